#!/usr/bin/env python3
"""Runs a program on stock asyncio and writes down what its event loop does, as a trace.

    python3 recorder.py program.py [ARGUMENT...] -o run.json             on the real clock: sockets, threads, processes
    python3 recorder.py --virtual program.py [ARGUMENT...] -o run.json   on a clock that jumps from timer to timer
    python3 recorder.py -m package.module [ARGUMENT...] -o run.json      a module, as `python3 -m` runs it
    python3 recorder.py --virtual --responses FOLDER program.py          the same, with recorded responses for aiohttp

Loopstep's stage plays the trace; docs/trace-format.md describes it. This is one file without dependencies, for CPython
3.12 and newer, so that it can be copied to wherever a program runs; only `--responses` needs the folder
`stand_ins`, too. From Python:

    recording = record('program.py', source, virtual=True)
    recording.events          # (name, time, values…): MEMBERS names the values
    recording.to_json()

How it watches: the loop is a subclass of asyncio's own, whose ready queue reports what joins it. Its callbacks
(`asyncio.Handle`) report when they run and when they are cancelled; tasks are a subclass that reports `cancel()`; their
steps stay CPython's. Lines and coroutines come from `sys.monitoring`, for the program's own file only.

On the virtual clock nothing takes time but timers, `time.sleep()` and jobs in threads or processes, which run at once
and take as long as they sleep. So a program gives the same trace in each run.
"""
import argparse
import ast
import asyncio
import builtins
import contextlib
import datetime
import functools
import gc
import heapq
import importlib.util
import inspect
import json
import logging
import math
import os
import re
import signal
import subprocess
import sys
import threading
import time
import tokenize
import traceback
import types
import warnings
import weakref
from asyncio import base_events, events, locks, mixins, queues, taskgroups, tasks
from collections import deque
from dataclasses import dataclass, field
from itertools import count, islice
from threading import get_ident

# What a callback is for, and what a task awaits: the names of the trace format.
STEP, SLEEP, TIMEOUT, GATHER, CALLBACK = 'task_step', 'sleep', 'timeout', 'gather', 'callback'
YIELD, FUTURE, TASK, EXECUTOR, NETWORK = 'yield', 'future', 'task', 'executor', 'network'

# The members of each event after its name and time, in the order in which they are written. A member that is None is
# left out, and so are further values, which task_names() uses.
MEMBERS = {
    'task_created': ('task', 'creator', 'name', 'coroutine'),
    'handle_scheduled': ('handle', 'task', 'kind', 'label', 'cause', 'cause_task', 'gathered_by', 'waited'),
    'iteration_started': ('iteration',),
    'handle_started': ('handle', 'task', 'kind'),
    'handle_finished': ('handle', 'lines_skipped'),
    'handle_cancelled': ('handle',),
    'timer_set': ('handle', 'task', 'kind', 'label', 'due'),
    'timer_due': ('handle',),
    'timer_cancelled': ('handle',),
    'task_suspended': ('task', 'awaits', 'until', 'tasks', 'outside', 'label', 'stack', 'object'),
    'task_done': ('task', 'outcome', 'error', 'error_type', 'traceback'),
    'cancel_requested': ('task', 'by', 'accepted'),
    'line': ('task', 'line'),
    'output': ('task', 'text', 'stream'),
    'blocked': ('task', 'seconds'),
    'external': ('text', 'about', 'task'),
    'coroutine_created': ('task', 'coroutine', 'call'),
    'coroutine_entered': ('task', 'coroutine'),
    'coroutine_left': ('task', 'coroutine'),
    'coroutine_dropped': ('task', 'coroutine'),
    'outside_started': ('task', 'operation', 'kind', 'label'),
    'outside_ended': ('operation', 'outcome', 'answer'),
    'object_created': ('task', 'object', 'type', 'name'),
    'object_changed': ('object', 'type', 'members'),
}

# What asyncio.run() does for itself; the program knows nothing of it.
HIDDEN_CALLBACKS = {'_run_until_complete_cb', '_read_from_self'}
HIDDEN_COROUTINES = {'BaseEventLoop.shutdown_asyncgens', 'BaseEventLoop.shutdown_default_executor'}

TASKS = tasks.Task, tasks._PyTask  # asyncio's class in C, if there is one, and in Python
# The steps of a task in C and in Python: `task_wakeup` and `TaskStepMethWrapper` are C's.
STEP_TYPES = {'TaskStepMethWrapper'}
STEP_NAMES = {'task_wakeup', 'TaskWakeupMethWrapper', '__step', '__wakeup'}

# What asyncio's complaints are about, by their words.
COMPLAINTS = {'never retrieved': 'never_retrieved', 'was destroyed but it is pending': 'never_done'}

ASYNCHRONOUS = inspect.CO_COROUTINE | inspect.CO_ASYNC_GENERATOR
# What a call of the program can return that is recorded. Locks, queues and the like share a base class of asyncio's.
AWAITABLES = types.CoroutineType, types.AsyncGeneratorType
OBJECTS = mixins._LoopBoundMixin, asyncio.TaskGroup
MADE_BY_CALLS = AWAITABLES + OBJECTS
# What the trace calls them. A class comes before those that it is derived from.
OBJECT_TYPES = (asyncio.Lock, asyncio.Condition, asyncio.BoundedSemaphore, asyncio.Semaphore, asyncio.Event,
                asyncio.Barrier, asyncio.PriorityQueue, asyncio.LifoQueue, asyncio.Queue, asyncio.TaskGroup)
# Code that is part of a statement: its lines are those of the statement.
EXPRESSIONS = {'<lambda>', '<genexpr>'}
LINES_BETWEEN_CHECKS = 1_000  # of the limits
SHARING = {'asyncio.locks', 'asyncio.queues'}  # the modules of locks, queues and the like
JOINING_A_GROUP = asyncio.TaskGroup.create_task.__code__

MOST_COUNTED = 2**31 - 1
MOST_SHOWN = 8  # of a queue's items, of the tasks that wait for an object, and of a group's tasks

# What the page opens at most: trace::JsonLimits has the same limits, and more room in an event than these lists take.
MOST_EVENTS = 1_000_000
MOST_BYTES = 64 * 2**20
MOST_NUMBERED = 100_000  # tasks, coroutines, operations outside the loop, and objects, each
MOST_AWAITED = 500_000  # results that one wait is for
MOST_PLACES = 1_000  # of a traceback, or of the coroutines that a task is in: the innermost
LONGEST_SOURCE = 10_000_000  # characters

LONGEST_TEXT = 10_000  # characters of one line of output or of an error
NOT_VIRTUAL = ('there are no sockets, pipes, signals and subprocesses on the virtual clock. '
               'Record the program without --virtual.')
EPOCH = 1_767_225_600.0  # 2026-01-01, the start of the virtual clock for time.time()
LONGEST_SLEEP = 2**63 / 10**9  # seconds: CPython counts nanoseconds
LEAST_PROCESS = 1.2  # seconds that a job in a process takes there: computing takes none, and shows nothing
ADDRESS = re.compile(r'(?<= at )0x[0-9a-fA-F]{5,16}(?=[>\s])')  # in `<object object at 0x7f3c2a1b4d60>`


class RecordingEnded(BaseException):
    """The program did more than the limits allow, or waits for something that can never happen.

    No Exception, lest the program catches it by accident.
    """


@dataclass(frozen=True)
class Limits:
    """When a recording ends. What was recorded until then is kept."""
    events: int = 200_000
    lines: int = 2_000_000  # that the program runs, recorded or not
    rounds: int = 20_000_000  # of loops in one line, on the virtual clock
    lines_in_step: int = 1_000  # that are recorded in one step; further ones are counted only
    output: int = 2_000_000  # characters
    seconds: float | None = None  # of real time


@dataclass
class Recording:
    """What a program did. `error` is what it ended with, if it raised something."""
    name: str
    source: str
    clock: str
    events: list = field(default_factory=list)
    truncated: str | None = None  # the limit that ended the recording, in words
    error: BaseException | None = None
    names: dict = field(default_factory=dict)  # task -> the name that set_name() gave it

    def to_json(self):
        """The trace as text, in the form that docs/trace-format.md describes: an event a line.

        It ends, and so does the recording, before it is too long for the page.
        """
        program = {'name': self.name, 'text': self.source, 'python': sys.version.split()[0]}
        lines = self.lines_within(MOST_BYTES - ROOM_AROUND - len(whole(_encode(program)).encode()))
        head = {'format': 1, 'program': program, 'clock': self.clock}
        if self.truncated:
            head['truncated'] = self.truncated
        return whole(f'{_encode(head)[:-1]},"events":[\n') + ',\n'.join(lines) + '\n]}\n'

    def lines_within(self, most_bytes):
        """A line for each event, as many as fit. Leaves out the events for which there is no room."""
        names = task_names(self.events) | self.names
        digits = None if self.clock == 'virtual' else 6  # a real clock is no more exact
        lines = []
        for event in in_order(self.events):
            line = whole(event_text(event, names, digits))
            most_bytes -= len(line.encode()) + len(',\n')
            if most_bytes < 0 or len(lines) == MOST_EVENTS:
                self.truncated = self.truncated or (
                    'a file of more than 64 MiB' if most_bytes < 0 else too_many(MOST_EVENTS, 'events'))
                end = end_of_part(self.events, len(lines))
                del lines[end:], self.events[end:]
                break
            lines.append(line)
        return lines


ROOM_AROUND = 1_000  # bytes, for what stands around the events and for the reason why they end


def too_many(most, what):
    return f'more than {most:,} {what}'


def end_of_part(recorded, end):
    """`end`, or the place just before it that does not part a task's creation from its first callback."""
    return end - 1 if 0 < end < len(recorded) and recorded[end][0] == 'task_created' else end


_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(',', ':')).encode


def in_order(recorded):
    """Events whose times never go back. A finalizer that runs while an event is made can add its own before it."""
    latest = 0.0
    for event in recorded:
        if event[1] < latest:
            event = event[0], latest, *event[2:]
        latest = event[1]
        yield event


def event_text(event, names, digits):
    kind, when, *values = event
    told = {'event': kind, 'time': number(when, digits)}
    for member, value in zip(MEMBERS[kind], values):
        if value is not None:
            told[member] = number(value, digits) if type(value) is float else value
    if kind == 'task_created':
        told['name'] = names[told['task']]
    elif kind == 'object_changed':
        told |= told.pop('members')
    return _encode(told)


def number(value, digits):
    """A float as the trace has it: whole ones without a fraction, and null for a time that never comes."""
    if value == -math.inf:
        return 0  # a time before the start, as any other
    if not math.isfinite(value):
        return None
    if digits is not None:
        value = round(value, digits)
    return int(value) if value.is_integer() else value


def task_names(recorded):
    """{task: its name}: what the program calls it, else its function; where that is called more than once, the argument
    that tells the calls apart. asyncio's default, `Task-4`, tells a reader nothing.
    """
    names, calls, made = {}, {}, {}
    for kind, _, *values in recorded:
        if kind == 'coroutine_created':
            _, coroutine, _, function, arguments = values
            made[coroutine] = function, arguments
            calls.setdefault(function, []).append(arguments)
        elif kind == 'task_created':
            task, _, name, coroutine = values
            names[task] = name, made.get(coroutine)
    position = {function: telling_argument(several) for function, several in calls.items()}
    return {task: name_by(*call, position[call[0]]) if call and is_default(name) else name
            for task, (name, call) in names.items()}


