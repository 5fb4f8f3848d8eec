"""Programs of CPython's documentation."""
import unittest
from pathlib import Path

from loads import lines, requests
from recorded import INTERRUPTED, ForeignPrograms, Program

PAGES = Path('/usr/share/doc/python3.13/html/_sources/library')


def shown(page, place, *imports, **options):
    head = ''.join(f'import {module}\n' for module in imports)
    return Program('python3.13-doc', PAGES / f'{page}.rst.txt', place, head=head, **options)


class Coroutines(ForeignPrograms):
    PROGRAMS = {
        'hello_world': shown('asyncio', 'Hello World!', prints='... World!'),
        'say_after': shown('asyncio-task', 'another* 2 seconds', prints='world'),
        'await_a_coroutine': shown('asyncio-task', 'rubric:: Coroutines', prints='42', traced=['never_awaited']),
        'await_a_task': shown('asyncio-task', 'rubric:: Tasks'),
        'terminate_a_task_group': shown('asyncio-task', 'Terminating a Task Group', traced=['"type":"TaskGroup"']),
        'sleep': shown('asyncio-task', '_asyncio_example_sleep:'),
        'gather': shown('asyncio-task', '_asyncio_example_gather:', prints='factorial(4) = 24', traced=['"gathered"']),
        'wait_for': shown('asyncio-task', '_asyncio_example_waitfor:', 'asyncio', prints='timeout!'),
        'to_thread': shown('asyncio-task', 'IO-bound functions/methods', 'asyncio, time', prints='blocking_io complete',
                           traced=['outside_ended']),
        'cancel': shown('asyncio-task', '_asyncio_example_task_cancel:', 'asyncio', prints='cancel_me(): after sleep',
                        traced=['cancel_requested']),
        'event': shown('asyncio-sync', '_asyncio_example_sync_event:', 'asyncio', prints='... got it!',
                       traced=['"type":"Event","name":"event"']),
        'barrier': shown('asyncio-sync', '_asyncio_example_barrier:', 'asyncio', prints='barrier passed',
                         traced=['"type":"Barrier"']),
        'queue': shown('asyncio-queue', '_asyncio_example_queue_dist:', prints='3 workers slept in parallel',
                       traced=['"type":"Queue","name":"queue"']),
        'future': shown('asyncio-future', '_asyncio_example_future:', 'asyncio', prints='... world'),
        'never_awaited': shown('asyncio-dev', 'Detect never-awaited coroutines', traced=['never_awaited']),
        'never_retrieved': shown('asyncio-dev', 'Detect never-retrieved exceptions', traced=['never_retrieved']),
    }


class LowLevel(ForeignPrograms):
    PROGRAMS = {
        'call_soon': shown('asyncio-eventloop', '_asyncio_example_lowlevel_helloworld:', prints='Hello World'),
        'call_later': shown('asyncio-eventloop', '_asyncio_example_call_later:', traced=['timer_due']),
        'add_reader': shown('asyncio-eventloop', '_asyncio_example_watch_fd:', prints='Received: abc'),
        'executors': shown('asyncio-eventloop', 'awaitablemethod:: loop.run_in_executor', prints='custom process pool',
                           traced=['"kind":"process"']),
        'sockets': shown('asyncio-protocol', '_asyncio_example_create_connection:', prints='Received: abc'),
        'socket_streams': shown('asyncio-stream', '_asyncio_example_create_connection-streams:',
                                prints='Received: abc'),
        'subprocess_protocol': shown('asyncio-protocol', '_asyncio_example_subprocess_proto:', prints='Current date: '),
        'subprocess': shown('asyncio-subprocess', '_asyncio_example_create_subprocess_exec:', prints='Current date: '),
        'shell': shown('asyncio-subprocess', '_asyncio_example_subprocess_shell:', prints="exited with 2"),
    }


SAYS_READY = {'await asyncio.sleep(3600)': 'print("ready"); await asyncio.sleep(3600)'}  # all before that is done
STREAMS_CLIENT = shown('asyncio-stream', '_asyncio-tcp-echo-client-streams:', port=8888,
                       prints="Received: 'Hello World!'")
PROTOCOL_CLIENT = shown('asyncio-protocol', '_asyncio_example_tcp_echo_client_protocol:', port=8888,
                        prints="Data received: 'Hello World!'")
DATAGRAM_CLIENT = shown('asyncio-protocol', '_asyncio-udp-echo-client-protocol:', port=9999,
                        prints='Received: Hello World!')


class Servers(ForeignPrograms):
    """They run until they are interrupted, so their status is that of Ctrl-C."""
    PROGRAMS = {
        'streams': shown('asyncio-stream', '_asyncio-tcp-echo-server-streams:', port=8888, client=STREAMS_CLIENT,
                         status=INTERRUPTED, prints="Received 'Hello World!'"),
        'streams_under_load': shown('asyncio-stream', '_asyncio-tcp-echo-server-streams:', port=8888, client=lines,
                                    status=INTERRUPTED),
        'protocol': shown('asyncio-protocol', '_asyncio_example_tcp_echo_server_protocol:', port=8888,
                          client=PROTOCOL_CLIENT, status=INTERRUPTED),
        'datagrams': shown('asyncio-protocol', '_asyncio-udp-echo-server-protocol:', port=9999, client=DATAGRAM_CLIENT,
                           edits=SAYS_READY, ready='ready', status=INTERRUPTED, prints="Received 'Hello World!'"),
        'context_variables': shown('contextvars', 'asyncio support', port=8081, client=requests, status=INTERRUPTED),
        'signals': shown('asyncio-eventloop', '_asyncio_example_unix_signals:', client=lambda port: None,
                         edits=SAYS_READY, ready='ready', status=1, prints='got signal SIGINT: exit'),
    }


if __name__ == '__main__':
    unittest.main()
