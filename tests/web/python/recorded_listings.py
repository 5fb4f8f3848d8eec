#!/usr/bin/env python3
"""Prints what the recorder writes about the courses' listings in CPython.

The result is JSON: {path: {text, responses, recording}}. They are the listings of tests/recorder/test_listings.py, each
as program.py beside the file that some of them read, with the recorded responses of its lesson.
"""
import json
import linecache
import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / 'python/loopstep'), str(ROOT / 'tests/recorder')]

import recorder  # noqa: E402  the folders must be on the path first
from test_listings import listings  # noqa: E402


def responses_in(folder):
    """{'GET https://…': response} of a lesson's recorded responses."""
    read = [json.loads(file.read_text(encoding='utf-8')) for file in folder.glob('*.json') if file.name != 'index.json']
    return {f'{response["request"]["method"]} {response["request"]["url"]}': response for response in read}


def main():
    recorder.start_again_without_hash_randomization()
    recorded = {}
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        Path('data.txt').write_text('Hello from data.txt', encoding='utf-8')
        for path, text, _ in listings():
            Path('program.py').write_text(text, encoding='utf-8')  # for tracebacks
            linecache.clearcache()
            responses = responses_in(path.parents[1] / 'api')
            recording = recorder.record('program.py', text, virtual=True, echo=False,
                                        answer=lambda method, url: responses.get(f'{method} {url}'))
            recorded[str(path.relative_to(ROOT))] = {'text': text, 'responses': responses,
                                                     'recording': recording.to_json()}
    print(json.dumps(recorded))


if __name__ == '__main__':
    main()
