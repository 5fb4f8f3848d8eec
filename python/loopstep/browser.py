"""Runs a learner's program under the recorder in the browser, in Pyodide: web/host/python/interpreter.js calls it.

    run('program.py', text, send, input='Ada\\n', responses={'GET https://…': {…}}, limits={'events': 10_000})

`send` gets the trace's events while the program runs, as lines of JSON. The result, as JSON, has what belongs around
them and the error that the program ended with.

What a browser does not have (threads, processes, sockets, packages) fails with an error that says what to do instead.
"""
import asyncio
import base64
import builtins
import concurrent.futures
import dataclasses
import functools
import gc
import io
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import traceback
import types

from loopstep import recorder

SECONDS_BETWEEN_BATCHES = 0.05
EVENTS_IN_BATCH = 2_000
OUTPUTS_AT_ONCE = 100  # lines of output that do not wait for a batch
LINES_BETWEEN_LOOKS = 20  # at the time: a line can take long, and the page is to show it meanwhile
RESERVED = 8 * 2**20  # bytes for the end of a recording whose program has used up the memory
LONGEST_TRACEBACK = 100_000  # characters
# Of live requests; web/host/python/gate.js and messages.js check them, too.
MOST_LIVE = 50
LONGEST_SENT = 256 * 2**10  # bytes
LONGEST_URL = 8_000  # characters

AT_HOME = ('Run it on your own computer: “python3 recorder.py program.py” records it, and this page opens the '
           'recording.')
THREADS = ('There are no threads in the browser. Use asyncio.to_thread() or loop.run_in_executor(), which run on this '
           'page\'s virtual clock. ' + AT_HOME)
PROCESSES = ('There are no processes in the browser. Use loop.run_in_executor(), which runs on this page\'s virtual '
             'clock. ' + AT_HOME)
SOCKETS = 'There are no network connections for programs in the browser. ' + AT_HOME
LIVE = f'Choose “Live” in the editor, so that the network answers. {AT_HOME}'
SIGNALS = 'Nothing sends signals to programs in the browser. ' + AT_HOME
NOT_VIRTUAL = 'There are no sockets, pipes, signals and subprocesses in the browser. ' + AT_HOME
NO_INPUT = ('The program asks for more input than it was given. Write all lines that it reads into the input box '
            'before you run it.')
OTHERWISE = ('The program made other requests when it ran again with the first answers: it does not do the same in '
             'each run. ' + AT_HOME)
RECORDED_OR_HOME = f'Choose “Recorded”. {AT_HOME}'
# What Pyodide offers to reach the page: programs here are Python as it is everywhere.
OF_THE_BROWSER = {'js', 'pyodide', 'pyodide_js', '_pyodide', '_pyodide_core'}


class Stream:
    """Sends events while a program runs."""

    def __init__(self, send):
        self.send = send
        self.sent = 0
        self.due = recorder._monotonic() + SECONDS_BETWEEN_BATCHES
        self.outputs_at_once = OUTPUTS_AT_ONCE
        self.naming = []  # the events that tasks get their names from
        self.names = {}
        self.tasks = []  # (number of an event, the event) for each task that was sent

    def watch(self, recording):
        now = recorder._monotonic()
        # What is printed before a long computation is to be seen during it.
        at_once = self.outputs_at_once > 0 and bool(recording.events) and recording.events[-1][0] == 'output'
        if at_once:
            self.outputs_at_once -= 1
        if at_once or now >= self.due:
            self.send_events(recording)
            self.due = recorder._monotonic() + SECONDS_BETWEEN_BATCHES

    def send_events(self, recording):
        naming = [event for event in recording.events[self.sent:] if event[0] in ('coroutine_created', 'task_created')]
        if naming:
            self.naming += naming
            self.names = recorder.task_names(self.naming)
        names = self.names | recording.names
        while self.sent < len(recording.events):
            # The page may stop the program after any batch.
            end = recorder.end_of_part(recording.events, self.sent + EVENTS_IN_BATCH)
            self.send_batch(recording.events[self.sent:end], names)

    def send_batch(self, batch, names):
        self.tasks += [(self.sent + at, event, names[event[2]]) for at, event in enumerate(batch)
                       if event[0] == 'task_created']
        self.send(',\n'.join(text_of_event(event, names) for event in batch))
        self.sent += len(batch)

    def renamed(self, recording):
        """[[number of an event, its text], …] for tasks whose names later events have changed."""
        names = self.names | recording.names
        return [[at, text_of_event(event, names)] for at, event, name in self.tasks if names[event[2]] != name]