def is_default(name):
    """Whether the program has given a task no name: `Task-4`, or CPython's `None` for tasks of its task factory."""
    return name.startswith('Task-') or name == 'None'


def telling_argument(calls):
    """The position of the first argument that tells calls apart, or None."""
    for position in range(min(map(len, calls))):
        if len({arguments[position] for arguments in calls}) > 1:
            return position
    return None


def name_by(function, arguments, position):
    if position is None:
        return function
    argument = arguments[position]
    return json.loads(argument) if argument.startswith('"') else f'{function} {argument}'


# --- texts


def whole(text):
    """A text in which halves of a character, which UTF-8 cannot have, are question marks."""
    return text.encode('utf-8', 'replace').decode('utf-8')


def shortened(text, most=LONGEST_TEXT):
    return text if len(text) <= most else text[:most - 1] + '…'


def value_text(name, value):
    """An argument as a reader of the program would write it; other objects by the name that the function gives them.

    No method of the program's own runs for it.
    """
    if type(value) is str:
        return json.dumps(shortened(value, 40), ensure_ascii=False)
    is_short = value is None or type(value) in (bool, float) or type(value) is int and value.bit_length() < 128
    return repr(value) if is_short else name


def error_text(error):
    try:
        return shortened(str(error)) or None
    except Exception:  # of the program's own __str__()
        return None


def arguments_of(frame):
    """The texts of the arguments with which the function of a frame that has not run was called."""
    code = frame.f_code
    count = code.co_argcount + code.co_kwonlyargcount
    names = [name for name in code.co_varnames[:count] if name not in ('self', 'cls')]
    values = frame.f_locals
    texts = [value_text(name, values[name]) for name in names if name in values]
    if code.co_flags & inspect.CO_VARARGS:
        name = code.co_varnames[count]
        texts += [value_text(name, value) for value in values.get(name, ())]
    return tuple(texts)


def callback_label(callback):
    while isinstance(callback, functools.partial):
        callback = callback.func
    return function_name(callback).replace('.<locals>', '')


def function_name(function):
    name = getattr(function, '__qualname__', None)
    if not isinstance(name, str):
        name = type(function).__name__
    of_module = isinstance(function, types.BuiltinFunctionType) and function.__module__ not in (None, 'builtins')
    return f'{function.__module__}.{name}' if of_module else name


def job_label(function, where):
    """What runs in a thread or a process: asyncio.to_thread() wraps it in a context's run()."""
    while isinstance(function, functools.partial):
        inner = function.func
        runs_in_context = getattr(inner, '__name__', '') == 'run' and function.args
        function = function.args[0] if runs_in_context else inner
    return f'{function_name(function)} in a {where}'


def first_lines(tree):
    """{line: the first line of the innermost statement or except clause that it belongs to}"""
    first = {}
    for node in ast.walk(tree):  # outer statements come before inner ones
        if isinstance(node, (ast.stmt, ast.ExceptHandler)):
            for line in range(node.lineno, node.end_lineno + 1):
                first[line] = node.lineno
    return first


# --- what a task is suspended in


def frame_and_inner(awaitable):
    """The frame of a coroutine or generator, and what that awaits; None for what has none."""
    if type(awaitable) is types.CoroutineType:
        return awaitable.cr_frame, awaitable.cr_await
    if type(awaitable).__name__ == 'FutureIter':  # of most waits, the innermost
        return None, None
    for prefix, inner in (('cr', 'cr_await'), ('gi', 'gi_yieldfrom'), ('ag', 'ag_await')):
        if hasattr(awaitable, prefix + '_frame'):
            return getattr(awaitable, prefix + '_frame'), getattr(awaitable, inner)
    return None, generator_of(awaitable)


def generator_of(awaitable):
    """The coroutine or generator that an `asend()` or `__await__()` of C runs, which it does not show."""
    if type(awaitable).__name__ in ('async_generator_asend', 'async_generator_athrow', 'coroutine_wrapper',
                                    'anext_awaitable'):
        for thing in gc.get_referents(awaitable):
            if hasattr(thing, 'cr_frame') or hasattr(thing, 'ag_frame'):
                return thing
    return None


def frames_of(coroutine):
    """The frames that a suspended coroutine is in, outermost first."""
    while coroutine is not None:
        frame, coroutine = frame_and_inner(coroutine)
        if frame is not None:
            yield frame


def awaiting(frames):
    """The innermost frame, or the method of a lock, queue or the like that it helps: `Queue.join` waits in an Event."""
    for outer, frame in zip(reversed(frames[:-1]), reversed(frames)):
        if frame.f_globals.get('__name__') not in SHARING or outer.f_globals.get('__name__') not in SHARING:
            return frame
    return frames[0]


def closed_over(function, kind):
    """The first value of a type that a function has in its closure, or None."""
    for cell in getattr(function, '__closure__', None) or ():
        try:
            if isinstance(cell.cell_contents, kind):
                return cell.cell_contents
        except ValueError:  # not assigned yet
            continue
    return None


def end_of(future):
    """How a future or a task has ended: (outcome, its error, the error's text); None for what there is not."""
    if future.cancelled():
        return 'cancelled', None, None
    error = future._exception  # exception() would make the error a retrieved one
    if error is None:
        return 'returned', None, None
    return 'failed', error, error_text(error)


@dataclass(slots=True)
class Wait:
    """What a suspended task waits for."""
    awaits: str
    label: str | None = None
    until: float | None = None
    tasks: list | None = None
    outside: list | None = None


class TaskState:
    """What is known of a task. It does not hold it: asyncio reports unretrieved errors when a task is freed."""
    __slots__ = ('number', 'task', 'scheduled', 'suspended', 'since', 'wait', 'future')

    def __init__(self, number, task):
        self.number = number  # None: hidden
        self.task = weakref.ref(task)
        self.scheduled = self.suspended = False
        self.since, self.wait = 0.0, Wait(YIELD)
        self.future = None  # the id of what it waits for


def number_of(state):
    return state.number if state is not None else None


class CoroutineState:
    """A coroutine or asynchronous generator of the program."""
    __slots__ = ('number', 'entered', 'inside', 'reference')

    def __init__(self, number):
        self.number, self.entered, self.inside, self.reference = number, False, False, None


class ObjectState:
    """A lock, a queue or the like that the program made. `seen`: its members as they were recorded last."""
    __slots__ = ('number', 'reference', 'type', 'seen', 'holder', 'tasks')

    def __init__(self, number, thing):
        self.number, self.reference = number, weakref.ref(thing)
        self.type = next(kind.__name__ for kind in OBJECT_TYPES if isinstance(thing, kind))
        self.seen, self.holder = None, None
        self.tasks = {}  # numbers of a group's tasks that are not done


def contents_of(thing, waiting):
    """What an object is like: its members in the trace. `waiting(name, futures)` are the tasks that wait for these.

    By asyncio's own methods, lest the program's run.
    """
    if isinstance(thing, asyncio.Queue):
        items = islice(reversed(thing._queue) if isinstance(thing, asyncio.LifoQueue) else thing._queue, MOST_SHOWN)
        most = 0 if thing._maxsize == math.inf else count_of(thing._maxsize)
        return {'size': asyncio.Queue.qsize(thing), 'maxsize': most,
                'items': [value_text(type(item).__name__, item) for item in items],
                **waiting('getter', thing._getters), **waiting('putter', thing._putters)}
    if isinstance(thing, (asyncio.Lock, asyncio.Condition)):
        lock = thing if isinstance(thing, asyncio.Lock) else thing._lock
        return {'locked': asyncio.Lock.locked(lock), **waiting('waiter', thing._waiters)}
    if isinstance(thing, asyncio.Semaphore):
        return {'value': count_of(thing._value), **waiting('waiter', thing._waiters)}
    if isinstance(thing, asyncio.Event):
        return {'set': asyncio.Event.is_set(thing), **waiting('waiter', thing._waiters)}
    return {'parties': count_of(thing._parties), **waiting('waiter', thing._cond._waiters)}


def count_of(number):
    """A number of things as the trace has it: programs also give fractions, infinity, and less than none."""
    return math.ceil(max(0, min(number, MOST_COUNTED)))


def shown(name, first, count):
    """`waiters` and the like: the first, and how many there are if those are not all."""
    return {f'{name}s': first} if count <= MOST_SHOWN else {f'{name}s': first, f'{name}_count': count}


def functions_of(*modules):
    """The code of all methods of these modules' classes."""
    for module in modules:
        for kind in vars(module).values():
            if isinstance(kind, type) and kind.__module__ == module.__name__:
                yield from (method.__code__ for method in vars(kind).values() if inspect.isfunction(method))


