"""The run of a demo's JavaScript listing: web/loop records it on the virtual clock.

    text = record_javascript(listing_file, lesson_path.parent / 'api', problems)   # a trace, as JSON

tools/record_javascript.mjs does it, in Node.
"""
import json
import subprocess
from pathlib import Path

from problems import read_text

_RECORD = Path(__file__).resolve().parents[1] / 'record_javascript.mjs'


def record_javascript(listing, api, problems):
    """The trace of a listing; None, with a problem, if it cannot be recorded."""
    if read_text(listing, problems) is None:
        return None  # reported with the listing
    done = subprocess.run(['node', _RECORD, listing, api], capture_output=True, text=True, encoding='utf-8')
    if done.returncode != 0:
        raise RuntimeError(f'{_RECORD.name} failed for {listing}:\n{done.stderr}')
    made = json.loads(done.stdout)
    if 'problem' not in made:
        return done.stdout
    problems.add(listing, made.get('line') or 1, f'the listing of a demo cannot be recorded: {made["problem"]}',
                 'Write a program that ends by itself, without an error, with what docs/javascript-loop.md lists.')
    return None
