#!/usr/bin/env python3
"""Reference interpreter for conformance programs: runs one on CPython's asyncio.

A program is the JSON described in docs/conformance.md. It runs on an event loop with a
virtual clock: whenever nothing is ready, time jumps to the next timer, so that a
run is deterministic and takes no real time.

    reference.py program.json          print the log, one event a line
    reference.py --jsonl < many.jsonl  one program a line in, one JSON array of lines out

Two fields of a program are for the comparison of whole runs: "cancel_main_at": N cancels the task
main from outside before the loop's iteration N (counted from 1), and "report_iterations": true adds
a last line with their number.

Needs Python 3.13 or newer; the standard library is enough.
"""
import asyncio
import json
import os
import sys

from statements_plain import PlainStatements
from statements_sync import SyncStatements
from statements_tasks import TaskStatements
from values import Return, text
from virtual_loop import StepLimit, VirtualLoop


class Program(PlainStatements, TaskStatements, SyncStatements):
    def __init__(self, source):
        self.source = source
        self.functions = source.get("functions", {})
        self.log_lines = []
        self.names = {}
        self.objects = {}
        self.over = False

    # -- the log ------------------------------------------------------------
    def log(self, message):
        loop = asyncio.get_running_loop()
        task = asyncio.current_task()
        who = task.get_name() if task else "-"
        self.log_lines.append(f"{loop.time():.6f} {who} {message}")

    # -- running ------------------------------------------------------------
    def run(self):
        loop = VirtualLoop()
        loop.set_exception_handler(self.on_loop_error)
        outcome = None
        try:
            asyncio.set_event_loop(loop)
            self.make_objects()
            main = loop.create_task(self.call("main"), name="main")
            self.names["main"] = main
            if cancel_at := self.source.get("cancel_main_at"):
                loop.before_iteration = lambda number: number == cancel_at and main.cancel()
            try:
                outcome = "returned " + text(loop.run_until_complete(main))
            except StepLimit:
                outcome = "deadlock" if loop.virtual.stuck else "step limit"
            except BaseException as error:  # noqa: BLE001 - a program may end in any
                outcome = "raised " + text(error)
            self.log_lines.append(f"{loop.time():.6f} end {outcome}")
            pending = sorted(t.get_name() for t in asyncio.all_tasks(loop) if not t.done())
            self.log_lines.append("pending [" + ", ".join(pending) + "]")
            if self.source.get("report_iterations"):
                self.log_lines.append(f"iterations {loop.virtual.iterations}")
        finally:
            self.over = True
        return self.log_lines

    @staticmethod
    def on_loop_error(loop, context):
        """Messages about abandoned tasks are not part of a program's log."""

    def make_objects(self):
        makers = {
            "lock": lambda o: asyncio.Lock(),
            "event": lambda o: asyncio.Event(),
            "semaphore": lambda o: asyncio.Semaphore(o["value"]),
            "bounded_semaphore": lambda o: asyncio.BoundedSemaphore(o["value"]),
            "condition": lambda o: asyncio.Condition(),
            "queue": lambda o: asyncio.Queue(o.get("maxsize", 0)),
            "priority_queue": lambda o: asyncio.PriorityQueue(o.get("maxsize", 0)),
            "lifo_queue": lambda o: asyncio.LifoQueue(o.get("maxsize", 0)),
            "barrier": lambda o: asyncio.Barrier(o["parties"]),
            "future": lambda o: asyncio.get_event_loop().create_future(),
        }
        for name, spec in self.source.get("objects", {}).items():
            self.objects[name] = makers[spec["type"]](spec)

    async def call(self, function):
        try:
            await self.block(self.functions[function])
        except Return as done:
            return done.value
        return None

    async def generate(self, function):
        """The function as an async generator: ["yield", v] at its top level yields."""
        for statement in self.functions[function]:
            if statement[0] == "yield":
                yield statement[1]
            elif statement[0] == "yield_finally":
                try:
                    yield statement[1]
                finally:
                    await self.block(statement[2])
            else:
                await self.statement(statement)

    async def block(self, statements):
        for statement in statements:
            await self.statement(statement)

    def awaitable(self, item):
        """["task", name] or ["call", function]: an argument of gather and similar functions."""
        kind, name = item
        if kind == "task":
            return self.names[name]
        if kind == "object":
            return self.objects[name]
        return self.call(name)

    async def statement(self, s):
        if self.over:  # only clean-up code of an abandoned task gets here
            raise StepLimit
        await getattr(self, "do_" + s[0])(*s[1:])


def run_apart(source):
    """Runs a program in a separate process, so that it cannot affect the next one."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            with os.fdopen(writing, "w", encoding="utf-8") as out:
                json.dump(Program(source).run(), out)
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as out:
        answer = out.read()
    os.waitpid(child, 0)
    return json.loads(answer)


def main(arguments):
    if arguments == ["--jsonl"]:
        for line in sys.stdin:
            if line.strip():
                print(json.dumps(run_apart(json.loads(line))), flush=True)
        return 0
    if len(arguments) != 1 or arguments[0].startswith("-"):
        print("usage: reference.py PROGRAM.json | reference.py --jsonl", file=sys.stderr)
        return 2
    with open(arguments[0], encoding="utf-8") as file:
        print("\n".join(run_apart(json.load(file))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
