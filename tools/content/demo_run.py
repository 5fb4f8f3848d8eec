"""The run of a demo without a C++ program: python/loopstep/recorder.py records its Python listing on the virtual clock.

    text = record_run(listing_file, 'nothing', lesson_path, line, problems)   # a trace, as JSON

CPython does the recording, the version that runs this.
"""
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from listings import python_error
from problems import read_text

RECORDER = Path(__file__).resolve().parents[2] / 'python' / 'loopstep' / 'recorder.py'

# What a recording can show as it would happen: on the virtual clock there is no network, and a process takes no time.
RECORDABLE = ('nothing', 'thread')

# As much as a learner steps through; the files of a lesson are small with it.
MOST_EVENTS = 2_000
_MOST_SECONDS = 20


def record_run(listing, needs, path, line, problems):
    """The trace of a listing; None, with a problem, if it cannot be recorded. `path` and `line` are the demo's."""
    if needs not in RECORDABLE:
        problems.add(path, line, f'the demo needs a {needs}, which cannot be recorded',
                     f'Write its program in C++ (docs/content-format.md explains how), or a listing without a {needs}.')
        return None
    source = read_text(listing, problems)
    if source is None or python_error(source):
        return None  # reported with the listing
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / 'run.json'
        command = [sys.executable, '-B', RECORDER, '--virtual', '--events', str(MOST_EVENTS),
                   '--seconds', str(_MOST_SECONDS), '-o', file, listing.name]
        # In its folder, so that messages name it without the folders of this machine.
        done = subprocess.run(command, cwd=listing.parent, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              encoding='utf-8', env={**os.environ, 'PYTHONHASHSEED': '0'})
        text = file.read_text(encoding='utf-8') if file.is_file() else ''
    why = _ended_early(done.stderr) or ('' if done.returncode == 0 else _error(done.stderr))
    if not why:
        return text
    problems.add(listing, _line_of(listing, done.stderr), f'the listing of a demo cannot be recorded: {why}',
                 'Write a program that ends by itself, without an error, after a few callbacks.')
    return None


def _ended_early(errors):
    found = re.search(r'^recorder\.py: .*The recording ended early: (.*)\.$', errors, re.MULTILINE)
    return found and found[1]


def _error(errors):
    """The recorder's own words, or the error that the program raised: the last line without an indentation."""
    lines = [row for row in errors.splitlines() if row and not row.startswith((' ', '|', 'recorder.py: '))]
    own = [row.removeprefix('recorder.py: ') for row in errors.splitlines() if row.startswith('recorder.py: ')]
    return (lines or own or ['it ended with an error'])[-1].rstrip('.')


def _line_of(listing, errors):
    """The line of the listing at which the program failed; 1 if that is unknown."""
    lines = re.findall(rf'File ".*{re.escape(listing.name)}", line (\d+)', errors)
    return int(lines[-1]) if lines else 1