class Recorder:
    """Keeps the events. Loop, callbacks, tasks and the program's watch call it as things happen."""

    def __init__(self, recording, clock, limits, watcher=None):
        self.recording, self.clock, self.limits, self.watcher = recording, clock, limits, watcher
        self.add, self.now = recording.events.append, clock.now
        self.thread = get_ident()
        self.file = None  # the program's path, as its code objects have it
        self.task = None  # the TaskState that runs; within an eager task, that one
        self.running = None  # the callback that runs
        self.new_iteration = False
        self.handles = self.task_count = self.iterations = self.coroutine_count = self.operations = 0
        self.foreign = {}  # id of a task of another class -> its TaskState
        self.cancelling = []  # tasks whose cancel() runs
        self.sleeps = {}  # id of a sleep's future -> its deadline
        self.waits = {}  # id of a future -> the TaskState that waits for it
        self.outside = {}  # id of a future -> (operation, the future, label, what awaiting it is called, answer)
        self.outside_done = set()  # ids of those that are done
        self.coroutines = {}  # id of a frame -> its CoroutineState
        self.from_threads = deque()  # functions that add what other threads did
        self.lines = self.rounds = self.lines_in_step = self.printed = self.check_at = 0
        self.partial = {}  # (stream, task) -> the line of output that has not ended
        self.closing = None  # the task with which asyncio.run() waits for its threads to end
        self.loops = []  # that are recorded
        self.objects = {}  # id of a lock, a queue or the like -> its ObjectState
        self.object_count = 0
        self.signals = []  # (handler, signal) that waited until the recorder had done its work
        self.affected = {}  # id of an object -> the ObjectStates that its methods may change
        self.used = {}  # number -> ObjectState, of those that may have changed since the last step
        self.customized = {}  # the same of the program's own classes, whose methods may change them unseen
        self.on_first_object = lambda: None
        self.answer = None  # the function that answers requests on the virtual clock
        self.addresses = {}  # as the program prints them -> as the trace has them
        self.next_hash = count(1).__next__  # of tasks and futures on the virtual clock
        self.next_name = count(1).__next__  # of tasks

    @property
    def ended(self):
        return self.recording.truncated is not None

    def end(self, why):
        """Ends the recording. Whatever the program does afterwards, its clean-up too, ends with the same exception."""
        self.stop(why)
        raise RecordingEnded(self.recording.truncated)

    def stop(self, why):
        """Ends the recording where nothing may be raised: the next line or callback ends the program."""
        if not self.ended:
            self.recording.truncated = why
            self.add = lambda event: None
            self.check_at = 0

    def numbered(self, number, what):
        """The number of a new task or the like. The page shows so many."""
        if number > MOST_NUMBERED:
            self.stop(too_many(MOST_NUMBERED, what))
        return number

    def check_limits(self):
        limits = self.limits
        if self.watcher is not None:
            self.watcher(self.recording)
        if self.ended:
            self.end(self.recording.truncated)
        if len(self.recording.events) > limits.events:
            self.end(too_many(limits.events, 'events'))
        if limits.seconds is not None and self.clock.real_seconds() > limits.seconds:
            self.end(f'more than {limits.seconds:g} seconds')

    # Tasks

    def known(self, task):
        return getattr(task, 'loopstep_state', None) or self.foreign.get(id(task))

    def state_of(self, task, coroutine=None):
        state = self.known(task)
        if state is None:  # a task of another class that started eagerly, which nobody reports
            if coroutine is None and not task.done():  # of one that is done, get_coro() crashes CPython 3.12.1
                coroutine = task.get_coro()
            state = self.eager_task(task, coroutine, task.get_name())
            if state.number is not None:
                self.end_of_step(state)
        return state

    def introduce(self, task, coroutine):
        """The state of a task that is seen for the first time."""
        hidden = getattr(coroutine, '__qualname__', '') in HIDDEN_COROUTINES
        if not hidden:
            self.task_count = self.numbered(self.task_count + 1, 'tasks')
        state = TaskState(None if hidden else self.task_count, task)
        if isinstance(task, RecordedTask):
            task.loopstep_state = state
        else:
            self.foreign[id(task)] = state
            state.task = self.reference_to(task, Recorder.foreign_freed, id(task), state)
        return state

    def reference_to(self, thing, freed, key, state):
        """A weak reference. When the thing is freed, it calls freed(recorder, key, state), if there still is one."""
        recorder = weakref.ref(self)

        def call(_):
            if (live := recorder()) is not None:
                freed(live, key, state)
        return weakref.ref(thing, call)

    def foreign_freed(self, key, state):
        """Its id can be that of another task from now on. If it is suspended, it never ends."""
        if self.is_elsewhere():
            self.from_threads.append(lambda: self.foreign_freed(key, state))
        elif self.foreign.get(key) is state:
            del self.foreign[key]
            if state.suspended and state.number is not None:
                self.external('A task was freed before it ended', 'never_done', state.number)

    def creation(self, state, coroutine, name):
        """The event of a new task."""
        made = self.coroutine_of(coroutine)
        if made is None and is_default(name):  # a coroutine of a library
            name = getattr(coroutine, '__qualname__', name)
        return 'task_created', self.now(), state.number, number_of(self.task), name, number_of(made)

    def eager_task(self, task, coroutine, name):
        """A task that runs before it is scheduled, inside the step of its creator."""
        state = self.introduce(task, coroutine)
        state.scheduled = True
        if state.number is not None:
            created = self.creation(state, coroutine, name or f'Task-{state.number}')
            self.add(created)  # unless that has ended the recording
        return state

    def end_of_step(self, state):
        """A task has run, to its end or to its next suspension."""
        task = state.task()
        if task.done():
            self.task_done(state, task)
        elif not state.suspended:
            self.task_suspended(state, task)

    def task_done(self, state, task):
        outcome, error, text = end_of(task)
        kind, places = None, None
        if error is not None:
            kind, places = type(error).__name__, self.places(traceback.walk_tb(error.__traceback__)) or None
        self.add(('task_done', self.now(), state.number, outcome, self.told(text), kind, places))

    def places(self, frames):
        """[[function, line], …] in the program's file, of frames with their lines."""
        here = [[frame.f_code.co_name, line] for frame, line in frames if frame.f_code.co_filename == self.file]
        return here[-MOST_PLACES:]

    def task_suspended(self, state, task):
        state.suspended = True
        future = task._fut_waiter
        frames = list(frames_of(task.get_coro()))
        state.wait = wait = Wait(YIELD) if future is None else self.wait_for(future, frames)
        if future is not None:
            state.future = id(future)
            self.waits[state.future] = state
        state.since = now = self.now()
        stack = self.places((frame, frame.f_lineno) for frame in frames)
        if len(wait.tasks or ()) + len(wait.outside or ()) > MOST_AWAITED:
            self.stop(too_many(MOST_AWAITED, 'results awaited at once'))
        self.add(('task_suspended', now, state.number, wait.awaits, wait.until, wait.tasks, wait.outside, wait.label,
                  stack if len(stack) > 1 else None, self.object_in(frames) if self.objects else None))

    def wait_for(self, future, frames):
        if id(future) in self.sleeps:
            return Wait(SLEEP, until=self.clock.since_start(self.sleeps[id(future)]))
        if isinstance(future, TASKS):
            return Wait(TASK, tasks=self.numbers([future]))
        if isinstance(future, tasks._GatheringFuture):
            return self.wait_for_gather(future)
        if id(future) in self.outside:
            _, _, label, awaits, _ = self.outside[id(future)]
            return Wait(awaits, label)
        for callback, *_ in future._callbacks or ():
            if getattr(callback, '__qualname__', '') == 'shield.<locals>._outer_done_callback':
                inner = closed_over(callback, TASKS)
                return Wait(TASK, 'shield', tasks=self.numbers([inner] if inner else ()))
        return self.wait_in(awaiting(frames)) if frames else Wait(FUTURE)

    def wait_for_gather(self, future):
        children = future._children
        outside = [self.label_outside(child) for child in children if not isinstance(child, TASKS)]
        return Wait(GATHER, tasks=self.numbers(child for child in children if isinstance(child, TASKS)),
                    outside=outside or None)

    def numbers(self, awaited):
        found = [self.state_of(task).number for task in awaited]
        return [one for one in found if one is not None] or None

    def wait_in(self, frame):
        """What a function of asyncio waits for, by its name: `Lock.acquire`, `Queue.get`, `StreamReader.read`, …"""
        code = frame.f_code
        module = frame.f_globals.get('__name__', '')
        if module in SHARING:
            kind = type(frame.f_locals.get('self')).__name__
            return Wait(FUTURE, f'{kind}.{code.co_name}' if module == 'asyncio.queues' else kind)
        if code.co_qualname in ('TaskGroup._aexit', 'TaskGroup.__aexit__'):
            unfinished = (task for task in frame.f_locals['self']._tasks if not task.done())
            return Wait(GATHER, 'TaskGroup', tasks=sorted(self.numbers(unfinished) or ()) or None)
        if code is tasks._wait.__code__:
            unfinished = (one for one in frame.f_locals['fs'] if isinstance(one, TASKS) and not one.done())
            return Wait(FUTURE, 'wait', tasks=sorted(self.numbers(unfinished) or ()) or None)
        if module in ('asyncio.streams', 'asyncio.selector_events', 'asyncio.base_events'):
            return Wait(NETWORK, code.co_qualname)
        return Wait(FUTURE, None if code.co_filename == self.file else code.co_qualname)

    def cancel_requested(self, task, accepted):
        number = self.state_of(task).number
        if number is not None:
            self.add(('cancel_requested', self.now(), number, number_of(self.task), accepted))

    # Callbacks

    def is_closing(self):
        """Whether asyncio.run() cleans up: what it schedules for itself is hidden."""
        return self.closing is not None and not self.closing.done()

    def handle_scheduled(self, handle):
        """A callback joins the ready queue now."""
        callback = handle._callback
        handle.task = handle.label = None
        if self.outside and handle._args:
            self.note_done(handle._args[0])  # if this is a callback of a future; those of executors have one always
        owner = getattr(callback, '__self__', None)
        name = getattr(callback, '__name__', '')
        if isinstance(owner, TASKS) and (type(callback).__name__ in STEP_TYPES or name in STEP_NAMES):
            self.step_scheduled(handle, owner)
        elif name in HIDDEN_CALLBACKS or self.is_closing() and self.running is None:
            handle.number = 0
        elif getattr(callback, '__qualname__', '') == 'gather.<locals>._done_callback':
            self.gather_scheduled(handle, handle._args[0])
        else:
            if name == '_on_task_done' and isinstance(owner, asyncio.TaskGroup):
                self.object_used(owner)
                self.left_group(owner, handle._args[0])
            handle.kind, handle.label = CALLBACK, callback_label(callback)
            cause = 'called' if self.running is not None else 'outside'
            self.add_scheduled(handle, cause, number_of(self.task))

    def scheduling(self, handle, cause, cause_task=None, gathered_by=None, waited=0.0):
        """The event of a callback that joins the ready queue."""
        self.handles += 1
        handle.number = self.handles
        return ('handle_scheduled', self.now(), handle.number, number_of(handle.task), handle.kind,
                handle.label, cause, cause_task, gathered_by, waited)

    def add_scheduled(self, handle, cause, cause_task=None, gathered_by=None, waited=0.0):
        self.add(self.scheduling(handle, cause, cause_task, gathered_by, waited))

    def gather_scheduled(self, handle, child):
        handle.kind = GATHER
        if isinstance(child, TASKS):
            handle.task = self.state_of(child)
            self.add_scheduled(handle, 'task_done', handle.task.number)
        else:
            handle.label = self.label_outside(child)
            gathering = closed_over(handle._callback, tasks._GatheringFuture)
            self.add_scheduled(handle, 'future_done', gathered_by=number_of(self.waits.get(id(gathering))))

    def label_outside(self, future):
        known = self.outside.get(id(future))
        return known[2] if known else 'a result'

    def step_scheduled(self, handle, task):
        state = self.known(task) or self.introduce(task, task.get_coro())
        handle.kind, handle.task = STEP, state
        if state.number is None:
            handle.number = 0
            self.closing = task
            return
        if not state.scheduled:
            state.scheduled = True
            coroutine = task.get_coro()
            self.coroutine_of(coroutine)  # reports a coroutine that nobody has seen the program call
            scheduled = self.scheduling(handle, 'created', number_of(self.task))
            created = self.creation(state, coroutine, task.get_name())
            if not self.ended:  # both or neither: a finalizer that runs between two events can end the recording
                self.recording.events += scheduled, created
            return
        if self.task is state and not state.suspended and not task.done():
            self.task_suspended(state, task)  # it yields, or what it awaits is done already
        cause, cause_task = self.cause_of(state, task)
        self.add_scheduled(handle, cause, cause_task, waited=self.clock.passed(state.since))

    def cause_of(self, state, task):
        """Why a task runs again: what it waited for, and what runs now, tell it."""
        awaits, running, current = state.wait.awaits, self.running, number_of(self.task)
        if awaits == YIELD:
            return 'yielded', None
        if awaits not in (TASK, GATHER) and any(one is task for one in self.cancelling):
            return 'cancelled', current
        if awaits == SLEEP:
            return ('timer', None) if running is not None and running.kind == SLEEP else ('cancelled', current)
        if awaits == TASK:
            return 'task_done', state.wait.tasks[0] if state.wait.tasks else None
        if awaits == GATHER:
            return 'gathered', None
        if awaits in (EXECUTOR, NETWORK) or running is None:
            return 'outside', None
        return 'future_done', None

    def timer_set(self, timer):
        callback = timer._callback
        name = getattr(callback, '__name__', '')
        timer.task = timer.label = timer.future = None
        timer.kind = CALLBACK
        if self.task is None and self.is_closing():
            return
        if name == '_set_result_unless_cancelled':
            timer.kind, timer.task, timer.future = SLEEP, self.task, timer._args[0]
            self.sleeps[id(timer.future)] = timer._when
        elif name == '_on_timeout':
            timed = getattr(callback.__self__, '_task', None)
            timer.kind, timer.task = TIMEOUT, self.task if timed is None else self.state_of(timed)
        else:
            timer.label = 'timeout of wait' if name == '_release_waiter' else callback_label(callback)
        self.handles += 1
        timer.number = self.handles
        self.add(('timer_set', self.now(), timer.number, number_of(timer.task), timer.kind, timer.label,
                  self.clock.since_start(timer._when)))

    def timer_due(self, timer):
        now = self.now()
        self.add(('timer_due', now, timer.number))
        self.add(('handle_scheduled', now, timer.number, number_of(timer.task), timer.kind, timer.label, 'timer',
                  None, None, 0.0))

    def handle_cancelled(self, handle):
        self.add(('handle_cancelled', self.now(), handle.number))
        handle.number = 0

    def timer_cancelled(self, timer):
        self.add(('timer_cancelled', self.now(), timer.number))
        timer.number = 0
        self.forget_sleep(timer)

    def forget_sleep(self, timer):
        if timer.future is not None:
            self.sleeps.pop(id(timer.future), None)
            timer.future = None

    def handle_started(self, handle, number):
        self.check_limits()
        now = self.now()
        if self.new_iteration:
            self.new_iteration = False
            self.iterations += 1
            self.add(('iteration_started', now, self.iterations))
        self.running = handle
        self.lines_in_step = 0
        state = handle.task
        self.add(('handle_started', now, number, number_of(state), handle.kind))
        if handle.kind == STEP:
            self.task = state
            state.suspended = False
            if self.waits.get(state.future) is state:
                del self.waits[state.future]
            state.future = None
        elif handle.kind == SLEEP:
            self.forget_sleep(handle)

    def handle_finished(self, number):
        if self.from_threads or self.partial:
            self.flush_output()
        if self.task is not None and self.task.number is not None:
            self.end_of_step(self.task)
        if self.outside_done:
            self.end_outside()
        skipped = self.lines_in_step - self.limits.lines_in_step
        if self.used or self.customized:
            self.add_changed_objects()
        self.add(('handle_finished', self.now(), number, skipped if skipped > 0 else None))
        self.running = self.task = None

    def handle_from_thread(self, handle):
        handle.number = None  # reported when the loop's own thread is back
        self.from_threads.append(lambda: handle._cancelled or self.scheduled_outside(handle))

    def report_from_threads(self):
        """Adds what other threads did. They do not add it themselves, lest times go back."""
        while self.from_threads:
            self.from_threads.popleft()()

    def is_elsewhere(self):
        """Whether this is another thread, which is outside the loop."""
        return get_ident() != self.thread

    def scheduled_outside(self, handle):
        """A callback of another thread, a signal, a file or a socket: no task has scheduled it."""
        running, self.running, task, self.task = self.running, None, self.task, None
        self.handle_scheduled(handle)
        self.running, self.task = running, task

    def loop_ended(self, loop):
        """Nothing of a loop runs any more: what is left in its queues is dropped, and its tasks never end."""
        left = tasks.all_tasks(loop)  # before their callbacks go, which may be the last to hold them
        # What a callback was the last to hold may schedule another one as it goes.
        while handles := [handle for handle in [*loop._ready, *loop._scheduled] if not handle._cancelled]:
            for handle in handles:
                handle.cancel()
        for task in left:
            state = self.state_of(task)
            if state.number is not None:
                self.external(f'The loop ended before {task.get_name()}', 'never_done', state.number)

    # Objects

    def object_made(self, thing, name):
        if id(thing) in self.objects or not isinstance(thing, OBJECT_TYPES):
            return
        if self.object_count == 0:
            self.on_first_object()
        self.object_count = self.numbered(self.object_count + 1, 'locks, queues and the like')
        state = ObjectState(self.object_count, thing)
        self.add(('object_created', self.now(), number_of(self.task), state.number, state.type, name or None))
        parts = [id(thing)]
        if isinstance(thing, asyncio.Condition):
            parts.append(id(thing._lock))  # whose acquire() and release() are the condition's
        self.objects[id(thing)] = self.used[state.number] = state
        for part in parts:
            self.affected.setdefault(part, []).append(state)
        if not type(thing).__module__.startswith('asyncio.'):
            self.customized[state.number] = state
        weakref.finalize(thing, self.object_freed, parts, state).atexit = False

    def object_freed(self, parts, state):
        del self.objects[parts[0]]
        for part in parts:
            self.affected[part].remove(state)
            if not self.affected[part]:
                del self.affected[part]
        self.used.pop(state.number, None)
        self.customized.pop(state.number, None)

    def object_used(self, thing):
        """A method of asyncio's locks, queues and task groups runs, or goes on: only they change these objects."""
        for state in self.affected.get(id(thing), ()):
            self.used[state.number] = state

    def joined_group(self, group, task):
        state, member = self.objects.get(id(group)), self.known(task)
        if state is not None and member is not None and not task.done():
            state.tasks[member.number] = None

    def left_group(self, group, task):
        state, member = self.objects.get(id(group)), self.known(task)
        if state is not None and member is not None:
            state.tasks.pop(member.number, None)

    def object_in(self, frames):
        """The object whose method a task waits in."""
        for frame in reversed(frames):
            state = self.objects.get(id(frame.f_locals.get('self')))
            if state is not None:
                return state.number
        return None

    def add_changed_objects(self):
        """Adds what the objects are like that are new or that the step has changed."""
        used = self.used | self.customized
        for number in sorted(used):
            state = used[number]
            if members := self.changed(state):
                self.add(('object_changed', self.now(), number, state.type, members))
        self.used.clear()  # now, because looking at an object uses it

    def changed(self, state):
        """What an object is like now; None if it is as it was recorded last."""
        thing = state.reference()
        if isinstance(thing, asyncio.TaskGroup):
            members = shown('task', sorted(islice(state.tasks, MOST_SHOWN)), len(state.tasks))
        else:
            try:
                members = contents_of(thing, self.waiting)
            except Exception:  # a class of the program's own that has not made what asyncio's has
                return None
        if members.get('locked'):
            if state.holder is None:  # asyncio does not know who holds a lock; it is who ran when it became locked
                state.holder = number_of(self.task)
            if state.holder is not None:
                members['holder'] = state.holder
        else:
            state.holder = None
        if members == state.seen:
            return None
        state.seen = members
        return members

    def waiting(self, name, futures):
        futures = futures or ()
        known = (self.waits[id(future)].number for future in futures if id(future) in self.waits)
        return shown(name, list(islice(known, MOST_SHOWN)), len(futures))

    # Outside the loop

    def outside_started(self, future, kind, label, awaits, answer=None):
        """@param answer what is recorded if its result arrives"""
        self.operations = self.numbered(self.operations + 1, 'operations outside the loop')
        self.outside[id(future)] = (self.operations, future, label, awaits, answer)
        self.add(('outside_started', self.now(), number_of(self.task), self.operations, kind, label))

    def end_outside(self):
        ended = sorted(self.outside.pop(key) for key in self.outside_done)
        self.outside_done.clear()
        for operation, future, _, _, answer in ended:
            outcome, _, error = end_of(future)
            if outcome != 'returned':
                answer = error
            elif answer is None and future._result is not None:
                answer = value_text(type(future._result).__name__, future._result)
            self.add(('outside_ended', self.now(), operation, outcome, self.told(answer)))

    def note_done(self, future):
        """Notes the end of an operation outside the loop. It may be given anything."""
        if id(future) in self.outside and future.done():
            self.outside_done.add(id(future))

    def external(self, text, about=None, task=None):
        self.add(('external', self.now(), shortened(self.told(text)), about, task))

    def told(self, text):
        """A text of the program. On the virtual clock, addresses are numbered: they differ in each run."""
        if text and self.clock.is_virtual and ' at 0x' in text:
            return ADDRESS.sub(lambda found: self.addresses.setdefault(found[0], hex(len(self.addresses) + 1)), text)
        return text

    # The program

    def coroutine_of(self, awaitable):
        """The CoroutineState of a coroutine or asynchronous generator of the program; None for any other."""
        frame = getattr(awaitable, 'cr_frame', None) or getattr(awaitable, 'ag_frame', None)
        if frame is None or frame.f_code.co_filename != self.file:
            return None
        state = self.coroutines.get(id(frame))
        if state is None:
            state = self.coroutine_created(frame, arguments_of(frame))
            state.reference = self.reference_to(awaitable, Recorder.coroutine_freed, id(frame), state)
        return state

    def coroutine_created(self, frame, arguments):
        self.coroutine_count = self.numbered(self.coroutine_count + 1, 'coroutines')
        state = self.coroutines[id(frame)] = CoroutineState(self.coroutine_count)
        function = frame.f_code.co_name
        self.add(('coroutine_created', self.now(), number_of(self.task), state.number,
                  f'{function}({", ".join(arguments)})', function, arguments))
        return state

    def coroutine_freed(self, key, state):
        if self.is_elsewhere():
            self.from_threads.append(lambda: self.coroutine_freed(key, state))
            return
        if self.coroutines.get(key) is state:
            del self.coroutines[key]
        if not state.entered:
            self.add(('coroutine_dropped', self.now(), number_of(self.task), state.number))

    def coroutine_entered(self, frame):
        state = self.coroutines.get(id(frame))
        if state is None:  # called by Python itself, for `async with` or `async for`
            state = self.coroutine_created(frame, ())
        state.entered = True
        if not state.inside and self.task is not None:
            state.inside = True
            self.add(('coroutine_entered', self.now(), self.task.number, state.number))

    def coroutine_left(self, frame, for_good):
        state = self.coroutines.get(id(frame))
        if state is None:
            return
        if state.inside:
            state.inside = False
            if self.task is not None:
                self.add(('coroutine_left', self.now(), self.task.number, state.number))
        if for_good:
            del self.coroutines[id(frame)]

    def line(self, line):
        self.lines_in_step += 1
        if self.lines_in_step <= self.limits.lines_in_step:
            self.add(('line', self.now(), self.task.number, line))

    def handle_signals(self):
        while self.signals:
            handler, number = self.signals.pop(0)
            handler(number, sys._getframe(1))

    def check_lines(self):
        self.handle_signals()
        if self.lines > self.limits.lines:
            self.end(too_many(self.limits.lines, 'lines'))
        if self.rounds > self.limits.rounds:
            self.end(too_many(self.limits.rounds, 'rounds of loops in one line'))
        self.check_limits()
        self.check_at = min(self.lines + LINES_BETWEEN_CHECKS, self.limits.lines + 1)

    def output(self, text, stream):
        if self.is_elsewhere():
            self.from_threads.append(lambda: self.add_text(text, stream, None))
        else:
            self.add_text(text, stream, number_of(self.task))

    def add_text(self, text, stream, task):
        if self.ended:
            return
        *whole, self.partial[stream, task] = (self.partial.get((stream, task), '') + text).split('\n')
        for line in whole:
            self.add_output(line, stream, task)
        self.printed += len(text)
        if self.printed > self.limits.output:
            self.end(too_many(self.limits.output, 'characters of output'))

    def add_output(self, line, stream, task):
        self.add(('output', self.now(), task, shortened(self.told(line)), stream))
        if self.watcher is not None:
            self.watcher(self.recording)

    def flush_output(self):
        """A line that has not ended belongs to the step that printed it."""
        self.report_from_threads()
        for (stream, task), line in self.partial.items():
            if line:
                self.add_output(line, stream, task)
        self.partial.clear()

    def blocked(self, seconds):
        self.add(('blocked', self.now(), number_of(self.task), float(seconds)))