class Live:
    """Requests that the page makes, while the program waits for nothing else that could happen first.

    A program cannot wait for the page. It is paused, and runs again from its beginning with the answers; on the virtual
    clock it comes to the same place. Each arrives as much later as it took.
    """
    SOON = 1e-6  # seconds: later than now, on a clock that does not move before the program is paused

    def __init__(self, answers):
        self.answers = answers
        self.made = 0
        self.asks = []  # those without an answer
        self.asked_at = 0
        self.paused = False

    def answer(self, method, url):
        return {'live': functools.partial(self.send, method, str(url))}

    def send(self, method, url, loop, headers, body, redirects):
        number = self.made
        self.made += 1
        if number >= MOST_LIVE:
            return {'error': f'The program makes more than {MOST_LIVE} live requests. {RECORDED_OR_HOME}'}
        if number < len(self.answers):
            known = self.answers[number]
            return known if known['request'] == f'{method} {url}' else {'error': OTHERWISE}
        content, kind = body or (b'', None)
        if kind and 'content-type' not in (name.lower() for name in headers):
            headers = {**headers, 'Content-Type': kind}
        texts = {str(name): str(value) for name, value in headers.items()}
        if len(content) > LONGEST_SENT or len(url) > LONGEST_URL or len(json.dumps(texts)) > LONGEST_URL:
            return {'error': f'A live request may send 256 KiB, and have {LONGEST_URL:,} characters of address and '
                             'headers.'}
        if not self.asks:
            self.asked_at = loop.time()
        self.asks.append({'method': method, 'url': url, 'headers': texts, 'redirects': redirects,
                          'body': None if body is None else base64.b64encode(content).decode()})
        return {'delay': self.SOON, 'status': 200}

    def pausing(self, select):
        """`select()` of the virtual clock, which pauses the program instead of moving the clock."""
        def pause_or_select(selector, timeout=None):
            if self.asks and (timeout != 0 or selector.loop.time() > self.asked_at):
                self.paused = True
                selector.loop.recorder.end('the program waits for the network')
            return select(selector, timeout)
        return pause_or_select


def text_of_event(event, names):
    return recorder.whole(recorder.event_text(event, names, digits=None))  # the virtual clock is exact


def run(name, text, send, *, input='', files=None, responses=None, limits=None, live=None):
    """@param files: {name: text} of files that the program may read
    @param responses: {'GET https://…': response} that requests by aiohttp get, as docs/content-format.md describes them
    @param live the answers of the page to the first live requests, in their order: [{'request': 'GET https://…', …},
        …]. If there are more requests, the result is {'asks': […]}, what the page is to request. None: no live ones
    """
    enter_folder_with({**(files or {}), name: text})
    reserve = bytearray(RESERVED)
    stream = Stream(send)
    live = live if live is None else Live(live)
    try:
        answer = answers_of(responses or {}) if live is None else live.answer
        with offered(input, live):
            recording = recorder.record(name, text, virtual=True, limits=recorder.Limits(**(limits or {})), echo=False,
                                        answer=answer, watcher=stream.watch)
    except Exception as error:  # it is no Python, or a response is none
        return json.dumps({'error': error_told(error, name)})
    del reserve
    told = error_told(recording.error, name)
    recording.error = None  # its traceback holds what the program has used
    gc.collect()
    stream.send_events(recording)
    if live and live.paused:
        return json.dumps({'asks': live.asks})
    head, tail = dataclasses.replace(recording, events=[]).to_json().split('\n\n')
    return json.dumps({'head': head, 'tail': tail, 'renamed': stream.renamed(recording), 'error': told,
                       'truncated': recording.truncated})


