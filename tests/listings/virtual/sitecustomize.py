"""Puts a Python listing, itself untouched, on a virtual clock and the lesson's recordings.

Python imports this file at start because its folder is on PYTHONPATH. aiohttp's connections
then end at the test server in this very process, each a pair of sockets without TLS, whatever
host a URL names; URLs, the Host header and error messages stay those of the listing.

LISTING_RECORDINGS names the lesson's api/ folder if the listing makes requests, LISTING_EVENTS the
file that receives what happened, a JSON object a line: {"time": 0.5, "output": "Task-2  beat 2"}, which
names the task that printed, and {"request": "GET https://…"}.
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


def recorded_print(*values, sep=" ", **options):
    output = f"{task_name() or '-'}  {sep.join(map(str, values))}"
    event(time=round(CLOCK.now, 9), output=output)
    real_print(*values, sep=sep, **options)


def connect_to_recordings(folder):
    from aiohttp.connector import TCPConnector
    from server import Recordings, TestServer

    server = TestServer(Recordings(folder, lambda key: event(request=key)))

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
if folder := os.environ.get("LISTING_RECORDINGS"):
    connect_to_recordings(folder)