# --- asyncio's classes, which report


class Reports:
    """Reports when a callback runs."""
    __slots__ = ()

    def _run(self):
        run_recorded(self)
        self = None  # as in CPython: an error's traceback, which has this frame, must not keep the task alive


class RecordedHandle(Reports, events.Handle):
    """A callback. `number` is its id in the trace; 0: it has none; None: a thread has scheduled it, unreported yet."""
    __slots__ = ('number', 'kind', 'task', 'label')

    def __init__(self, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self.number = 0

    def cancel(self):
        if self.number and not self._cancelled:
            self._loop.recorder.handle_cancelled(self)
        super().cancel()


class RecordedTimer(Reports, events.TimerHandle):
    __slots__ = ('number', 'kind', 'task', 'label', 'future')

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(when, callback, args, loop, context)
        self.number = 0

    def cancel(self):
        if self.number and not self._cancelled:
            recorder = self._loop.recorder
            (recorder.timer_cancelled if self._scheduled else recorder.handle_cancelled)(self)
        super().cancel()


_run_callback = events.Handle._run


def run_recorded(handle):
    recorder = getattr(handle._loop, 'recorder', None)  # None: a loop that is not recorded
    if handle.number is None:
        recorder.report_from_threads()
    number, handle.number = handle.number, 0  # to cancel it from now on has no effect
    try:
        if number:
            recorder.handle_started(handle, number)
        _run_callback(handle)
    finally:
        if number:
            recorder.handle_finished(number)
        handle = None  # as in _run()
    if number and recorder.signals:
        recorder.handle_signals()


class RecordedTask(asyncio.Task):
    """Reports `cancel()` and what it does when it starts eagerly."""

    def __init__(self, coro, *, loop=None, eager_start=False, **options):
        recorder = getattr(loop, 'recorder', None)
        if recorder is None or not eager_start or not loop.is_running():
            super().__init__(coro, loop=loop, **options)
            return
        outer, recorder.task = recorder.task, recorder.eager_task(self, coro, options.get('name'))
        try:
            super().__init__(coro, loop=loop, eager_start=True, **options)
        finally:
            recorder.end_of_step(recorder.task)
            recorder.task = outer
            self = coro = None  # no reference cycle through an error's traceback, which has this frame

    def cancel(self, msg=None):
        recorder = getattr(self.get_loop(), 'recorder', None)
        if recorder is None:
            return super().cancel(msg)
        recorder.cancelling.append(self)
        try:
            accepted = super().cancel(msg)
        finally:
            recorder.cancelling.pop()
        if recorder.outside_done:
            recorder.end_outside()
        recorder.cancel_requested(self, accepted)
        return accepted

    def set_name(self, value):
        super().set_name(value)
        recorder = getattr(self.get_loop(), 'recorder', None)
        if recorder is not None and value is not None:  # None: asyncio's own default of task factories
            recorder.recording.names[recorder.state_of(self).number] = str(value)


class InOrder:
    """Hashes tasks and futures by their order. By their address, sets of them have another order in each run."""

    def __hash__(self):
        known = getattr(self, 'loopstep_hash', None)
        if known is None:
            recorder = getattr(self.get_loop(), 'recorder', None)
            is_outside = recorder is None or recorder.is_elsewhere()
            known = self.loopstep_hash = object.__hash__(self) if is_outside else recorder.next_hash()
        return known


class VirtualTask(InOrder, RecordedTask):
    def __init__(self, coro, *, loop=None, name=None, **options):
        recorder = getattr(loop, 'recorder', None)
        if name is None and recorder is not None:
            name = f'Task-{recorder.next_name()}'
        try:
            super().__init__(coro, loop=loop, name=name, **options)
        finally:
            del self, coro  # as in RecordedTask


class VirtualFuture(InOrder, asyncio.Future):
    def cancel(self, msg=None):
        cancelled = super().cancel(msg)
        if cancelled and (recorder := getattr(self.get_loop(), 'recorder', None)) is not None:
            recorder.note_done(self)
        return cancelled


for ours, stock in (RecordedTask, tasks.Task), (VirtualTask, tasks.Task), (VirtualFuture, asyncio.Future):
    ours.__name__ = ours.__qualname__ = stock.__name__  # what the program prints of them is its own business
    ours.__module__ = stock.__module__


class Generators:
    """In place of a loop's WeakSet of its asynchronous generators: it closes them in the order of their start."""

    def __init__(self):
        self.references = {}  # by id

    def add(self, generator):
        references, key = self.references, id(generator)
        references[key] = weakref.ref(generator, lambda _: references.pop(key, None))

    def discard(self, generator):
        self.references.pop(id(generator), None)

    def clear(self):
        self.references.clear()

    def __len__(self):
        return len(self.references)

    def __iter__(self):
        return (reference() for reference in list(self.references.values()))


_append = deque.append


class ReadyQueue(deque):
    """A loop's ready queue, which reports what joins it."""

    def __init__(self, recorder):
        super().__init__()
        self.recorder = recorder

    def append(self, handle):
        recorder = self.recorder
        if get_ident() != recorder.thread:
            recorder.handle_from_thread(handle)
        elif not handle._cancelled:
            if isinstance(handle, RecordedTimer):
                recorder.timer_due(handle)
            elif handle._loop.delivering:
                recorder.scheduled_outside(handle)
            else:
                recorder.handle_scheduled(handle)
        _append(self, handle)


class RecordedLoop:
    """What both loops share."""
    recorder = None
    task_class = RecordedTask
    delivering = False  # whether files, sockets and signals deliver their callbacks

    def record_for(self, recorder):
        self.recorder = recorder
        recorder.loops.append(self)
        self._ready = ReadyQueue(recorder)

    def create_task(self, coro, **options):
        if self._task_factory is not None:
            task = super().create_task(coro, **options)
            try:
                if isinstance(task, TASKS):
                    self.recorder.state_of(task, coro)  # one that has started eagerly is new
                return task
            finally:
                del task, coro
        self._check_closed()
        task = self.task_class(coro, loop=self, **options)
        if task._source_traceback:
            del task._source_traceback[-1]
        try:
            return task
        finally:
            del task  # lest the traceback of an eager task's error keeps it alive: gh-128552

    def call_at(self, when, callback, *args, context=None):
        timer = super().call_at(when, callback, *args, context=context)
        self.recorder.timer_set(timer)
        return timer

    def close(self):
        if not self.is_running() and not self.is_closed():
            self.recorder.loop_ended(self)
        super().close()

    def start_iteration(self):
        self.recorder.check_limits()
        self.recorder.report_from_threads()
        self.recorder.new_iteration = True

    def job_started(self, future, executor, function):
        kind = 'process' if type(executor).__name__ == 'ProcessPoolExecutor' else 'thread'
        self.recorder.outside_started(future, kind, job_label(function, kind), EXECUTOR)
        return kind

    def call_exception_handler(self, context):
        recorder = self.recorder
        if recorder.ended:
            return  # the recording was ended amid tasks; that they never end is no fault of theirs
        error, task = context.get('exception'), context.get('task') or context.get('future')
        message = context.get('message', 'an error')
        text = message if error is None else f'{message}: {type(error).__name__}: {error_text(error) or ""}'
        about = next((about for words, about in COMPLAINTS.items() if words in message), 'error')
        state = recorder.known(task) if isinstance(task, asyncio.Future) else None
        if about == 'never_done':
            recorder.foreign.pop(id(task), None)
            about = about if number_of(state) else 'error'
        recorder.external(text, about, number_of(state))
        super().call_exception_handler(context)


class RealLoop(RecordedLoop, asyncio.SelectorEventLoop):
    """On the real clock: files, sockets, signals, threads and processes."""

    def record_for(self, recorder):
        super().record_for(recorder)
        select, limit = self._selector.select, recorder.limits.seconds

        def select_until_limit(timeout=None):
            left = max(0, limit - recorder.clock.now()) + 0.001
            return select(left if timeout is None else min(timeout, left))
        if limit is not None:
            self._selector.select = select_until_limit

    def _process_events(self, event_list):
        """CPython calls this in each iteration when it has waited for files and sockets."""
        self.start_iteration()
        self.delivering = True
        try:
            super()._process_events(event_list)
        finally:
            self.delivering = False
        self.recorder.handle_signals()

    def run_in_executor(self, executor, func, *args):
        future = super().run_in_executor(executor, func, *args)
        self.job_started(future, executor, func)
        return future


class VirtualSelector:
    """Where a real selector would wait, moves the clock to the next timer or to the next answer from outside."""

    def __init__(self, loop):
        self.loop = loop
        self.woken = threading.Event()

    def select(self, timeout=None):
        loop, clock = self.loop, self.loop.clock
        if timeout != 0:
            times = [timer._when for timer in loop._scheduled[:1]] + [arrival[0] for arrival in loop.arrivals[:1]]
            due = min(times, default=math.inf)
            if due == math.inf:
                self.wait_for_threads()
            else:
                clock.time = max(clock.time, float(due))  # which the program may have given as a whole number
        return ()

    def wait_for_threads(self):
        if threading.active_count() == 1:
            self.loop.recorder.end('every task waits for something that can never happen')
        self.woken.wait(0.05)
        self.woken.clear()


class VirtualLoop(RecordedLoop, base_events.BaseEventLoop):
    """On the virtual clock. It has no selector and needs no operating system, so it runs in a browser too."""
    task_class = VirtualTask

    def __init__(self, selector=None):
        super().__init__()
        self._asyncgens = Generators()
        self.arrivals = []  # a heap of (time, number, callback)
        self.arrival_count = 0
        self._selector = VirtualSelector(self)

    @property
    def clock(self):
        return self.recorder.clock

    def time(self):
        return self.clock.time

    def create_future(self):
        return VirtualFuture(loop=self)

    def run_in_executor(self, executor, func, *args):
        """Runs the job at once. Its result arrives as much later as it has slept, from a process not at once."""
        future = self.create_future()
        kind = self.job_started(future, executor, func)
        result, error, seconds = self.clock.run_job(self.recorder, func, args)
        self.arrive_later(future, max(seconds, LEAST_PROCESS) if kind == 'process' else seconds, result, error)
        return future

    def from_outside(self, kind, label, awaits, seconds, *, result=None, error=None, answer=None):
        """A future for what happens outside the loop and ends in so many seconds; for stand-ins of libraries.

        @param kind, label, answer as in the events outside_started and outside_ended
        @param awaits what a task awaits in it, as in task_suspended
        """
        future = self.create_future()
        self.recorder.outside_started(future, kind, label, awaits, answer)
        self.arrive_later(future, seconds, result, error)
        return future

    def arrive_later(self, future, seconds, result, error):
        def deliver():
            if not future.done():
                future.set_exception(error) if error is not None else future.set_result(result)
                self.recorder.note_done(future)
        deliver.__qualname__ = 'from outside'
        self.arrival_count += 1
        heapq.heappush(self.arrivals, (self.clock.time + seconds, self.arrival_count, deliver))

    def _process_events(self, event_list):
        self.start_iteration()
        while self.arrivals and self.arrivals[0][0] <= self.clock.time:
            _, _, deliver = heapq.heappop(self.arrivals)
            self.call_soon(deliver)
        self.recorder.handle_signals()

    def _write_to_self(self):
        self._selector.woken.set()

    def close(self):
        self._selector.loop = None  # no reference cycle
        super().close()

    def _only_on_the_real_clock(self, *_, **__):
        raise NotImplementedError(NOT_VIRTUAL)

    add_reader = add_writer = remove_reader = remove_writer = _only_on_the_real_clock
    create_connection = create_server = create_unix_connection = create_unix_server = _only_on_the_real_clock
    create_datagram_endpoint = getaddrinfo = getnameinfo = _only_on_the_real_clock
    sock_recv = sock_sendall = sock_connect = sock_accept = _only_on_the_real_clock
    subprocess_exec = subprocess_shell = connect_read_pipe = connect_write_pipe = _only_on_the_real_clock
    add_signal_handler = _only_on_the_real_clock

    def remove_signal_handler(self, signal):
        return False


# --- clocks

_monotonic, _sleep = time.monotonic, time.sleep  # the real ones


class RealClock:
    """Seconds since the start. to_json() rounds them: that is too slow while the program runs."""
    is_virtual = False

    def __init__(self):
        self.start = _monotonic()

    def now(self):
        return _monotonic() - self.start

    def since_start(self, when):
        return when - self.start

    def passed(self, since):
        return self.now() - since

    real_seconds = now


class VirtualClock:
    """Seconds since the start; moved by timers, by time.sleep(), and by what comes from outside."""
    is_virtual = True

    def __init__(self):
        self.time = 0.0
        self.start = _monotonic()
        self.job = None  # how long the job has slept that runs for a thread or a process

    def now(self):
        return self.time

    def since_start(self, when):
        return when

    def passed(self, since):
        return self.time - since

    def real_seconds(self):
        return _monotonic() - self.start

    def seen(self):
        """What the program sees."""
        return self.time + (self.job or 0.0)

    def date(self):
        """The same as time.time() has it."""
        return EPOCH + self.seen()

    def sleep(self, recorder, seconds):
        """time.sleep() for the program."""
        if recorder.is_elsewhere() or not isinstance(seconds, (int, float)) or not 0 <= seconds < LONGEST_SLEEP:
            _sleep(seconds)  # which refuses what it cannot do
        elif self.job is not None:
            self.job += seconds
        else:
            self.time += seconds
            if recorder.running is not None:
                recorder.blocked(seconds)

    def run_job(self, recorder, function, args):
        """(result, error, how long it slept). What a job does is no step of the task that waits for it."""
        task, recorder.task = recorder.task, None
        self.job, result, error = 0.0, None, None
        try:
            result = function(*args)
        except Exception as caught:
            error = caught
        finally:
            recorder.task = task
            seconds, self.job = self.job, None
        return result, error, seconds


# --- the program


MADE, DATE_NOW = '.made', '.date_now'  # no identifiers, so that no program can have the names


class ReportCalls(ast.NodeTransformer):
    """Makes each call `f(x)` of a program `made(f(x))`, where `made` returns its argument, and `name = f(x)`
    `name = made(f(x), 'name')`.

    It is the only way to see a coroutine before it runs: CPython reports a coroutine function's call to nobody.
    Annotations stay as they are, because the program may read them as text. On the virtual clock, `datetime.now`
    becomes `date_now(datetime.now)`: methods of classes in C cannot be replaced.
    """

    def __init__(self, virtual):
        self.names = {}  # call -> the variable that it is assigned to
        self.dates = ('now', 'utcnow') if virtual else ()

    def visit_Call(self, node):
        name = self.names.get(node)
        self.generic_visit(node)
        if isinstance(node.func, ast.Name) and node.func.id == 'super':
            return node
        made = ast.copy_location(ast.Name(MADE, ast.Load()), node)
        names = [ast.copy_location(ast.Constant(name), node)] if name else []
        return ast.copy_location(ast.Call(made, [node, *names], []), node)

    def name_calls(self, target, value):
        """Notes the names for `name = f()`, `self.name = f()` and `a, b = f(), g()`."""
        if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
            for one_target, one_value in zip(target.elts, value.elts):
                self.name_calls(one_target, one_value)
        elif isinstance(value, ast.Call):
            self.names[value] = getattr(target, 'id', None) or getattr(target, 'attr', None)

    def visit_Attribute(self, node):
        self.generic_visit(node)
        if node.attr not in self.dates or not isinstance(node.ctx, ast.Load):
            return node
        date_now = ast.copy_location(ast.Name(DATE_NOW, ast.Load()), node)
        return ast.copy_location(ast.Call(date_now, [node], []), node)

    def visit_Assign(self, node):
        self.name_calls(node.targets[0], node.value)
        return self.generic_visit(node)

    def visit_withitem(self, node):
        self.name_calls(node.optional_vars, node.context_expr)
        return self.generic_visit(node)

    def visit_arg(self, node):
        return node

    def visit_MatchValue(self, node):
        return node  # a pattern may have no calls

    def visit_MatchMapping(self, node):
        node.patterns = [self.visit(pattern) for pattern in node.patterns]
        return node  # its keys, too

    def visit_AnnAssign(self, node):
        if node.value is not None:
            self.name_calls(node.target, node.value)
            node.value = self.visit(node.value)
        return node

    def visit_FunctionDef(self, node):
        returns, node.returns = node.returns, None
        self.generic_visit(node)
        node.returns = returns
        return node

    visit_AsyncFunctionDef = visit_FunctionDef


class ProgramWatch:
    """Reports the lines of a program, and which coroutines it calls, enters and leaves."""
    EVENTS = sys.monitoring.events if hasattr(sys, 'monitoring') else None  # None before 3.12, which main() refuses

    def __init__(self, recorder, path, tree):
        self.recorder = recorder
        self.path = recorder.file = path
        self.first = first_lines(tree)
        self.statement = {}  # id of a frame -> the statement that it is in
        self.tool = None
        self.codes = []
        self.of_objects = set()  # ids of the code of methods of locks, queues and task groups
        self.within_line = set()  # (id of a code, offset) of the jumps back that do not leave their line

    def start(self, code):
        monitoring, events_of = sys.monitoring, self.EVENTS
        self.tool = free_tool()
        monitoring.use_tool_id(self.tool, 'loopstep')
        callbacks = {events_of.LINE: self.on_line, events_of.JUMP: self.on_jump, events_of.PY_START: self.on_start,
                     events_of.PY_RESUME: self.on_resume, events_of.PY_YIELD: self.on_yield,
                     events_of.PY_RETURN: self.on_return, events_of.PY_UNWIND: self.on_unwind,
                     events_of.PY_THROW: self.on_throw}
        for event, callback in callbacks.items():
            monitoring.register_callback(self.tool, event, callback)
        monitoring.set_events(self.tool, events_of.PY_UNWIND | events_of.PY_THROW)  # these exist only for all code
        self.codes = list(code_in(code))
        for one in self.codes:
            wanted = events_of.LINE if one.co_name in EXPRESSIONS else events_of.LINE | events_of.PY_START
            if self.recorder.clock.is_virtual:  # on which the time that counting takes is none
                wanted |= events_of.JUMP
            if one.co_flags & ASYNCHRONOUS:
                wanted |= events_of.PY_RESUME | events_of.PY_YIELD | events_of.PY_RETURN
            monitoring.set_local_events(self.tool, one, wanted)
        setattr(builtins, MADE, self.made)
        setattr(builtins, DATE_NOW, functools.partial(date_now, self.recorder.clock))

        self.recorder.on_first_object = self.watch_objects

    def watch_objects(self):
        """Once the program has locks, queues or the like, their methods tell which of them may have changed."""
        monitoring, events_of = sys.monitoring, self.EVENTS
        for one in functions_of(locks, queues, taskgroups):
            wanted = events_of.PY_START | events_of.PY_RESUME
            if one is JOINING_A_GROUP:
                wanted |= events_of.PY_RETURN
            monitoring.set_local_events(self.tool, one, wanted)
            self.of_objects.add(id(one))
            self.codes.append(one)

    def stop(self):
        if self.tool is not None:
            sys.monitoring.set_events(self.tool, 0)
            for code in self.codes:  # lest what is left of this program reports to the next recording
                sys.monitoring.set_local_events(self.tool, code, 0)
            sys.monitoring.free_tool_id(self.tool)
            delattr(builtins, MADE)
            delattr(builtins, DATE_NOW)

    def made(self, value, name=None):
        if isinstance(value, MADE_BY_CALLS) and not self.recorder.is_elsewhere():
            if isinstance(value, AWAITABLES):
                self.recorder.coroutine_of(value)
            else:
                self.recorder.object_made(value, name)
        return value

    def of_program(self, code):
        return code.co_filename == self.path and code.co_flags & ASYNCHRONOUS

    def on_line(self, code, line):
        recorder = self.recorder
        if get_ident() != recorder.thread:
            return
        recorder.lines += 1
        if recorder.lines >= recorder.check_at:
            recorder.check_lines()
        if recorder.task is None or code.co_name in EXPRESSIONS:
            return
        line = self.first.get(line, line)
        key = id(sys._getframe(1))
        if self.statement.get(key) != line:
            self.statement[key] = line
            recorder.line(line)

    def on_jump(self, code, offset, destination):
        """Counts the rounds of a loop in one line, of which CPython reports the line only once."""
        if (id(code), offset) not in self.within_line:
            if destination > offset or line_at(code, offset) != line_at(code, destination):
                return sys.monitoring.DISABLE
            self.within_line.add((id(code), offset))
        recorder = self.recorder
        if get_ident() == recorder.thread:
            recorder.rounds += 1
            if recorder.rounds % LINES_BETWEEN_CHECKS == 0 or recorder.check_at == 0:
                recorder.check_lines()
        return None

    def on_start(self, code, offset):
        if self.recorder.is_elsewhere():
            return
        frame = sys._getframe(1)
        if self.of_objects and id(code) in self.of_objects:
            self.recorder.object_used(frame.f_locals.get('self'))
            return
        self.statement.pop(id(frame), None)
        if code.co_flags & ASYNCHRONOUS:
            self.recorder.coroutine_entered(frame)

    def on_resume(self, code, offset):
        self.goes_on(code, sys._getframe(1))

    def on_throw(self, code, offset, error):
        if id(code) in self.of_objects or self.of_program(code):
            self.goes_on(code, sys._getframe(1))

    def goes_on(self, code, frame):
        """An asynchronous generator is entered again for its next item; a coroutine has never been left."""
        if self.recorder.is_elsewhere():
            return
        if id(code) in self.of_objects:
            self.recorder.object_used(frame.f_locals.get('self'))
        elif code.co_flags & inspect.CO_ASYNC_GENERATOR:
            self.recorder.coroutine_entered(frame)

    def on_yield(self, code, offset, value):
        if type(value).__name__ == 'async_generator_wrapped_value' and not self.recorder.is_elsewhere():
            self.recorder.coroutine_left(sys._getframe(1), for_good=False)

    def on_return(self, code, offset, value):
        if self.recorder.is_elsewhere():
            return
        frame = sys._getframe(1)
        if code is JOINING_A_GROUP:
            self.recorder.joined_group(frame.f_locals['self'], value)
        else:
            self.recorder.coroutine_left(frame, for_good=True)

    def on_unwind(self, code, offset, error):
        if self.of_program(code) and not self.recorder.is_elsewhere():
            self.recorder.coroutine_left(sys._getframe(1), for_good=True)


def free_tool():
    for tool in (3, 4, 2, 1, 0, 5):
        if sys.monitoring.get_tool(tool) is None:
            return tool
    raise RuntimeError('all tools of sys.monitoring are in use. '
                       'Run the program without debugger, profiler and coverage.')


def line_at(code, offset):
    return next((line for start, end, line in code.co_lines() if start <= offset < end), None)


def code_in(code):
    yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from code_in(constant)


class RecordedStream:
    """The program's sys.stdout or sys.stderr: what is written goes to the trace, and to `stream` if there is one."""

    def __init__(self, recorder, stream, name):
        self.recorder, self.stream, self.name_in_trace = recorder, stream, name

    def write(self, text):
        if self.stream is not None:
            self.stream.write(text)
        self.recorder.output(text, self.name_in_trace)
        return len(text)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        if self.stream is not None:
            self.stream.flush()

    def __getattr__(self, name):
        return getattr(self.stream, name)


class Patches:
    """Names of modules and classes that have other values for a while."""

    def __init__(self):
        self.saved = []

    def set(self, module, name, value):
        self.undo_by(setattr, module, name, getattr(module, name))
        setattr(module, name, value)

    def set_if_any(self, module, name, value):
        if hasattr(module, name):
            self.set(module, name, value)

    def undo_by(self, function, *arguments):
        self.saved.append((function, arguments))

    def undo(self):
        for function, arguments in reversed(self.saved):
            function(*arguments)


def loop_class(recorder, base, stock):
    """A class for `asyncio.EventLoop`. In other threads, which are outside, it makes loops of the class `stock`."""
    class Recorded(base):
        def __new__(cls, *args, **options):
            return stock(*args, **options) if recorder.is_elsewhere() else super().__new__(cls)

        def __init__(self, *args, **options):
            super().__init__(*args, **options)
            self.record_for(recorder)
    Recorded.__name__ = Recorded.__qualname__ = stock.__name__
    return Recorded


def patch_asyncio(patches, recorder, base):
    """Lets the program's loops, tasks and callbacks be ours."""
    recorded = loop_class(recorder, base, asyncio.SelectorEventLoop)
    # All that make a loop without naming its class ask a policy. The class of policies has a new name in 3.14.
    policies = getattr(events, 'BaseDefaultEventLoopPolicy', None) or events._BaseDefaultEventLoopPolicy
    new_by_policy = policies.new_event_loop

    def new_event_loop(policy):
        is_stock = getattr(policy._loop_factory, '__module__', '').startswith('asyncio.')
        return recorded() if is_stock else new_by_policy(policy)

    patches.set(policies, 'new_event_loop', new_event_loop)
    for name in ('SelectorEventLoop', 'EventLoop'):
        patches.set_if_any(asyncio, name, recorded)  # EventLoop is new in 3.13
    patches.set(events, 'Handle', RecordedHandle)
    patches.set(events, 'TimerHandle', RecordedTimer)
    patches.set(asyncio, 'Task', base.task_class)
    patches.set(asyncio, 'eager_task_factory', tasks.create_eager_task_factory(base.task_class))


def patch_time(patches, recorder, clock):
    """Lets all of the module `time` follow the virtual clock, on which computing takes no time."""
    def sleep(seconds):
        clock.sleep(recorder, seconds)
    sleep.__qualname__ = 'time.sleep'
    patches.set(time, 'sleep', sleep)

    def no_time():
        return 0.0
    clocks = {'time': clock.date, 'monotonic': clock.seen, 'perf_counter': clock.seen,
              'process_time': no_time, 'thread_time': no_time}
    for name, read in clocks.items():
        patches.set_if_any(time, name, read)
        patches.set_if_any(time, f'{name}_ns', nanoseconds(read))
    by_id = {getattr(time, f'CLOCK_{name}', None): read for name, read in
             (('REALTIME', clock.date), ('MONOTONIC', clock.seen), ('MONOTONIC_RAW', clock.seen),
              ('BOOTTIME', clock.seen), ('PROCESS_CPUTIME_ID', no_time), ('THREAD_CPUTIME_ID', no_time))}
    if hasattr(time, 'clock_gettime'):
        stock = time.clock_gettime
        patches.set(time, 'clock_gettime', lambda clock_id: by_id[clock_id]() if clock_id in by_id else stock(clock_id))
        patches.set(time, 'clock_gettime_ns', lambda clock_id: nanoseconds(lambda: time.clock_gettime(clock_id))())
    local_time = time.localtime
    for name in ('localtime', 'gmtime', 'ctime'):
        patches.set(time, name, with_default(getattr(time, name), 0, clock.date))
    patches.set(time, 'asctime', with_default(time.asctime, 0, lambda: local_time(clock.date())))
    patches.set(time, 'strftime', with_default(time.strftime, 1, lambda: local_time(clock.date())))
    start = time.time_ns() if isinstance(logging._startTime, int) else time.time()
    patches.set(logging, '_startTime', start)  # what relativeCreated counts from


def nanoseconds(read):
    return lambda: round(read() * 1e9)


def with_default(function, position, default):
    """The function with default() as its argument at a position, if it is called without it or with None."""
    def called(*arguments):
        if len(arguments) == position or arguments[position:] == (None,):
            arguments = *arguments[:position], default()
        return function(*arguments)
    return called


def date_now(clock, method):
    """In place of `datetime.now` and `datetime.utcnow`, which ask the operating system; anything else as it is."""
    kind = getattr(method, '__self__', None)
    if not (isinstance(method, types.BuiltinMethodType) and isinstance(kind, type) and issubclass(kind, datetime.date)):
        return method

    def now(tz=None):
        return kind.fromtimestamp(clock.date(), tz)

    def utcnow():
        warnings.warn('datetime.datetime.utcnow() is deprecated and scheduled for removal in a future version. Use '
                      'timezone-aware objects to represent datetimes in UTC: datetime.datetime.now(datetime.UTC).',
                      DeprecationWarning, stacklevel=2)
        return now(datetime.timezone.utc).replace(tzinfo=None)
    return now if method.__name__ == 'now' else utcnow


def patch_randomness(patches):
    """Lets everything random be the same in each run."""
    import random  # here: only the virtual clock needs them, and a browser may have no uuid
    source = random.Random(0)
    stock_urandom, stock_seed = os.urandom, random.Random.seed

    def urandom(size, /):
        return source.randbytes(len(stock_urandom(size)))  # which refuses what is no size

    def seed(self, a=None, version=2):
        stock_seed(self, source.getrandbits(256) if a is None else a, version)
    patches.set(os, 'urandom', urandom)
    patches.set(random, '_urandom', urandom)  # of SystemRandom and the module `secrets`
    patches.set(random.Random, 'seed', seed)
    patches.set(random, 'seed', types.MethodType(seed, random._inst))
    patches.undo_by(random.setstate, random.getstate())
    random.seed()
    try:
        import uuid
    except ImportError:
        return
    for name in ('_generate_time_safe', '_UuidCreate', '_last_timestamp'):  # uuid1() then asks time and random
        patches.set_if_any(uuid, name, None)


def patch_output(patches, recorder, echo):
    stdout, stderr = (sys.stdout, sys.stderr) if echo else (None, None)
    patches.set(sys, 'stdout', RecordedStream(recorder, stdout, None))
    patches.set(sys, 'stderr', RecordedStream(recorder, stderr, 'stderr'))


def patch_complaints(patches, recorder):
    """Records which coroutines were never awaited. Once the recording has ended early, complaints have no meaning."""
    show_warning, show_unraisable = warnings.showwarning, sys.unraisablehook

    def showwarning(message, category, *place, **options):
        if recorder.ended or any(name in str(message) for name in HIDDEN_COROUTINES):
            return
        if 'was never awaited' in str(message):
            recorder.external(f'{category.__name__}: {message}', 'never_awaited')
        show_warning(message, category, *place, **options)

    def unraisablehook(unraisable):
        if not isinstance(unraisable.exc_value, RecordingEnded):
            show_unraisable(unraisable)
    patches.set(warnings, 'showwarning', showwarning)
    patches.set(sys, 'unraisablehook', unraisablehook)


class LateHandler:
    """A handler of a signal that waits while the recorder itself works, which an exception would leave half done."""

    def __init__(self, recorder, handler):
        self.recorder, self.handler = recorder, handler

    def __call__(self, number, frame):
        if is_at_work(frame):
            self.recorder.signals.append((self.handler, number))
            self.recorder.check_at = 0  # the next line handles it, or the end of the callback, or the next iteration
            for loop in self.recorder.loops:
                if not loop.is_closed():
                    loop._write_to_self()
        else:
            self.handler(number, frame)


def is_at_work(frame):
    """Whether the recorder works in a frame, rather than the program or asyncio that it has called.

    So does asyncio itself between two callbacks, where CPython would lose the callback that comes next.
    """
    if frame.f_code in BETWEEN_CALLBACKS:
        return True
    while frame is not None and frame.f_code.co_filename != main.__code__.co_filename:
        frame = frame.f_back
    return frame is not None and frame.f_code not in CALLING_OUT


def patch_signals(patches, recorder):
    """Lets signals wait. Only the main thread has them."""
    set_handler, get_handler = signal.signal, signal.getsignal

    def own(handler):
        return handler.handler if isinstance(handler, LateHandler) else handler

    def late(handler):
        return LateHandler(recorder, handler) if callable(handler) else handler

    def restore():
        for number in handled:
            set_handler(number, own(get_handler(number)))

    def signal_(number, handler):
        before = own(set_handler(number, late(handler)))
        handled.add(number)
        return before
    handled = {signal.SIGINT}
    set_handler(signal.SIGINT, late(get_handler(signal.SIGINT)))
    patches.undo_by(restore)
    patches.set(signal, 'signal', signal_)
    patches.set(signal, 'getsignal', lambda number: own(get_handler(number)))


STAND_INS = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'stand_ins')


