"""An exercise is a task, checks and programs. What is missing or unreadable is refused with file, line and remedy."""
import json
from pathlib import Path

from checks import CLASSES
from listings import MOST_COLUMNS, MOST_LINES_IN_EXERCISE
from output import write_site
from pages import Pages
from sample import ASSETS, SampleTest

ROOT = Path(__file__).resolve().parents[2]
LESSON = 'one/lesson.md'
PROGRAM = 'print("hello")\n'
EXERCISE = '''::: exercise be-quick
title: Be quick
task: |
  Shorten the *sleep*, as the
  [first part](#first) shows.

  Leave `main` as it is.
checks:
  - ends at: 1.5 s
    hint: Change `delay`; see [there](#second).
    fails: [wrong_slow, wrong_fast]
  - prints: ["a: b", c]
    hint: Print both.
:::
'''


class ExerciseTest(SampleTest):
    def setUp(self):
        super().setUp()
        self.replace(LESSON, '## Second Part {#second}\n', f'{EXERCISE}\n## Second Part {{#second}}\n')
        for name in ('start', 'solution', 'wrong_slow', 'wrong_fast'):
            self.write(self.file(name), PROGRAM)

    def file(self, name):
        return f'one/exercises/be-quick/{name}.py'

    def lesson(self):
        return self.compiled().lessons[0]

    def with_check(self, check):
        """The exercise with another first check."""
        self.replace(LESSON, 'ends at: 1.5 s', check)

    def remove(self, name):
        (self.content / self.file(name)).unlink()


class Exercise(ExerciseTest):
    def test_it_is_a_note_with_its_task_and_a_link(self):
        block = self.lesson().bundle['sections'][0]['blocks'][-1]
        href = block['blocks'].pop()['runs'][0]['href']
        self.assertEqual(block, {
            'type': 'callout', 'kind': 'note', 'title': 'Exercise: Be quick', 'exercise': 'be-quick',
            'blocks': [{'type': 'paragraph', 'runs': [
                {'text': 'Shorten the '}, {'text': 'sleep', 'style': 'em'}, {'text': ', as the '},
                {'text': 'first part', 'href': '#first'}, {'text': ' shows.'}]},
                {'type': 'paragraph', 'runs': [
                    {'text': 'Leave '}, {'text': 'main', 'style': 'code'}, {'text': ' as it is.'}]}]})
        self.assertEqual(href, '../play/#front=lesson&trace=code:one/be-quick')

    def test_its_task_and_checks_are_a_file_beside_the_lesson(self):
        site = self.content / 'site'
        write_site(self.compiled(), Pages(ROOT / 'web/page', ASSETS), site)
        self.assertEqual(json.loads(self.read('site/one/exercises.json')), {'format': 1, 'exercises': {'be-quick': {
            'title': 'Be quick', 'section': 'first', 'place': '../one/#first',
            'task': [
                [{'text': 'Shorten the '}, {'text': 'sleep', 'style': 'em'}, {'text': ', as the '},
                 {'text': 'first part', 'href': '../one/#first'}, {'text': ' shows.'}],
                [{'text': 'Leave '}, {'text': 'main', 'style': 'code'}, {'text': ' as it is.'}]],
            'checks': [
                {'kind': 'ends-at', 'says': 'The program ends at 1.5 s', 'milliseconds': 1500, 'hint': [
                    {'text': 'Change '}, {'text': 'delay', 'style': 'code'}, {'text': '; see '},
                    {'text': 'there', 'href': '../one/#second'}, {'text': '.'}]},
                {'kind': 'prints', 'says': 'It prints the right lines, in the right order', 'lines': ['a: b', 'c'],
                 'hint': [{'text': 'Print both.'}]}],
            'start': {'name': 'be_quick.py', 'text': PROGRAM}}}})

    def test_the_one_before_leads_to_it(self):
        other = EXERCISE.replace('be-quick', 'be-slow').replace('Be quick', 'Be slow')
        self.replace(LESSON, EXERCISE, EXERCISE + other)
        for name in ('start', 'solution', 'wrong_slow', 'wrong_fast'):
            self.write(self.file(name).replace('be-quick', 'be-slow'), PROGRAM)
        made = self.lesson().exercises
        self.assertEqual(made['be-quick']['next'], {
            'title': 'Be slow', 'href': '../play/#front=lesson&trace=code:one/be-slow'})
        self.assertNotIn('next', made['be-slow'])

    def test_the_static_page_leaves_it_out_because_only_the_app_can_judge_it(self):
        site = self.content / 'site'
        write_site(self.compiled(), Pages(ROOT / 'web/page', ASSETS), site)
        page = self.read('site/one/index.html')
        self.assertNotIn('Be quick', page)

    def test_a_lesson_without_exercises_has_no_such_file(self):
        site = self.content / 'site'
        write_site(self.compiled(), Pages(ROOT / 'web/page', ASSETS), site)
        self.replace(LESSON, EXERCISE, '')
        for file in (self.content / 'one/exercises/be-quick').glob('*'):
            file.unlink()
        (self.content / 'one/exercises/be-quick').rmdir()
        write_site(self.compiled(), Pages(ROOT / 'web/page', ASSETS), site)
        self.assertFalse((site / 'one/exercises.json').exists())

    def test_its_solution_is_not_in_the_site(self):
        self.write(self.file('solution'), 'print("the secret")\n')
        site = self.content / 'site'
        write_site(self.compiled(), Pages(ROOT / 'web/page', ASSETS), site)
        for file in site.rglob('*.*'):
            self.assertNotIn(b'the secret', file.read_bytes(), file)

    def test_it_may_have_several_solutions(self):
        self.write(self.file('solution_short'), PROGRAM)
        self.assertEqual([file.stem for file in self.lesson().attempts['be-quick'].solutions],
                         ['solution', 'solution_short'])

    def test_each_wrong_program_has_the_checks_that_it_must_fail(self):
        self.replace(LESSON, 'fails: [wrong_slow, wrong_fast]', 'fails: wrong_slow')
        self.replace(LESSON, 'hint: Print both.', 'hint: Print both.\n    fails: [wrong_slow, wrong_fast]')
        wrong = self.lesson().attempts['be-quick'].wrong
        self.assertEqual({file.stem: checks for file, checks in wrong.items()},
                         {'wrong_slow': (0, 1), 'wrong_fast': (1,)})


