#!/usr/bin/env python3
"""Runs one listing on a virtual clock and prints what CPython did, one JSON object a line.

    trace_listing.py content/a-lesson/listings/hello_gather.py

    {"time": 0.5, "task": "Task-4", "line": 5}                    a line of the listing starts
    {"time": 0.5, "task": "Task-4", "output": "Hello, Carol!"}    a print, without its newline
    {"time": 0.0, "task": "Task-1", "coroutine": "calls f(1)"}    with --calls: see coroutine_calls.py

"task" is asyncio's own name of the running task: asyncio.run() makes "Task-1", later tasks
count on. Lines outside any task (imports, definitions, asyncio.run itself) are left out.
"line" is what sys.settrace reports. A statement of several lines reports more than one, a line
that resumes after an await reports nothing, one that resumes with an exception reports again.
--statements smooths that: each statement once, by its first line, each time it is reached. A
`with` is reached again when it exits, a `for` when it asks for the next item.

Time is the clock's of virtual_loop.py, so a run takes no real time.
"""
import argparse
import ast
import asyncio
import builtins
import json
import sys
import time
from pathlib import Path

from coroutine_calls import CoroutineCalls
from virtual_loop import VirtualClock, VirtualLoop, task_name


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

    def __init__(self, path, clock, statements, calls, emit):
        self.path = str(path)
        self.clock = clock
        self.first = first_lines(path.read_text(encoding="utf-8")) if statements else None
        self.emit = emit
        self.last = {}  # id of a frame -> the statement it is in
        self.calls = CoroutineCalls(self.on_coroutine) if calls else None

    def on_call(self, frame, event, argument):
        if frame.f_code.co_filename != self.path:
            return None
        if frame.f_lineno == frame.f_code.co_firstlineno:  # a new frame, not one that resumes
            self.last.pop(id(frame), None)
        if self.calls:
            self.calls.call(frame)
        return self.on_line

    def on_line(self, frame, event, argument):
        task = task_name()
        if event == "line" and task:
            self.line(task, frame)
        if event == "return" and self.calls:
            self.calls.returns(frame, argument)
        return self.on_line

    def on_coroutine(self, what):
        if task := task_name():
            self.event(task, coroutine=what)

    def line(self, task, frame):
        line = frame.f_lineno
        if self.first:
            line = self.first[line]
            if self.last.get(id(frame)) == line:
                return
            self.last[id(frame)] = line
        self.event(task, line=line)

    def on_print(self, *values, sep=" ", end="\n"):
        self.event(task_name(), output=sep.join(map(str, values)) + end.removesuffix("\n"))

    def event(self, task, **what):
        self.emit({"time": round(self.clock.now, 9), "task": task, **what})


def program(path, calls):
    """The listing's code and the names that it needs."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {"__name__": "__main__", "__file__": str(path)}
    if calls:
        tree = calls.watch(tree)
        names["__reports_calls__"] = calls.reports_calls
    return compile(tree, str(path), "exec"), names


def trace(path, statements, calls, emit):
    """Runs a listing and hands each event to emit as it happens."""
    clock = VirtualClock()
    tracer = Tracer(path, clock, statements, calls, emit)
    asyncio.events.new_event_loop = lambda: VirtualLoop(clock)
    time.sleep = clock.sleep
    builtins.print = tracer.on_print
    code, names = program(path, tracer.calls)
    sys.settrace(tracer.on_call)
    try:
        exec(code, names)
    finally:
        sys.settrace(None)


def main():
    parser = argparse.ArgumentParser(description="Prints what CPython does with a listing.")
    parser.add_argument("listing", type=Path)
    parser.add_argument("--statements", action="store_true",
                        help="report each statement once, by its first line")
    parser.add_argument("--calls", action="store_true",
                        help="report the coroutines that are called, entered and left")
    options = parser.parse_args()
    trace(options.listing.resolve(), options.statements, options.calls,
          lambda event: sys.stdout.write(json.dumps(event) + "\n"))


if __name__ == "__main__":
    main()