def patch_modules(patches):
    """Lets the program import the stand-ins of libraries that need sockets."""
    names = set(os.listdir(STAND_INS))

    def forget():
        return {name: sys.modules.pop(name) for name in list(sys.modules) if name.partition('.')[0] in names}
    patches.undo_by(sys.modules.update, forget())
    patches.undo_by(forget)
    sys.path.insert(0, STAND_INS)  # of the list that record() has made for the program


def recorded_answers(folder):
    """For record(): answers requests from a folder with a JSON file for each response.

    @throws Refusal if there is none, or one that cannot be read
    """
    try:
        names = sorted(name for name in os.listdir(folder) if name.endswith('.json') and name != 'index.json')
    except OSError as error:
        raise Refusal(f'{folder}: {error.strerror}', 'Give the folder of the recorded responses.') from None
    responses = {}
    for name in names:
        path = os.path.join(folder, name)
        try:
            with open(path, encoding='utf-8') as file:
                response = json.load(file)
            key = f'{response["request"]["method"]} {response["request"]["url"]}'
            problem = problem_of(response) or ('answers the same request as another file' if key in responses else None)
        except (OSError, ValueError, LookupError, TypeError) as error:
            problem = f'is no recorded response ({type(error).__name__}: {error})'
        if problem:
            raise Refusal(f'{path} {problem}', 'docs/content-format.md describes these files.')
        responses[key] = response
    return lambda method, url: responses.get(f'{method} {url}')


