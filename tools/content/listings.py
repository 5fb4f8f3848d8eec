"""Listings of a lesson: read once, checked, highlighted.

    listings = Listings(lesson_folder, programs_folder, problems)
    both = listings.pair('fetch_users', lesson_path, line, demo=False)
    # {'python': code, 'javascript': code}
"""
import ast
import warnings

from highlight import highlight
from names import is_identifier
from problems import read_text
from program import read_program

# Fits on a phone, and on the stage beside its marks; docs/content-format.md has the same numbers.
MOST_COLUMNS = 62
MOST_LINES = 28
# Fits half of a wide window, where the listings of both languages are side by side.
MOST_COLUMNS_IN_TEXT = 66
# What fits on a phone, to be read at a glance.
MOST_COLUMNS_IN_QUESTION = 44
MOST_LINES_IN_QUESTION = 20
# A learner reads and changes it in an editor beside the stage.
MOST_LINES_IN_EXERCISE = 40

_LANGUAGES = (('python', '.py'), ('javascript', '.js'))


def python_error(source):
    """The error with which Python refuses a source; None if it takes it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter('ignore')
            ast.parse(source)
    except (SyntaxError, ValueError) as error:
        return error
    return None


class Listings:
    def __init__(self, lesson_folder, programs_folder, problems):
        self._folder = lesson_folder / 'listings'
        self._programs_folder = programs_folder
        self._problems = problems
        self._codes = {}

    def pair(self, stem, path, line, demo):
        """The listing in both languages; None, with a problem at that place in lesson.md, if a file is missing."""
        made = {}
        for language, suffix in _LANGUAGES:
            code = self._code(self._folder / (stem + suffix), language, path, line)
            if code is not None:
                self._check_size(self._folder / code['file'], code, demo, language)
            made[language] = code
        return made if all(made.values()) else None

    def of_question(self, stem, path, line):
        """The listing of a question in quiz.json, from the folder quiz; None where it is missing."""
        file = self._folder.parent / 'quiz' / (stem + '.py')
        if (self._folder / file.name).exists():
            self._problems.add(path, line, f'the listing {file.name} is in listings and in quiz',
                               'Rename the one in quiz: both would have the same file in expected.')
        code = self._code(file, 'python', path, line)
        if code:
            self._check_columns(file, code, 'of a question', MOST_COLUMNS_IN_QUESTION)
            self._check_lines(file, code, 'the listing of a question', MOST_LINES_IN_QUESTION)
        return code

    def of_exercise(self, file, path, line):
        """A program of an exercise, in the folder exercises/NAME; None where it is missing."""
        code = self._code(file, 'python', path, line)
        if code:
            self._check_columns(file, code, 'of an exercise', MOST_COLUMNS)
            self._check_lines(file, code, 'a program of an exercise', MOST_LINES_IN_EXERCISE)
        return code

    def program(self, stem, path, line):
        """The C++ program of a demo; None if it has none. `path` and `line` are the demo's in lesson.md."""
        file = self._programs_folder / (stem + '.cpp')
        if not file.is_file():
            return None
        if not is_identifier(stem):
            self._problems.add(path, line, f'"{stem}" cannot be the name of a C++ function',
                               'Use lower-case letters, digits and underscores, and avoid C++ keywords.')
        return read_program(file, self.python(stem), self._problems)

    def python(self, stem):
        return self._folder / (stem + '.py')

    def javascript(self, stem):
        return self._folder / (stem + '.js')

    def _code(self, file, language, path, line):
        if file not in self._codes:
            self._codes[file] = self._read(file, language) if file.is_file() else None
        if not file.is_file():
            self._problems.add(path, line, f'the listing {file.name} does not exist',
                               f'Add {file.parent.parent.name}/{file.parent.name}/{file.name}, or correct the name.')
        return self._codes[file]

    def _read(self, file, language):
        source = read_text(file, self._problems)
        if source is None:
            return None
        for number, row in enumerate(source.splitlines(), 1):
            if '\t' in row:
                self._problems.add(file, number, 'there is a tab in the listing', 'Indent with spaces.')
        if not source.strip():
            self._problems.add(file, 1, 'the listing is empty', 'Write the program, or remove the listing.')
            return None
        if language == 'python':
            self._check_python(file, source)
        return {'file': file.name, 'lines': highlight(source, language)}

    def _check_python(self, file, source):
        error = python_error(source)
        if isinstance(error, SyntaxError):
            self._problems.add(file, error.lineno or 1, f'this is not valid Python ({error.msg})',
                               'Correct the listing so that python3 runs it.')
        elif error:
            self._problems.add(file, 1, f'this is not valid Python ({error})', 'Save the listing as plain text.')

    def _check_size(self, file, code, demo, language):
        most, place = (MOST_COLUMNS, 'of a demo') if demo else (MOST_COLUMNS_IN_TEXT, 'in the text')
        self._check_columns(file, code, place, most)
        if demo and language == 'python':
            self._check_lines(file, code, 'the Python of a demo', MOST_LINES)

    def _check_columns(self, file, code, place, most):
        for number, row in enumerate(code['lines'], 1):
            columns = sum(len(text) for _, text in row)
            if columns > most:
                self._problems.add(file, number, f'the line has {columns} columns, but a listing {place} may have '
                                   f'at most {most}',
                                   f'Break the line before column {most + 1}.')

    def _check_lines(self, file, code, what, most):
        lines = len(code['lines'])
        if lines > most:
            self._problems.add(file, most + 1, f'the listing has {lines} lines, but {what} may have at most {most}',
                               'Shorten the listing.')