class Checks(ExerciseTest):
    def check(self, text):
        self.replace(LESSON, '  - ends at: 1.5 s', f'  - {text}')
        made = self.lesson().exercises['be-quick']['checks'][0]
        self.replace(LESSON, f'  - {text}', '  - ends at: 1.5 s')
        return {key: value for key, value in made.items() if key not in ('hint', 'says')}, made['says']

    def test_times(self):
        self.assertEqual(self.check('ends at: 0.25 s'),
                         ({'kind': 'ends-at', 'milliseconds': 250}, 'The program ends at 0.25 s'))
        self.assertEqual(self.check('ends within: 2 s'),
                         ({'kind': 'ends-within', 'milliseconds': 2000}, 'The program ends within 2 s'))
        self.assertEqual(self.check('blocks at most: 0.1 s'), (
            {'kind': 'blocks-at-most', 'milliseconds': 100}, 'Nothing blocks the loop for more than 0.1 s'))

    def test_calls(self):
        self.assertEqual(self.check('at most: 3 fetch'), (
            {'kind': 'at-most', 'number': 3, 'name': 'fetch'}, 'At most 3 calls of fetch run at once'))
        self.assertEqual(self.check('at least: 1 load_all'), (
            {'kind': 'at-least', 'number': 1, 'name': 'load_all'}, 'At least 1 call of load_all runs at once'))

    def test_lines(self):
        self.assertEqual(self.check('prints: []')[0], {'kind': 'prints', 'lines': []})
        self.assertEqual(self.check('prints in any order: [a, "", "b: c"]'), (
            {'kind': 'prints-in-any-order', 'lines': ['a', '', 'b: c']}, 'It prints the right lines, in any order'))

    def test_what_is_left(self):
        self.assertEqual(self.check('left running: nothing')[0], {'kind': 'left-running'})
        self.assertEqual(self.check('left unnoticed: nothing')[0], {'kind': 'left-unnoticed'})

    def test_tasks(self):
        for end, outcome in (('returns', 'returned'), ('fails', 'failed'), ('is cancelled', 'cancelled')):
            self.assertEqual(self.check(f'task: fetch 2 {end}'), (
                {'kind': 'task', 'name': 'fetch 2', 'outcome': outcome}, f'The task fetch 2 {end}'))

    def test_objects(self):
        for name in CLASSES:
            self.assertEqual(self.check(f'uses: {name}'), ({'kind': 'uses', 'name': name}, f'It uses asyncio.{name}'))

    def test_a_value_that_means_nothing_is_refused_in_its_line(self):
        for check, what, remedy in (
                ('ends at: 2', 'is not a time', 'as in "1.5 s"'),
                ('ends at: soon', 'is not a time', 'as in "1.5 s"'),
                ('ends within: 0.0001 s', 'is not a time', 'as in "1.5 s"'),
                ('blocks at most: [1 s]', 'is not a time', 'as in "1.5 s"'),
                ('at most: three fetch', 'is not a number and a function', 'as in "3 fetch"'),
                ('at most: 0 fetch', 'is not a number and a function', 'as in "3 fetch"'),
                ('at least: 3', 'is not a number and a function', 'as in "3 fetch"'),
                ('at least: 3 fetch(1)', 'is not a number and a function', 'as in "3 fetch"'),
                ('prints: hello', 'is not a list of lines', 'in quotes'),
                ('prints: [1]', 'is not a list of lines', 'in quotes'),
                ('prints in any order: ["a\\nb"]', 'is not a list of lines', 'each a line'),
                ('left running: something', 'is not "nothing"', 'Write "nothing"'),
                ('left unnoticed:', 'is not "nothing"', 'Write "nothing"'),
                ('task: main', 'is not a task and its end', 'returns, fails, is cancelled'),
                ('uses: Mutex', 'is not a class of asyncio', 'Semaphore')):
            with self.subTest(check):
                self.with_check(check)
                self.assert_refused(LESSON, f'- {check}', what, remedy)
                self.replace(LESSON, f'- {check}\n', '- ends at: 1.5 s\n')

    def test_an_unknown_check_is_refused(self):
        self.with_check('sings: loudly')
        self.assert_refused(LESSON, '- sings', 'checks nothing that is known', 'ends at, ends within')

    def test_two_checks_in_one_are_refused(self):
        self.with_check('ends at: 1.5 s\n    uses: Lock')
        self.assert_refused(LESSON, '- ends at', 'not one check', 'Write one of')

    def test_a_check_has_a_hint(self):
        self.replace(LESSON, '    hint: Print both.\n', '')
        self.assert_refused(LESSON, '- prints', '"hint" is missing', 'Add "hint"')

    def test_a_check_has_nothing_else(self):
        self.replace(LESSON, '    hint: Print both.\n', '    hint: Print both.\n    points: 3\n')
        self.assert_refused(LESSON, 'points: 3', '"points" is not known', 'prints, hint, fails')


