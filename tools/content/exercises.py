"""Exercises: `::: exercise id` in lesson.md, with its programs in the folder exercises/id.

    exercises = Exercises(inline, listings, lesson_path, problems)
    block = exercises.read('end-at-two', fields, line, 'gather')   # what the lesson shows; None if it cannot be read
    exercises.made        # {'end-at-two': {'title': …, 'section': …, 'task': …, 'checks': …}}, for exercises.json
    exercises.programs    # {'end-at-two': Programs}, for the tests
    exercises.check_folders()
"""
import re
from dataclasses import dataclass
from pathlib import Path

from checks import read_check
from problems import read_text

LEAST_WRONG = 2


@dataclass
class Programs:
    start: Path
    solutions: list
    wrong: dict  # {file: the indices of the checks that it must fail}


class Exercises:
    def __init__(self, inline, listings, path, problems):
        self._inline = inline
        self._listings = listings
        self._path = path
        self._problems = problems
        self._slug = path.parent.name
        self._folder = path.parent / 'exercises'
        self._named = set()  # also those that cannot be read
        self.made = {}
        self.programs = {}

    def read(self, name, fields, line, section):
        self._named.add(name)
        fields.only(('title', 'task', 'checks'))
        task = self._paragraphs(fields, 'task')
        fails = {}  # {name of a wrong program: the checks that it must fail}
        checks = self._checks(fields, fails)
        programs = self._programs(name, line)
        if not programs or not checks:
            return None
        self._check_wrong(name, programs, fails, fields)
        self.programs[name] = programs
        title = fields.text('title')
        self._begin_with(name, title)
        self.made[name] = {
            'title': title, 'section': section, 'place': f'../{self._slug}/#{section}',
            'task': [self._elsewhere(runs) for runs in task], 'checks': checks,
            'start': {'name': f'{name.replace("-", "_")}.py',
                      'text': read_text(programs.start, self._problems) or ''}}
        # Short, because each visitor of the lesson loads it: web/host/runs/exercise.js finds the program.
        start = {'text': 'Try it', 'href': self._address(name)}
        return {'type': 'callout', 'kind': 'note', 'title': f'Exercise: {title}', 'exercise': name,
                'blocks': [{'type': 'paragraph', 'runs': runs} for runs in [*task, [start]]]}

    def _address(self, name):
        return f'../play/#front=lesson&trace=code:{self._slug}/{name}'

    def _begin_with(self, name, title):
        """The exercise before leads to this one."""
        if self.made:
            next(reversed(self.made.values()))['next'] = {'title': title, 'href': self._address(name)}

    def check_folders(self):
        """Reports the folders that no exercise has."""
        for folder in sorted(self._folder.glob('[!.]*')):
            if folder.name not in self._named:
                self._problems.add(folder, 1, f'no exercise of {self._path.parent.name}/lesson.md has this name',
                                   f'Add "::: exercise {folder.name}", or remove it.')

    # -- the directive ------------------------------------------------------------------------------

    def _paragraphs(self, fields, key):
        """The paragraphs of a text, which empty lines separate."""
        return [self._inline.parse(' '.join(text.split()), fields.line(key))
                for text in re.split(r'\n\s*\n', fields.text(key)) if text.strip()]

    def _checks(self, fields, fails):
        made = []
        if fields.raw('checks') == []:
            fields.problem('checks', 'the exercise checks nothing', 'Add a check, such as "ends at: 2 s".')
        for check in fields.items('checks'):
            read = read_check(check)
            for wrong in _names(check):
                fails.setdefault(wrong, []).append(len(made))
            if read:
                hint = self._inline.parse(' '.join(check.text('hint').split()), check.line('hint'))
                made.append({**read, 'hint': self._elsewhere(hint)})
        return made

    def _elsewhere(self, runs):
        """Runs of text as they stand on the page for runs, where this lesson's links begin with its folder."""
        return [{**run, 'href': f'../{self._slug}/{run["href"]}'} if run.get('href', '').startswith('#')
                else run for run in runs]

    # -- its programs -------------------------------------------------------------------------------

    def _programs(self, name, line):
        folder = self._folder / name
        start, wrong = folder / 'start.py', sorted(folder.glob('wrong_*.py'))
        solutions = [folder / 'solution.py', *sorted(folder.glob('solution_*.py'))]
        found = [self._listings.of_exercise(file, self._path, line) for file in (start, *solutions, *wrong)]
        if len(wrong) < LEAST_WRONG:
            self._problems.add(self._path, line, f'the exercise "{name}" has {len(wrong) or "no"} wrong '
                               f'program{"" if len(wrong) == 1 else "s"}',
                               f'Add at least {LEAST_WRONG} files exercises/{name}/wrong_….py, each a mistake that a '
                               'check must find.')
        for file in sorted(folder.glob('[!._]*')):
            if file not in (start, *solutions, *wrong):
                self._problems.add(file, 1, 'this is no program of an exercise',
                                   'Name it start.py, solution.py, solution_….py or wrong_….py, or remove it.')
        if not all(found) or len(wrong) < LEAST_WRONG:
            return None
        return Programs(start, solutions, dict.fromkeys(wrong, ()))

    def _check_wrong(self, name, programs, fails, fields):
        files = {file.stem: file for file in programs.wrong}
        for stem in fails:
            if stem not in files:
                fields.problem('checks', f'"fails" names {stem}, which is not one of the wrong programs',
                               f'Use one of: {", ".join(files)}.')
        for stem, file in files.items():
            programs.wrong[file] = tuple(fails.get(stem, ()))
            if stem not in fails:
                self._problems.add(file, 1, f'no check of the exercise "{name}" says that this program fails it',
                                   f'Add "fails: {stem}" to the check in lesson.md that tells what is wrong with it.')


def _names(check):
    """The wrong programs of which a check says that they fail it."""
    value = check.raw('fails')
    return [value] if isinstance(value, str) else check.texts('fails')
