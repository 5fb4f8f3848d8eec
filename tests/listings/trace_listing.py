#!/usr/bin/env python3
"""Runs one listing on a virtual clock and prints what CPython did, one JSON object a line.

    trace_listing.py content/async-python/hello_gather.py

    {"time": 0.5, "task": "Task-4", "line": 5}                    a line of the listing starts
    {"time": 0.5, "task": "Task-4", "output": "Hello, Carol!"}    a print, without its newline

"task" is asyncio's own name of the running task: asyncio.run() makes "Task-1", later tasks
count on. Lines outside any task (imports, definitions, asyncio.run itself) are left out.
"line" is what sys.settrace reports: the first line of a simple statement, then further lines
of the same statement as Python evaluates them. --statements gives each statement once, by its
first line: use that to compare with a trace that knows statements only.

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


class Statements:
    """Which statement of a listing a line belongs to, by that statement's first line."""

    def __init__(self, source):
        self.first = {}
        self.long = set()  # first lines of statements that take several lines
        for node in ast.walk(ast.parse(source)):  # outer statements come before inner ones
            if isinstance(node, ast.stmt):
                for line in range(node.lineno, node.end_lineno + 1):
                    self.first[line] = node.lineno
                if node.end_lineno > node.lineno:
                    self.long.add(node.lineno)


class Tracer:
    """Receives line events and prints of one file; hands each on as a dict."""

    def __init__(self, path, clock, statements, emit):
        self.path = str(path)
        self.clock = clock
        self.statements = Statements(path.read_text(encoding="utf-8")) if statements else None
        self.emit = emit
        self.last = {}  # frame -> the statement it is in

    def task_name(self):
        try:
            task = asyncio.current_task()
        except RuntimeError:  # no loop is running
            return None
        return task.get_name() if task else None

    def on_call(self, frame, event, argument):
        return self.on_line if frame.f_code.co_filename == self.path else None

    def on_line(self, frame, event, argument):
        task = self.task_name()
        if event == "line" and task:
            self.line(task, frame)
        return self.on_line

    def line(self, task, frame):
        line = frame.f_lineno
        if self.statements:
            line = self.statements.first[line]
            if self.last.get(frame) == line and line in self.statements.long:
                return
            self.last[frame] = line
        self.event(task, line=line)

    def on_print(self, *values, sep=" ", end="\n"):
        self.event(self.task_name(), output=sep.join(map(str, values)) + end.removesuffix("\n"))

    def event(self, task, **what):
        self.emit({"time": round(self.clock.now, 9), "task": task, **what})


def trace(path, statements=False, emit=None):
    """Runs a listing; returns its events, or hands each to emit as it happens."""
    events = []
    clock = VirtualClock()
    tracer = Tracer(path, clock, statements, emit or events.append)
    asyncio.events.new_event_loop = lambda: VirtualLoop(clock)
    time.sleep = clock.sleep
    builtins.print = tracer.on_print
    sys.settrace(tracer.on_call)
    try:
        runpy.run_path(str(path), run_name="__main__")
    finally:
        sys.settrace(None)
    return events


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