def problem_of(response):
    """What is wrong with a recorded response, or None."""
    delay, status, headers = response['delay'], response['status'], response.get('headers', {})
    if type(delay) not in (int, float) or not 0 <= delay < math.inf:
        return 'has a delay that is no number of seconds'
    if type(status) is not int or not 100 <= status <= 599:
        return 'has a status that is not between 100 and 599'
    if not isinstance(headers, dict) or not all(isinstance(value, str) for value in headers.values()):
        return 'has headers that are no texts'
    if not isinstance(response.get('reason', ''), str) or not isinstance(response.get('text', ''), str):
        return 'has a reason or a text that is none'
    return None


def record(path, source, *, virtual=False, arguments=(), limits=None, echo=True, spec=None,
           answer=None, watcher=None):
    """Runs a program as `python3 path arguments…` would and records what its event loops do.

    @param spec how its module was found, if it is run as `python3 -m module` would
    @param echo whether its output also goes where it would go without a recorder
    @param answer on the virtual clock, a function that answers requests of a stand-in for aiohttp: answer(method, url)
        returns a dict with the members of a recorded response, or with `delay` and `error`, a text; None if there is no
        answer. Without it, the program imports the aiohttp that is installed
    @param watcher is called with the Recording while it grows: at each step, at each line of output, and every
        1,000 lines of code
    @returns the Recording; its `error` is what the program raised, also SystemExit
    @throws SyntaxError if it is no Python
    @throws Refusal if there are no stand-ins
    """
    if answer is not None and not os.path.isdir(STAND_INS):
        raise Refusal('the folder stand_ins is not beside recorder.py', 'Copy it there, too.')
    if virtual:
        gc.collect()  # so that nothing of before is freed, and reported, while the program runs
    tree = ast.parse(source, path)
    recording = Recording(os.path.basename(path), source, 'virtual' if virtual else 'real')
    clock = VirtualClock() if virtual else RealClock()
    recorder = Recorder(recording, clock, limits or Limits(), watcher)
    watch = ProgramWatch(recorder, path, tree)
    code = compile(ReportCalls(virtual).visit(tree), path, 'exec', dont_inherit=True)
    patches = Patches()
    patch_asyncio(patches, recorder, VirtualLoop if virtual else RealLoop)
    if virtual:
        patch_time(patches, recorder, clock)
        patch_randomness(patches)
        patches.set(tasks._GatheringFuture, '__hash__', InOrder.__hash__)
    patch_output(patches, recorder, echo)
    patch_complaints(patches, recorder)
    if threading.current_thread() is threading.main_thread():
        patch_signals(patches, recorder)
    patches.set(sys, 'argv', [path, *arguments])
    patches.set(sys, 'path', sys.path[:])
    if answer is not None:
        recorder.answer = answer
        patch_modules(patches)
    if spec is None:
        sys.path.insert(0, os.path.dirname(os.path.abspath(path)))
    module = types.ModuleType('__main__')
    module.__file__ = path
    if spec is not None:
        module.__spec__, module.__loader__, module.__package__ = spec, spec.loader, spec.parent
    saved_main, sys.modules['__main__'] = sys.modules['__main__'], module
    try:
        watch.start(code)
        exec(code, vars(module))
        recorder.handle_signals()
    except RecordingEnded:
        pass  # recording.truncated says why
    except BaseException as error:
        recording.error = error
    finally:
        if recorder.ended:
            gc.collect()  # what is freed now can still be stopped, and has its complaints dropped
        watch.stop()
        with contextlib.suppress(RecordingEnded):
            recorder.flush_output()
        for loop in recorder.loops:
            if not loop.is_closed():
                recorder.loop_ended(loop)
        sys.modules['__main__'] = saved_main
        patches.undo()
    if not recorder.loops and recording.error is None and not recording.truncated:
        recording.error = NoLoop(f'{path}: ran no event loop that can be recorded',
                                 'Start one with asyncio.run(); loops other than asyncio\'s own, such as uvloop\'s, '
                                 'cannot be recorded.')
    return recording


