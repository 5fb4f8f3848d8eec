#!/usr/bin/env python3
"""How much CPU time the recorder costs a server:  tools/in-toolchain bench/recorder.py

Starts an example of aiohttp by turns with and without the recorder, sends it requests over eight connections that are
kept open, and prints the CPU time of the server's process while it answers. What it costs to start it and to write the
trace is not counted.
"""
import argparse
import http.client
import json
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

EXAMPLE = Path('/usr/share/doc/python3-aiohttp/examples/web_srv.py')
RECORDER = Path(__file__).resolve().parents[1] / 'python/loopstep/recorder.py'
CONNECTIONS = 8


def cpu_seconds(process):
    return time.clock_gettime(~process.pid << 3 | 2)  # Linux's clock of a process


def wait_for(port):
    while True:
        try:
            return socket.create_connection(('127.0.0.1', port)).close()
        except OSError:
            time.sleep(0.02)


def load(port, requests):
    def use(_):
        connection = http.client.HTTPConnection('127.0.0.1', port)
        for _ in range(requests // CONNECTIONS):
            connection.request('GET', '/simple')
            if connection.getresponse().read() != b'Simple answer':
                raise AssertionError('another answer')
        connection.close()
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        list(pool.map(use, range(CONNECTIONS)))


def measure(folder, requests, recorded):
    """(CPU seconds of the server while it answers, events that were recorded)"""
    with socket.socket() as free:
        free.bind(('127.0.0.1', 0))
        port = free.getsockname()[1]
    text = EXAMPLE.read_text(encoding='utf-8').replace('web.run_app(init())', f'web.run_app(init(), port={port})')
    (folder / 'server.py').write_text(text, encoding='utf-8')
    command = [sys.executable, *([RECORDER, '--events', '10000000'] if recorded else ()), 'server.py']
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        wait_for(port)
        load(port, CONNECTIONS * 10)  # what is done once only
        before = cpu_seconds(process)
        load(port, requests)
        seconds = cpu_seconds(process) - before
        process.send_signal(signal.SIGINT)
    events = len(json.loads((folder / 'run.json').read_text(encoding='utf-8'))['events']) if recorded else 0
    return seconds, events


def main():
    parser = argparse.ArgumentParser(description='Measure what the recorder costs a server.')
    parser.add_argument('--requests', type=int, default=2_000)
    parser.add_argument('--rounds', type=int, default=5)
    options = parser.parse_args()
    plain, recorded = [], []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(1, options.rounds + 1):
            plain.append(measure(Path(folder), options.requests, False)[0])
            seconds, events = measure(Path(folder), options.requests, True)
            recorded.append(seconds)
            print(f'round {number}: {plain[-1]:.3f} s without, {seconds:.3f} s with the recorder, {events} events')
    without, with_it = statistics.median(plain), statistics.median(recorded)
    print(f'median: {without:.3f} s without, {with_it:.3f} s with the recorder: {with_it / without:.2f} times')


if __name__ == '__main__':
    main()
