"""JSON and YAML in which every value knows its line in the file.

    data = load_json(path, problems)
    title = data.text('title')
    for option in data.items('options'): ...

Each access checks the type. A wrong value is reported as a problem and replaced by a harmless one, so that
one run finds everything.
"""
import json
import re

import yaml

from problems import read_text

_UNWRITABLE = re.compile(r'\\u[dD][89a-fA-F]|NaN|Infinity|\d[eE]\+?\d{3}')


class Fields:
    """A mapping read from a file."""

    def __init__(self, value, lines, path, problems, place=()):
        self._value = value
        self._lines = lines
        self._problems = problems
        self._place = place
        self.path = path

    def line(self, key=None):
        place = self._place if key is None else self._place + (key,)
        while place and place not in self._lines:
            place = place[:-1]
        return self._lines.get(place, 1)

    def problem(self, key, what, remedy):
        self._problems.add(self.path, self.line(key), what, remedy)

    def problem_in(self, key, index, what, remedy):
        """Notes a problem of an element of a list."""
        line = self._lines.get(self._place + (key, index), self.line(key))
        self._problems.add(self.path, line, what, remedy)

    def has(self, key):
        return key in self._value

    def raw(self, key):
        return self._value.get(key)

    def only(self, required, optional=()):
        """Reports missing and unknown keys; returns whether there are none."""
        known = [*required, *optional]
        sound = True
        for key in required:
            if key not in self._value:
                sound = False
                self.problem(None, f'"{key}" is missing{self._named()}', f'Add "{key}".')
        for key in self._value:
            if key not in known:
                sound = False
                self.problem(key, f'"{key}" is not known here', f'Remove it, or use one of: {", ".join(known)}.')
        return sound

    def text(self, key, default=''):
        """A non-empty string; a missing key is not reported again."""
        if key not in self._value:
            return default
        value = self._value[key]
        if isinstance(value, str) and value.strip():
            return value
        self.problem(key, f'"{key}" should be text', f'Give "{key}" a non-empty text.')
        return default

    def integer(self, key, least, most):
        if key not in self._value:
            return least
        value = self._value[key]
        if type(value) is int and least <= value <= most:
            return value
        self.problem(key, f'"{key}" should be a whole number from {least} to {most}',
                     f'Write a number from {least} to {most}.')
        return least

    def number(self, key, least, most):
        if key not in self._value:
            return least
        value = self._value[key]
        if type(value) in (int, float) and least <= value <= most:
            return value
        self.problem(key, f'"{key}" should be a number from {least} to {most}',
                     f'Write a number from {least} to {most}.')
        return least

    def flag(self, key, default=False):
        value = self._value.get(key, default)
        if isinstance(value, bool):
            return value
        self.problem(key, f'"{key}" should be true or false', 'Write true or false.')
        return default

    def choice(self, key, values):
        """One of `values`; the first if the key is missing."""
        value = self._value.get(key, values[0])
        if value in values:
            return value
        self.problem(key, f'"{key}" is {json.dumps(value, default=str)}, which is not known here',
                     f'Use one of: {", ".join(values)}.')
        return values[0]

    def texts(self, key):
        """A list of strings."""
        value = self._value.get(key, [])
        if isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value):
            return value
        self.problem(key, f'"{key}" should be a list of strings', f'Write "{key}" as a list of strings.')
        return []

    def inner(self, key):
        """The mapping under a key."""
        value = self._value.get(key, {})
        if not isinstance(value, dict):
            self.problem(key, f'"{key}" should be an object', f'Write "{key}" as an object with named values.')
            value = {}
        return Fields(value, self._lines, self.path, self._problems, self._place + (key,))

    def items(self, key):
        """The mappings of a list."""
        value = self._value.get(key, [])
        if not isinstance(value, list):
            self.problem(key, f'"{key}" should be a list', f'Write "{key}" as a list.')
            return []
        made = []
        for index, item in enumerate(value):
            place = self._place + (key, index)
            if isinstance(item, dict):
                made.append(Fields(item, self._lines, self.path, self._problems, place))
            else:
                self._problems.add(self.path, self._lines.get(place, self.line(key)),
                                   f'each element of "{key}" should be an object',
                                   'Write it as an object with named values.')
        return made

    def _named(self):
        name = self._value.get('id')
        return f' in "{name}"' if isinstance(name, str) else ''


def load_json(path, problems, remedy):
    """The object in a JSON file; on a problem, reports it and returns None."""
    text = read_text(path, problems, remedy)
    if text is None:
        return None
    doubles = []

    def pairs(found):
        keys = [key for key, _ in found]
        doubles.extend(key for key in set(keys) if keys.count(key) > 1)
        return dict(found)

    try:
        value = json.loads(text, object_pairs_hook=pairs)
    except json.JSONDecodeError as error:
        problems.add(path, error.lineno, f'this is not valid JSON ({error.msg}, column {error.colno})',
                     'Look for a missing comma, quote or bracket here or in the line before.')
        return None
    if not _can_be_written(value):
        line = next((n for n, row in enumerate(text.splitlines(), 1) if _UNWRITABLE.search(row)), 1)
        problems.add(path, line, 'this contains half a character or a number that is not finite',
                     'Write characters directly, not as \\u escapes, and use finite numbers.')
        return None
    for key in doubles:
        line = next(n for n, row in enumerate(text.splitlines(), 1) if f'"{key}"' in row)
        problems.add(path, line, f'"{key}" is given twice in one object', 'Remove one of the two.')
    return _fields(value, text, path, problems, 0)


def _can_be_written(value):
    """Whether the value can be written as JSON again: Python reads some JSON that other parsers reject."""
    try:
        json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
    except ValueError:
        return False
    return True


def load_yaml(text, path, problems, first_line):
    """The mapping in YAML text that begins at `first_line` of a file; on a problem, reports it and returns None."""
    try:
        value = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, 'problem_mark', None)
        line = first_line + (mark.line if mark else 0)
        what = getattr(error, 'problem', None) or 'it cannot be read'
        problems.add(path, line, f'this is not valid YAML ({what})',
                     'Write "key: value" lines, and put a value with a colon in quotes.')
        return None
    return _fields({} if value is None else value, text, path, problems, first_line - 1)


def _fields(value, text, path, problems, lines_before):
    if not isinstance(value, dict):
        problems.add(path, lines_before + 1, 'this should be an object with named values',
                     'Begin with named values, as docs/content-format.md shows.')
        return None
    return Fields(value, _lines(text, lines_before), path, problems)


def _lines(text, lines_before):
    """The line of every value, by its path. Also works for JSON, which is close enough to YAML."""
    lines = {}

    def walk(node, place):
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                lines[place + (key.value,)] = key.start_mark.line + 1 + lines_before
                walk(value, place + (key.value,))
        elif isinstance(node, yaml.SequenceNode):
            for index, value in enumerate(node.value):
                lines[place + (index,)] = value.start_mark.line + 1 + lines_before
                walk(value, place + (index,))

    try:
        # YAML does not allow tabs between tokens, JSON does.
        root = yaml.compose(text.replace('\t', ' '), Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        root = None
    lines[()] = (root.start_mark.line if root else 0) + 1 + lines_before
    walk(root, ())
    return lines
