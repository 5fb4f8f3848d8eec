"""Puts a Python listing, itself untouched, on a virtual clock and the lesson's recordings.

Python imports this file at start because its folder is on PYTHONPATH. aiohttp's connections
then end at the test server in this very process, each a pair of sockets without TLS, whatever
host a URL names; URLs, the Host header and error messages stay those of the listing.

LISTING_RECORDINGS names the lesson's api/ folder if the listing makes requests, LISTING_EVENTS the
file that receives what happened, a JSON object a line: {"time": 0.5, "output": "Task-2  beat 2"}, which
names the task that printed, {"time": 0.5, "request": "GET https://…"}, and {"time": 0.5, "step": "Task-2  runs"}
for a task that the loop runs, or "returns", "fails" or "is cancelled" for one that is done.
"""
import asyncio
import builtins
import json
import os
import socket
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.dirname(HERE), os.path.join(HERE, "../../server")]
from virtual_loop import VirtualClock, VirtualLoop, task_name  # noqa: E402  (found beside this folder)

CLOCK = VirtualClock()
EVENTS = open(os.environ["LISTING_EVENTS"], "a", encoding="utf-8", buffering=1)
real_print = builtins.print


def event(**what):
    EVENTS.write(json.dumps(what) + "\n")


def recorded_print(*values, sep=" ", file=None, **options):
    if file is None:  # asyncio's messages on standard error are printed too
        output = f"{task_name() or '-'}  {sep.join(map(str, values))}"
        event(time=round(CLOCK.now, 9), output=output)
    real_print(*values, sep=sep, file=file, **options)


def outcome_of(task):
    if task.cancelled():
        return "is cancelled"
    # Asking for exception() would count as having looked at it.
    return "returns" if task._exception is None else "fails"


def record_steps():
    """Records each step of a task up to main's end. A step's callback is a method of its task."""
    run = asyncio.Handle._run
    main_is_done = False

    def recorded_run(handle):
        nonlocal main_is_done
        task = getattr(handle._callback, "__self__", None)
        if not isinstance(task, asyncio.Task) or task.done() or main_is_done:
            return run(handle)
        if not task.get_name().startswith("Task-"):  # the test server's
            return run(handle)
        event(time=round(CLOCK.now, 9), step=f"{task.get_name()}  runs")
        result = run(handle)
        if task.done():
            event(time=round(CLOCK.now, 9), step=f"{task.get_name()}  {outcome_of(task)}")
            main_is_done = task.get_name() == "Task-1"
        return result

    asyncio.Handle._run = recorded_run


def connect_to_recordings(folder):
    from aiohttp.connector import TCPConnector
    from server import Recordings, TestServer

    server = TestServer(Recordings(folder, lambda key: event(time=round(CLOCK.now, 9), request=key)))

    async def create_connection(self, request, traces, timeout):
        ours, theirs = socket.socketpair()
        streams = await asyncio.open_connection(sock=theirs)
        asyncio.create_task(server.serve(*streams), name="server")
        _, protocol = await self._loop.create_connection(self._factory, sock=ours)
        return protocol

    TCPConnector._create_connection = create_connection


asyncio.events.new_event_loop = lambda: VirtualLoop(CLOCK)
time.sleep = CLOCK.sleep
builtins.print = recorded_print
record_steps()
if folder := os.environ.get("LISTING_RECORDINGS"):
    connect_to_recordings(folder)
