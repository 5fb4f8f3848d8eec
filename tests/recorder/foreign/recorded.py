"""Runs programs that others wrote under the recorder, on the real clock, and checks their traces.

    class Documentation(ForeignPrograms):
        PROGRAMS = {'sleeping': Program('python3.13-doc', PAGES / 'asyncio-task.rst.txt', place='Sleeping')}

makes `test_sleeping`: the program ends as it should, the checker finds nothing in its trace, and the page can open it.
The programs of a class run at the same time, because most of them sleep.
"""
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import recorder
from ports import free_port
from snippets import program_after
from trace_checker import problems

HERE = Path(__file__).resolve().parent
AT_ONCE = 6  # programs
INTERRUPTED = 130  # the status after Ctrl-C
DEADLINE = 120  # seconds, for what would otherwise never end


@dataclass
class Program:
    """A program of a Debian package. It is read, or run, where the package has it."""
    package: str
    path: Path | None = None  # of the program, or of the page that shows it after `place`
    place: str | None = None
    module: str | None = None  # instead of a path: what `python3 -m` runs
    arguments: tuple = ()
    beside: tuple = ()  # files and folders that it needs beside it
    files: dict = field(default_factory=dict)  # the same as {name: text}
    head: str = ''  # imports that a page leaves out
    edits: dict = field(default_factory=dict)  # {what cannot be in the text here: what is there instead}
    port: int = 0  # in the text, where a free one takes its place; in `edits` and `arguments` that is 'PORT'
    client: object = None  # for a server: a function that is given its port, or a program that is recorded as well
    ready: str = ''  # what a server prints when it can be used; else it is when it listens on its port
    status: int = 0
    prints: str = ''  # part of what it prints
    input: str = ''
    traced: tuple = ()  # parts of the trace's text that must be there


@dataclass
class Run:
    program: Program
    status: int
    printed: str
    complaints: str
    trace: str | None


def listens(port):
    try:
        socket.create_connection(('127.0.0.1', port), timeout=DEADLINE).close()
    except OSError:
        return False
    return True


def wait_until_ready(program, port, process, printed):
    end = time.monotonic() + DEADLINE
    while time.monotonic() < end and process.poll() is None:
        if program.ready in Path(printed).read_text(errors='replace') if program.ready else listens(port):
            return
        time.sleep(0.02)
    raise AssertionError(f'{program.path or program.module}: the server is not ready')


def put_into(folder, program, port):
    """What the recorder is told to run, after the program has been put into a folder of its own."""
    if program.module:
        return ['-m', program.module]
    text = program_after(program.path, program.place) if program.place else program.path.read_text(encoding='utf-8')
    for old, new in program.edits.items():
        if old not in text:
            raise AssertionError(f'{program.path} has no "{old}"')
        text = text.replace(old, new.replace('PORT', str(port)))
    if program.port:
        text = text.replace(str(program.port), str(port))
    (folder / 'program.py').write_text(program.head + text, encoding='utf-8')
    return ['program.py']


def run_recorded(program, port=None):
    """The runs of a program and, if it is a server, of the program that uses it."""
    port = port or free_port()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path in program.beside:
            (shutil.copytree if path.is_dir() else shutil.copy)(path, folder / path.name)
        for path, text in program.files.items():
            (folder / path).write_text(text, encoding='utf-8')
        arguments = [argument.replace('PORT', str(port)) for argument in program.arguments]
        command = [sys.executable, recorder.__file__, *put_into(folder, program, port), '--', *arguments]
        with open(folder / 'printed', 'w+b') as printed, open(folder / 'complaints', 'w+b') as complaints:
            process = subprocess.Popen(command, cwd=folder, env={**os.environ, 'PYTHONUNBUFFERED': '1'},
                                       stdin=subprocess.PIPE, stdout=printed, stderr=complaints)
            others = []
            try:
                if program.client:
                    wait_until_ready(program, port, process, printed.name)
                    others = use(program.client, port)
                    process.send_signal(signal.SIGINT)
                process.communicate(program.input.encode(), timeout=DEADLINE)
            finally:
                process.kill()
                texts = [Path(file.name).read_text(errors='replace') for file in (printed, complaints)]
        trace = folder / 'run.json'
        text = trace.read_text(encoding='utf-8') if trace.exists() else None
        return [Run(program, process.returncode, *texts, text), *others]


def use(client, port):
    if isinstance(client, Program):
        return run_recorded(client, port)
    client(port)
    return []


class Reader:
    """The page's reader of recorded runs, in Node."""

    def __init__(self):
        self.lock = threading.Lock()
        self.node = subprocess.Popen(['node', str(HERE / 'reader.mjs')], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                     text=True)

    def open(self, trace):
        with self.lock, tempfile.NamedTemporaryFile('w', suffix='.json', encoding='utf-8') as file:
            file.write(trace)
            file.flush()
            self.node.stdin.write(f'{file.name}\n')
            self.node.stdin.flush()
            answer = self.node.stdout.readline()
        if not answer:
            raise AssertionError('the reader has ended. Build it: tools/in-toolchain tools/build web reader')
        return json.loads(answer)

    def close(self):
        self.node.stdin.close()
        self.node.wait()
        self.node.stdout.close()


class ForeignPrograms(unittest.TestCase):
    PROGRAMS = {}

    def __init_subclass__(cls):
        for name in cls.PROGRAMS:
            setattr(cls, f'test_{name}', lambda self, name=name: self.check(name))

    @classmethod
    def setUpClass(cls):
        if not cls.PROGRAMS:
            raise unittest.SkipTest('no programs')
        pool = ThreadPoolExecutor(AT_ONCE)
        cls.addClassCleanup(pool.shutdown, cancel_futures=True)
        cls.runs = {name: pool.submit(run_recorded, program) for name, program in cls.PROGRAMS.items()}
        cls.reader = Reader()
        cls.addClassCleanup(cls.reader.close)

    def check(self, name):
        for run in self.runs[name].result():
            self.check_run(run)

    def check_run(self, run):
        program = run.program
        said = f'{program.package}: {program.path or program.module}\n{run.printed[-4000:]}\n{run.complaints[-4000:]}'
        self.assertEqual(run.status, program.status, said)
        self.assertIn(program.prints, run.printed, said)
        self.assertIsNotNone(run.trace, said)
        trace = json.loads(run.trace)
        self.assertEqual(problems(trace)[:10], [], said)
        self.assertNotIn('truncated', trace)
        for part in program.traced:
            self.assertTrue(part in run.trace, f'"{part}" is not in the trace of {said}')
        opened = self.reader.open(run.trace)
        self.assertNotIn('problem', opened)
        self.assertIn('The tasks', opened['sections'])