class WhatIsMissing(ExerciseTest):
    def test_an_exercise_has_a_title_a_task_and_checks(self):
        for line, key in (('title: Be quick', 'title'), ('task: |', 'task'), ('checks:', 'checks')):
            with self.subTest(key):
                self.replace(LESSON, line, f'my {line}')
                _, problems = self.compile()
                self.assertIn((LESSON, self.line_of(LESSON, 'title: Be quick'), f'"{key}" is missing', f'Add "{key}".'),
                              problems)
                self.replace(LESSON, f'my {line}', line)

    def test_there_is_a_check(self):
        start, end = EXERCISE.index('checks:'), EXERCISE.rindex(':::')
        self.replace(LESSON, EXERCISE, f'{EXERCISE[:start]}checks: []\n{EXERCISE[end:]}')
        self.assert_refused(LESSON, 'checks: []', 'checks nothing', 'Add a check')

    def test_it_is_in_a_section(self):
        self.replace(LESSON, EXERCISE, '')
        self.replace(LESSON, '## First Part', f'{EXERCISE}\n## First Part')
        self.assert_refused(LESSON, '::: exercise', 'outside a section', 'Move it into a section')

    def test_its_id_is_its_own(self):
        self.replace(LESSON, EXERCISE, EXERCISE + '\n' + EXERCISE)
        text = self.read(LESSON)
        second = text[:text.rindex('::: exercise')].count('\n') + 1
        self.assert_refused(LESSON, second, 'used twice', 'its own id')

    def test_it_starts_with_a_program(self):
        self.remove('start')
        self.assert_refused(LESSON, '::: exercise', 'start.py does not exist', 'Add exercises/be-quick/start.py')

    def test_it_has_a_solution(self):
        self.remove('solution')
        self.assert_refused(LESSON, '::: exercise', 'solution.py does not exist', 'Add exercises/be-quick/solution.py')

    def test_it_has_two_wrong_programs(self):
        self.remove('wrong_fast')
        self.replace(LESSON, '[wrong_slow, wrong_fast]', '[wrong_slow]')
        self.assert_refused(LESSON, '::: exercise', 'has 1 wrong program', 'Add at least 2 files')

    def test_a_check_says_that_a_wrong_program_fails_it(self):
        self.replace(LESSON, '[wrong_slow, wrong_fast]', 'wrong_slow')
        self.assert_refused(self.file('wrong_fast'), 1, 'no check of the exercise "be-quick"', '"fails: wrong_fast"')

    def test_only_wrong_programs_fail(self):
        self.replace(LESSON, '[wrong_slow, wrong_fast]', '[wrong_slow, wrong_fast, start]')
        self.assert_refused(LESSON, 'checks:', '"fails" names start', 'wrong_fast, wrong_slow')


class Programs(ExerciseTest):
    def test_each_is_valid_python(self):
        self.write(self.file('wrong_fast'), 'print("hello"\n')
        self.assert_refused(self.file('wrong_fast'), 1, 'not valid Python', 'Correct the listing')

    def test_each_fits_the_editor(self):
        self.write(self.file('start'), f'print("{"x" * MOST_COLUMNS}")\n')
        self.assert_refused(self.file('start'), 1, f'an exercise may have at most {MOST_COLUMNS}', 'Break the line')
        self.write(self.file('start'), PROGRAM * (MOST_LINES_IN_EXERCISE + 1))
        self.assert_refused(self.file('start'), MOST_LINES_IN_EXERCISE + 1,
                            f'may have at most {MOST_LINES_IN_EXERCISE}', 'Shorten')

    def test_other_files_are_refused(self):
        self.write('one/exercises/be-quick/notes.txt', 'hello')
        self.assert_refused('one/exercises/be-quick/notes.txt', 1, 'no program of an exercise', 'Name it start.py')

    def test_a_folder_without_an_exercise_is_refused(self):
        self.write('one/exercises/be-slow/start.py', PROGRAM)
        self.assert_refused('one/exercises/be-slow', 1, 'no exercise of one/lesson.md', '"::: exercise be-slow"')