class Refusal(Exception):
    """Why nothing can be recorded."""

    def __init__(self, problem, remedy):
        super().__init__(f'{problem}. {remedy}')


BETWEEN_CALLBACKS = {function.__code__ for function in (
    base_events.BaseEventLoop._run_once, Reports._run, run_recorded)}
# What calls the program or asyncio, which signals may interrupt there.
CALLING_OUT = BETWEEN_CALLBACKS | {function.__code__ for function in (
    Recorder.handle_signals, RecordedTask.__init__, RecordedTask.cancel, RecordedTask.set_name,
    RecordedLoop.create_task, RecordedLoop.call_at, RecordedLoop.close, RecordedLoop.call_exception_handler,
    RealLoop._process_events, RealLoop.run_in_executor, VirtualLoop._process_events, VirtualLoop.run_in_executor,
    VirtualSelector.select, VirtualSelector.wait_for_threads, VirtualClock.run_job, VirtualClock.sleep,
    RecordedStream.write, RecordedStream.writelines, RecordedStream.flush, LateHandler.__call__, record)}


class NoLoop(Refusal):
    """The program has run no event loop of asyncio's own."""


# --- the command


def main(arguments=None, command='recorder.py'):
    """@param command how the user calls it, for messages"""
    try:
        return record_program(arguments, command)
    except Refusal as error:
        print(f'{command}: {error}', file=sys.stderr)
        return 2


