"""The run of a demo's JavaScript listing: web/loop records it on the virtual clock.

    text = record_javascript(listing_file, lesson_path.parent / 'api', problems)   # a trace, as JSON

tools/record_javascript.mjs does it, in Node.
"""
import json
import subprocess
from functools import cache
from pathlib import Path

from demo_run import MOST_EVENTS
from problems import read_text

_RECORD = Path(__file__).resolve().parents[1] / 'record_javascript.mjs'


@cache
def _record(listing, source, api, responses):
    """What the script prints. `source` and `responses` are what the files have: with others it is another run."""
    done = subprocess.run(['node', _RECORD, listing, api, str(MOST_EVENTS)], capture_output=True, text=True,
                          encoding='utf-8')
    if done.returncode != 0:
        raise RuntimeError(f'{_RECORD.name} failed for {listing}:\n{done.stderr}')
    return done.stdout


def record_javascript(listing, api, problems):
    """The trace of a listing; None, with a problem, if it cannot be recorded."""
    source = read_text(listing, problems)
    if source is None:
        return None  # reported with the listing
    text = _record(listing, source, api, tuple((file.name, file.read_bytes()) for file in sorted(api.glob('*.json'))))
    made = json.loads(text)
    if 'problem' not in made:
        return text
    problems.add(listing, made.get('line') or 1, f'the listing of a demo cannot be recorded: {made["problem"]}',
                 'Write a program that ends by itself, without an error, with what docs/javascript-loop.md lists.')
    return None
