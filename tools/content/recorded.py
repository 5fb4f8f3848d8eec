"""CPython's own run of a listing, as the tests of the listings have recorded it in the lesson's expected/.

    run = read_run(folder, 'hello_gather', lesson_path, line, problems)
    run.outputs     # [Event(0.5, 'Task-4', 'prints', 'Hello, Carol!'), …]
    run.events      # the same and, where there is a hello_gather.py.run.txt, every step of a task
    run.has_steps   # whether there is one
"""
import re
from dataclasses import dataclass

from problems import read_text

_STEP = re.compile(r'(\d+(?:\.\d+)?) +(Task-\d+|-) +(?:(prints|requests) (.*)|(runs|returns|fails|is cancelled))')
_OUTPUT = re.compile(r'(\d+(?:\.\d+)?) +(\S+)  (.*)')


@dataclass(frozen=True, eq=False)  # a run may print the same twice
class Event:
    time: float
    task: str  # asyncio's name of it; '-' for none
    what: str  # prints, requests, runs, returns, fails, is cancelled
    text: str = ''

    @property
    def milliseconds(self):
        return round(self.time * 1000)


@dataclass
class Run:
    stem: str
    events: list
    has_steps: bool

    @property
    def outputs(self):
        return [event for event in self.events if event.what == 'prints']


def read_run(folder, stem, path, line, problems):
    """The run of stem.py, for a place in lesson.md that asks about it; None where nothing has recorded it."""
    timed = folder / 'expected' / f'{stem}.py.times.txt'
    if not timed.is_file():
        problems.add(path, line, f'nothing says when {stem}.py prints its lines',
                     f'Add {folder.name}/expected/{timed.name}, or ask for no prediction.')
        return None
    outputs = _events(timed, _output, problems)
    steps = folder / 'expected' / f'{stem}.py.run.txt'
    if not steps.is_file() or outputs is None:
        return outputs and Run(stem, outputs, False)
    events = _events(steps, _step, problems)
    run = events and Run(stem, events, True)
    if run and list(map(vars, run.outputs)) != list(map(vars, outputs)):
        problems.add(steps, 1, f'it has other outputs than {timed.name}', 'Record both files of the same run.')
    return run


def _events(path, read, problems):
    """The events in a file; None where one cannot be read, which expected.py or this reports."""
    events = [read(row) for row in (read_text(path, problems) or '').splitlines()]
    for number, event in enumerate(events, 1):
        if event is None and read is _step:
            problems.add(path, number, 'this is not a time, a task and what it does',
                         'Write "0.5   Task-2  prints Hello", or runs, returns, fails, is cancelled or requests.')
    return None if None in events else events


def _output(row):
    match = _OUTPUT.fullmatch(row)
    return match and Event(float(match[1]), match[2], 'prints', match[3])


def _step(row):
    match = _STEP.fullmatch(row)
    return match and Event(float(match[1]), match[2], match[3] or match[5], match[4] or '')
