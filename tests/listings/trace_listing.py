#!/usr/bin/env python3
"""Runs one listing on a virtual clock and prints what CPython did, one JSON object a line.

    trace_listing.py content/async-python/hello_gather.py

    {"time": 0.5, "task": "Task-4", "line": 5}                    a line of the listing starts
    {"time": 0.5, "task": "Task-4", "output": "Hello, Carol!"}    a print, without its newline

"task" is asyncio's own name of the running task: asyncio.run() makes "Task-1", later tasks
count on. Lines outside any task (imports, definitions, asyncio.run itself) are left out.
"line" is what sys.settrace reports. A statement of several lines reports more than one, a line
that resumes after an await reports nothing, one that resumes with an exception reports again.
--statements smooths that: each statement once, by its first line, each time it is reached. A
`with` is reached again when it exits, a `for` when it asks for the next item.

Time is the loop's: it starts at 0 and jumps to the next timer when nothing is ready, so a run
takes no real time. time.sleep() moves the clock, as it would for the blocked loop. A job for
a thread runs at once and its result arrives as much later as the job slept.
"""
import argparse
import ast
import asyncio
import builtins
import json
import runpy
import selectors
import sys
import time
from concurrent.futures import Future
from pathlib import Path


class VirtualClock:
    """Seconds since the start; moved by timers and by time.sleep, never by waiting."""

    def __init__(self):
        self.now = 0.0
        self.job_seconds = None  # what the running thread job has slept, or None outside one

    def sleep(self, seconds):
        if self.job_seconds is None:
            self.now += seconds
        else:
            self.job_seconds += seconds


class JumpingSelector(selectors.DefaultSelector):
    """Where a real selector would wait for a timer, moves the clock there instead."""

    def __init__(self, clock):
        super().__init__()
        self.clock = clock

    def select(self, timeout=None):
        if timeout is None:
            raise RuntimeError("the listing waits for something that is not a timer: "
                               "a virtual clock cannot run it")
        self.clock.now += timeout
        return super().select(0)


class VirtualLoop(asyncio.SelectorEventLoop):
    def __init__(self, clock):
        self.clock = clock
        super().__init__(JumpingSelector(clock))

    def time(self):
        return self.clock.now

    def run_in_executor(self, executor, func, *args):
        done = Future()
        self.clock.job_seconds = 0.0
        try:
            result, error = func(*args), None
        except Exception as caught:
            result, error = None, caught
        seconds, self.clock.job_seconds = self.clock.job_seconds, None
        finish = done.set_result if error is None else done.set_exception
        self.call_later(seconds, finish, result if error is None else error)
        return asyncio.wrap_future(done, loop=self)


def first_lines(source):
    """{line: first line of the innermost statement or except clause it belongs to}"""
    first = {}
    for node in ast.walk(ast.parse(source)):  # outer statements come before inner ones
        if isinstance(node, (ast.stmt, ast.ExceptHandler)):
            for line in range(node.lineno, node.end_lineno + 1):
                first[line] = node.lineno
    return first


class Tracer:
    """Receives line events and prints of one file; hands each on as a dict."""

    def __init__(self, path, clock, statements, emit):
        self.path = str(path)
        self.clock = clock
        self.first = first_lines(path.read_text(encoding="utf-8")) if statements else None
        self.emit = emit
        self.last = {}  # id of a frame -> the statement it is in

    def task_name(self):
        try:
            task = asyncio.current_task()
        except RuntimeError:  # no loop is running
            return None
        return task.get_name() if task else None

    def on_call(self, frame, event, argument):
        if frame.f_code.co_filename != self.path:
            return None
        if frame.f_lineno == frame.f_code.co_firstlineno:  # a new frame, not one that resumes
            self.last.pop(id(frame), None)
        return self.on_line

    def on_line(self, frame, event, argument):
        task = self.task_name()
        if event == "line" and task:
            self.line(task, frame)
        return self.on_line

    def line(self, task, frame):
        line = frame.f_lineno
        if self.first:
            line = self.first[line]
            if self.last.get(id(frame)) == line:
                return
            self.last[id(frame)] = line
        self.event(task, line=line)

    def on_print(self, *values, sep=" ", end="\n"):
        self.event(self.task_name(), output=sep.join(map(str, values)) + end.removesuffix("\n"))

    def event(self, task, **what):
        self.emit({"time": round(self.clock.now, 9), "task": task, **what})


def trace(path, statements, emit):
    """Runs a listing and hands each event to emit as it happens."""
    clock = VirtualClock()
    tracer = Tracer(path, clock, statements, emit)
    asyncio.events.new_event_loop = lambda: VirtualLoop(clock)
    time.sleep = clock.sleep
    builtins.print = tracer.on_print
    sys.settrace(tracer.on_call)
    try:
        runpy.run_path(str(path), run_name="__main__")
    finally:
        sys.settrace(None)


def main():
    parser = argparse.ArgumentParser(description="Prints what CPython does with a listing.")
    parser.add_argument("listing", type=Path)
    parser.add_argument("--statements", action="store_true",
                        help="report each statement once, by its first line")
    options = parser.parse_args()
    trace(options.listing.resolve(), options.statements,
          lambda event: sys.stdout.write(json.dumps(event) + "\n"))


if __name__ == "__main__":
    main()