def enter_folder_with(files):
    """Changes to a folder with these files only."""
    os.makedirs('program', exist_ok=True)
    os.chdir('program')
    for name, text in files.items():
        with open(name, 'w', encoding='utf-8', errors='replace', newline='') as file:
            file.write(text)


def answers_of(responses):
    """For record(): answers requests, those without a response with an error that says so.

    @throws ValueError for what is no response
    """
    for request, response in responses.items():
        try:
            problem = recorder.problem_of(response)
        except (LookupError, TypeError, AttributeError) as error:
            problem = f'is no recorded response ({type(error).__name__}: {error})'
        if problem:
            raise ValueError(f'The response to {request} {problem}. docs/content-format.md describes responses.')

    def answer(method, url):
        request = f'{method} {url}'
        return responses.get(request) or {'error': f'There is no response to {request} on this page. {LIVE}'}
    return answer


# --- errors


def error_told(error, name):
    """What the page says of the error that a program ended with; None if it ended well."""
    if error is None or isinstance(error, SystemExit) and not isinstance(error.code, str):
        return None
    if isinstance(error, recorder.NoLoop):
        return {'type': 'NoLoop', 'text': 'The program ran no event loop. Start one with asyncio.run(main()).'}
    told = traceback.TracebackException.from_exception(error, compact=True)
    of_program_only(told, name)
    return {'type': type(error).__name__, 'text': recorder.shortened(text_of(error)), **place_of(error, told, name),
            'traceback': recorder.shortened(''.join(told.format()), LONGEST_TRACEBACK)}


def text_of(error):
    try:
        return str(error.msg if isinstance(error, SyntaxError) else error)
    except Exception as another:  # in the program's own __str__()
        return f'its text cannot be shown: {type(another).__name__} in __str__()'


def place_of(error, told, name):
    """Where it was raised: `line`, for a syntax error also `column`, and the calls that led there, outermost first.

    A program can raise a syntax error of its own, at any place, and run code that has no lines.
    """
    if isinstance(error, SyntaxError) and error.filename == name and counts(error.lineno):
        return {'line': error.lineno, **({'column': error.offset} if counts(error.offset) else {})}
    calls = [[frame.name, frame.lineno] for frame in told.stack if counts(frame.lineno)]
    return {'line': calls[-1][1], 'stack': calls[-100:]} if calls else {}


def counts(number):
    """Whether the page takes it for a line or a column."""
    return type(number) is int and 0 < number < 2**31


def of_program_only(told, name):
    """Leaves out the lines of asyncio, the recorder and Pyodide."""
    told.stack[:] = [frame for frame in told.stack if frame.filename == name]
    for other in [told.__cause__, told.__context__, *(told.exceptions or ())]:
        if other is not None:
            of_program_only(other, name)


# --- what a browser has, and what not


def prepare():
    """Takes back what Pyodide has changed in asyncio, and hides the browser from programs. Once, before a run."""
    from pyodide import webloop
    asyncio.run, time.sleep = webloop._orig_run, webloop._orig_sleep
    asyncio.set_event_loop_policy(None)
    asyncio._set_running_loop(None)
    sys.excepthook = sys.__excepthook__
    sys.path[:] = [path for path in sys.path if path]
    sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__name__ != 'JsFinder']
    for name in [name for name in sys.modules if name.partition('.')[0] in OF_THE_BROWSER]:
        del sys.modules[name]


