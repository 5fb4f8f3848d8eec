#!/usr/bin/env python3
"""Every question of every kind that could be asked about a listing's run, with what CPython's run answers.

    every_prediction.py content/async-python hello_task nothing

Prints a JSON object a line, {"prediction": {…}, "right": 0}, where the prediction is as in a
bundle. The test of the stage's own answers runs this: see tests/unit/demos/prediction_test.cpp.
"""
import itertools
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / 'tools/content'))
from answers import Refused, answer  # noqa: E402  (found in that folder)
from problems import Problems  # noqa: E402
from recorded import read_run  # noqa: E402

MOST = 60  # questions of one kind at one moment


def texts_of(run):
    """Each line that the run prints as a text that means no other, and beginnings of some."""
    printed = [event.text for event in run.outputs]
    for index, text in enumerate(printed):
        which = {'which': printed[:index + 1].count(text)} if printed.count(text) > 1 else {}
        yield {'text': text, **which}
    for text in dict.fromkeys(text[:len(text) // 2] for text in printed if len(text) > 3):
        found = [line for line in printed if line.startswith(text)]
        yield {'text': text, 'open': 'end', **({'which': len(found)} if len(found) > 1 else {})}


def moments_of(texts):
    yield {}
    for text in texts:
        yield {'after': text}
        yield {'before': text}
    for time in (0, 300, 1000, 1500):
        yield {'at': time}


def questions(run):
    texts = list(texts_of(run))
    for moment in moments_of(texts):
        for kind in ('next-output', 'last-output', 'next-step', 'next-printer'):
            yield {'kind': kind, **moment}
        for text in texts:
            yield {'kind': 'time-of', 'texts': [text], **moment}
        for size in (2, 3, 4):
            for some in itertools.islice(itertools.permutations(texts, size), MOST):
                yield {'kind': 'order-of', 'texts': list(some), **moment}
                yield {'kind': 'first-of', 'texts': list(some), **moment}
    for until in [{}, *({'until': text} for text in texts)]:
        for counted in ('outputs', 'tasks', 'requests'):
            yield {'kind': 'number-of', 'counted': counted, **until}
        for text in texts:
            yield {'kind': 'number-of', 'texts': [{'text': text['text'][:3], 'open': 'end'}], **until}
    for task, time in itertools.product(range(1, 9), (None, 0, 500, 1000)):
        yield {'kind': 'end-of', 'task': task, **({} if time is None else {'at': time})}


def wrongs(kind):
    """The author's wrong options, or none."""
    yield {'wrong': []}
    if kind in ('next-output', 'last-output'):
        yield {'wrong': ['A', 'z']}
    if kind == 'time-of':
        yield {'wrong': ['0.123 s', '99']}
    if kind == 'number-of':
        yield {'wrong': ['77']}


def main():
    folder, stem, needs = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    problems = Problems()
    run = read_run(folder, stem, folder / 'lesson.md', 1, problems)
    if problems:
        problems.print()
        sys.exit(1)
    for number, asked in enumerate(questions(run)):
        for wrong in wrongs(asked['kind']):
            prediction = {'id': f'{number % 16:x}', 'question': 'What?', **asked, **wrong}
            try:
                found = answer(prediction, run, needs)
            except Refused:
                continue
            print(json.dumps({'prediction': {**prediction, 'options': found.options}, 'right': found.right}))


if __name__ == '__main__':
    main()
