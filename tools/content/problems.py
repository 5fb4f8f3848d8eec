"""The problems of a course, collected so that one run reports all of them.

    problems = Problems()
    problems.add(path, 12, 'the table row has 2 cells, but its head has 3', 'Give every row as many cells as the head.')
    problems.print()
"""
import sys
from pathlib import Path


class Problems:
    def __init__(self):
        self._found = []

    def add(self, path, line, what, remedy):
        """Adds a problem at a line (from 1) of a file. `what` has no full stop, `remedy` has one."""
        entry = (str(path), line, what, remedy)
        if entry not in self._found:
            self._found.append(entry)

    def __bool__(self):
        return bool(self._found)

    def __iter__(self):
        """(path, line, what, remedy), in the order of files and lines."""
        return iter(sorted(self._found))

    def print(self, stream=None):
        for path, line, what, remedy in self:
            print(f'{shown(path)}:{line}: {what}. Remedy: {remedy}', file=stream or sys.stderr)


def shown(path):
    """The path as an author would type it: relative if the file is below the current folder."""
    try:
        return Path(path).resolve().relative_to(Path.cwd())
    except ValueError:
        return path


def read_text(path, problems, remedy='Make the file readable.'):
    """The text of a file; on a problem, reports it and returns None."""
    try:
        return Path(path).read_text(encoding='utf-8')
    except OSError as error:
        problems.add(path, 1, f'the file cannot be read ({error.strerror})', remedy)
    except UnicodeDecodeError as error:
        line = error.object[:error.start].count(b'\n') + 1
        problems.add(path, line, 'the file is not UTF-8 text', 'Save the file as UTF-8.')
    return None