class offered:
    """While a program runs, what it asks of the machine is answered by the page, or refused with a reason."""

    def __init__(self, text, live):
        self.patches = recorder.Patches()
        self.text, self.live = text, live

    def __enter__(self):
        set = self.patches.set
        stdin = io.StringIO(self.text)
        set(sys, 'stdin', stdin)
        set(builtins, 'input', input_from(stdin))
        set(builtins, '__import__', explained(builtins.__import__))
        set(threading.Thread, 'start', refused(RuntimeError, THREADS))
        for name in ('system', 'fork', 'popen', 'posix_spawn', 'execv', 'execve'):
            self.patches.set_if_any(os, name, refused(OSError, PROCESSES))
        set(subprocess.Popen, '__init__', refused(OSError, PROCESSES))
        for name in ('__init__', 'connect', 'bind', 'listen'):
            set(socket.socket, name, refused(OSError, SOCKETS))
        for name in ('getaddrinfo', 'gethostbyname', 'create_connection', 'create_server', 'socketpair'):
            set(socket, name, refused(OSError, SOCKETS))
        for name in ('alarm', 'setitimer', 'pause', 'sigwait', 'sigwaitinfo', 'sigtimedwait'):
            if not hasattr(signal, name):
                self.patches.undo_by(delattr, signal, name)
                setattr(signal, name, None)
            set(signal, name, refused(OSError, SIGNALS))
        set(recorder, 'NOT_VIRTUAL', NOT_VIRTUAL)
        set(recorder, 'LINES_BETWEEN_CHECKS', LINES_BETWEEN_LOOKS)
        if self.live:
            set(recorder.VirtualSelector, 'select', self.live.pausing(recorder.VirtualSelector.select))
        sys.modules['concurrent.futures.process'] = processes()

    def __exit__(self, *_):
        self.patches.undo()


def refused(kind, words):
    def refuse(*_, **__):
        raise kind(words)
    return refuse


def input_from(stdin):
    """input() for a program whose input was given beforehand. It shows what it reads, as a terminal does."""
    def input(prompt='', /):
        line = stdin.readline()
        if not line:
            sys.stdout.write(str(prompt))
            raise EOFError(NO_INPUT)
        line = line.removesuffix('\n')
        sys.stdout.write(f'{prompt}{line}\n')
        return line
    return input


def explained(original):
    """`__import__` that says why a module is not there."""
    def __import__(name, globals=None, locals=None, fromlist=(), level=0):
        top = name.partition('.')[0]
        if level == 0 and top in OF_THE_BROWSER and (globals or {}).get('__name__') == '__main__':
            raise ModuleNotFoundError(f'No module named {top!r} for programs here: they are Python as it is '
                                      'everywhere, and cannot reach the page or the browser', name=top)
        try:
            return original(name, globals, locals, fromlist, level)
        except ModuleNotFoundError as error:
            if error.name is None or str(error) != f'No module named {error.name!r}':
                raise
            raise ModuleNotFoundError(why_missing(error.name), name=error.name, path=error.path) from None
    return __import__


def why_missing(name):
    top = name.partition('.')[0]
    if top in os.listdir(recorder.STAND_INS):
        return f'No module named {name!r} in the stand-in for {top} on this page. {AT_HOME}'
    if top in sys.stdlib_module_names:
        return f'No module named {name!r} on this page, which has only a part of Python\'s library. {AT_HOME}'
    return f'No module named {name!r} on this page, which has no packages but Python\'s own library. {AT_HOME}'


def processes():
    """Stands in for concurrent.futures.process: its executor is for loop.run_in_executor(), which runs jobs itself."""
    class ProcessPoolExecutor(concurrent.futures.Executor):
        def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *,
                     max_tasks_per_child=None):
            pass

        submit = refused(RuntimeError, PROCESSES)

        def shutdown(self, wait=True, *, cancel_futures=False):
            pass

    class BrokenProcessPool(concurrent.futures.BrokenExecutor):
        pass

    module = types.ModuleType('concurrent.futures.process')
    module.ProcessPoolExecutor, module.BrokenProcessPool = ProcessPoolExecutor, BrokenProcessPool
    return module