def options_of(arguments, command):
    parser = argparse.ArgumentParser(
        prog=command, description='Record what the event loop of an asyncio program does.',
        usage='%(prog)s [--virtual [--responses FOLDER]] [--events N] [--seconds S] [-o FILE] '
              '(program.py | -m module) [argument ...]')
    parser.add_argument('--virtual', action='store_true', help='use a clock that jumps from timer to timer')
    parser.add_argument('-o', '--output', metavar='FILE', default='run.json', help='where the trace goes; run.json')
    parser.add_argument('--events', metavar='N', type=int, default=Limits.events, help='end after so many events')
    parser.add_argument('--seconds', metavar='S', type=float, help='end after so many seconds')
    parser.add_argument('--responses', metavar='FOLDER', help='with --virtual: recorded responses to requests')
    parser.add_argument('-m', metavar='module', dest='module', help='record a module instead of a file')
    parser.add_argument('program', nargs='?', help='the file of the program')
    parser.add_argument('arguments', nargs='*', metavar='argument',
                        help='for the program; put -- before those that begin with a hyphen')
    options = parser.parse_intermixed_args(arguments)
    if options.module and options.program is not None:
        options.arguments.insert(0, options.program)
    elif options.module is None and options.program is None:
        parser.error('there is no program to record. Give the path of one, or a module with -m.')
    if not 0 < options.events <= MOST_EVENTS:
        raise Refusal(f'--events is {options.events}', f'Give a number from 1 to {MOST_EVENTS:,}.')
    if options.responses and not options.virtual:
        raise Refusal('--responses are for the virtual clock', 'Give --virtual, too.')
    return options


def start_again_without_hash_randomization():
    """On the virtual clock, sets of texts have the same order in each run, unless PYTHONHASHSEED says otherwise."""
    if (os.environ.get('PYTHONHASHSEED', 'random') != 'random' or sys.flags.ignore_environment
            or sys.argv[0] in ('', '-')):  # the program of a pipe can be read only once
        return
    command = [sys.executable, *sys.orig_argv[1:]]
    environment = os.environ | {'PYTHONHASHSEED': '0'}
    if os.name == 'nt':  # where exec() returns to the shell at once
        sys.exit(subprocess.run(command, env=environment).returncode)
    sys.stdout.flush()
    os.execve(sys.executable, command, environment)


def program_of(options):
    """(path, source, how its module was found: None for a file)"""
    spec = module_spec(options.module) if options.module else None
    path = spec.origin if spec else options.program
    try:
        source = spec.loader.get_source(spec.name) if spec else read_source(path)
    except (OSError, SyntaxError, UnicodeDecodeError) as error:
        reason = getattr(error, 'strerror', None) or 'not UTF-8, and it declares no other encoding that fits'
        raise Refusal(f'{path}: {reason}', 'Give the path of a Python program.') from None
    if len(source) > LONGEST_SOURCE:
        raise Refusal(f'{path}: has {too_many(LONGEST_SOURCE, "characters")}', 'Give a shorter program.')
    return path, source, spec


def read_source(path):
    with tokenize.open(path) as file:  # in the encoding that the file declares
        return file.read()


def module_spec(name):
    """How the module is found that `python3 -m name` would run: of a package, its module `__main__`."""
    try:
        spec = importlib.util.find_spec(name)
        if spec is not None and spec.submodule_search_locations is not None:
            name = f'{name}.__main__'
            spec = importlib.util.find_spec(name)
    except (ImportError, ValueError) as error:
        raise Refusal(f'{name}: {error}', 'Give the name of a Python module.') from None
    if spec is None:
        raise Refusal(f'there is no module {name}', 'Give the name of one that `python3 -m` can run.')
    if not hasattr(spec.loader, 'get_source') or spec.loader.get_source(name) is None:
        raise Refusal(f'{name} has no source', 'Only modules written in Python can be recorded.')
    return spec


def record_program(arguments, command):
    if sys.version_info < (3, 12):
        raise Refusal(f'this is Python {sys.version.split()[0]}', 'Run it with Python 3.12 or newer.')
    options = options_of(arguments, command)
    if options.virtual and arguments is None:
        start_again_without_hash_randomization()
    if not sys.flags.safe_path:  # the recorder's own folder, which is not the program's business
        del sys.path[0]
    if options.module:
        sys.path.insert(0, os.getcwd())
    path, source, spec = program_of(options)
    limits = Limits(events=options.events, seconds=options.seconds)
    try:
        answer = recorded_answers(options.responses) if options.responses else None
        recording = record(path, source, virtual=options.virtual, arguments=options.arguments, limits=limits,
                           spec=spec, answer=answer)
    except SyntaxError as error:
        traceback.print_exception(error.with_traceback(None))
        return 1
    if isinstance(recording.error, Refusal):
        raise recording.error
    try:
        with open(options.output, 'w', encoding='utf-8') as file:
            file.write(recording.to_json())
    except OSError as error:
        raise Refusal(f'{options.output}: {error.strerror}', 'Give a file that can be written, with -o.') from None
    end = f' The recording ended early: {recording.truncated}.' if recording.truncated else ''
    print(f'{command}: {len(recording.events)} events are in {options.output}.{end}', file=sys.stderr)
    return status_of(recording.error, path)


def status_of(error, program):
    """The exit status of Python itself; prints the error as Python does, without the recorder's own frames."""
    if error is None:
        return 0
    if isinstance(error, SystemExit):
        return error.code
    place = error.__traceback__
    while place is not None and place.tb_frame.f_code.co_filename != program:
        place = place.tb_next
    traceback.print_exception(error.with_traceback(place))
    return 128 + signal.SIGINT if isinstance(error, KeyboardInterrupt) else 1


if __name__ == '__main__':
    sys.exit(main())
