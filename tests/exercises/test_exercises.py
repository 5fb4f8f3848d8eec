"""Every exercise can be solved and is not solved yet, and its checks tell wrong programs from the solution."""
import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from course import read_course
from demo_run import RECORDER
from problems import Problems

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
COURSES = (('content', 'src/demos'), ('tests/course', 'tests/course/programs'))


class Judge:
    """The page's reader of recorded runs, in Node."""

    def __init__(self):
        self._node = subprocess.Popen(['node', str(HERE / 'judge.mjs')], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                      text=True, encoding='utf-8')

    def judge(self, trace, exercise):
        self._node.stdin.write(json.dumps({'trace': trace, 'exercise': json.dumps(exercise)}) + '\n')
        self._node.stdin.flush()
        answer = self._node.stdout.readline()
        if not answer:
            raise AssertionError('the reader has ended. Build it: tools/in-toolchain tools/build web reader')
        return json.loads(answer)

    def end(self):
        self._node.communicate()


def record(program):
    """The trace of a program, also of one that fails or never ends."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / 'run.json'
        done = subprocess.run([sys.executable, '-B', RECORDER, '--virtual', '--events', '20000', '-o', file, program],
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding='utf-8',
                              env={**os.environ, 'PYTHONHASHSEED': '0'})
        if not file.is_file():
            raise AssertionError(f'{program} was not recorded: {done.stderr}')
        return file.read_text(encoding='utf-8')


class ExerciseTest(unittest.TestCase):
    """The tests of one exercise; a subclass has the exercise."""
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.judge = Judge()
        cls.addClassCleanup(cls.judge.end)

    def judged(self, program):
        judgement = self.judge.judge(record(program), self.exercise)
        self.assertNotIn('problem', judgement)
        return judgement

    def failing(self, judgement):
        return {check['says'] for check, passed in zip(self.exercise['checks'], judgement['checks']) if not passed}

    def assert_not_solved(self, judgement):
        self.assertFalse(judgement['passed'])
        self.assertNotIn('Solved', judgement['words'])
        first = judgement['checks'].index(False)
        hint = ''.join(run['text'] for run in self.exercise['checks'][first]['hint'])
        self.assertIn(hint, judgement['words'])
        self.assertIn(f'At step {judgement["step"]}', judgement['words'])

    def start_is_not_solved(self):
        self.assert_not_solved(self.judged(self.programs.start))

    def solution_passes_every_check(self, program):
        judgement = self.judged(program)
        self.assertEqual(self.failing(judgement), set(), judgement['words'])
        self.assertTrue(judgement['passed'])
        self.assertIn('Solved', judgement['words'])

    def wrong_program_fails(self, program):
        judgement = self.judged(program)
        self.assert_not_solved(judgement)
        checks = {self.exercise['checks'][index]['says'] for index in self.programs.wrong[program]}
        self.assertLessEqual(checks, self.failing(judgement), judgement['words'])

    def every_check_is_missed_by_a_program(self):
        missed = set()
        for program in (self.programs.start, *self.programs.wrong):
            missed |= self.failing(self.judged(program))
        self.assertEqual({check['says'] for check in self.exercise['checks']}, missed)


def tests_of(exercise, programs):
    """A method for each program, so that each is counted."""
    made = {'exercise': exercise, 'programs': programs,
            'test_start_is_not_solved': ExerciseTest.start_is_not_solved,
            'test_every_check_is_missed_by_a_program': ExerciseTest.every_check_is_missed_by_a_program}
    for program in programs.solutions:
        made[f'test_{program.stem}_passes'] = lambda self, program=program: self.solution_passes_every_check(program)
    for program in programs.wrong:
        made[f'test_{program.stem}_fails'] = lambda self, program=program: self.wrong_program_fails(program)
    return made


def load_tests(loader, tests, pattern):
    suite = unittest.TestSuite()
    for content, demos in COURSES:
        problems = Problems()
        course = read_course(ROOT / content, ROOT / demos, problems)
        if problems:
            problems.print()
            raise SystemExit(1)
        for lesson in course.lessons:
            for name, programs in lesson.attempts.items():
                members = tests_of(lesson.exercises[name], programs)
                suite.addTests(loader.loadTestsFromTestCase(type(name, (ExerciseTest,), members)))
    return suite
