"""Every listing of the courses, on the virtual clock and with recorded responses: it prints what the lesson expects, at
the times and by the tasks that the lesson expects.
"""
import os
import re
import tempfile
import unittest
from pathlib import Path

import recorder
from programs import Run

ROOT = Path(__file__).resolve().parents[2]


def listings():
    """(path, text, what it is expected to print) of each listing whose times are known."""
    for course in (ROOT / 'content', ROOT / 'tests/course'):
        for times in sorted(course.glob('*/expected/*.py.times.txt')):
            path = times.parents[1] / 'listings' / times.name.removesuffix('.times.txt')
            yield path, path.read_text(encoding='utf-8'), times.read_text(encoding='utf-8')


def renumbered(text):
    """Tasks in the order in which they print: asyncio.run() makes hidden ones, which have no number in a trace."""
    numbers = {}
    return re.sub(r'Task-\d+', lambda found: f'Task {numbers.setdefault(found[0], len(numbers) + 1)}', text)


class Listings(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.addCleanup(os.chdir, os.getcwd())
        os.chdir(folder.name)
        Path('data.txt').write_text('Hello from data.txt', encoding='utf-8')

    def test_there_are_listings(self):
        self.assertGreater(len(list(listings())), 10)

    def test_each_prints_what_the_lesson_expects_when_it_expects_it(self):
        for path, source, expected in listings():
            with self.subTest(path.name):
                responses = path.parents[1] / 'api'
                answer = recorder.recorded_answers(responses) if responses.is_dir() else None
                run = Run(recorder.record(str(path), source, virtual=True, echo=False, answer=answer))
                printed = [f'{event["time"]:<5g} Task-{event["task"]}  {event["text"]}\n'
                           for event in run.of('output') if 'stream' not in event]
                self.assertEqual(renumbered(''.join(printed)), renumbered(expected))


if __name__ == '__main__':
    unittest.main()
