"""A demo's C++ program as learners see it: without the directions, which tell the stage the current statement.

    program = read_program(file, python_file, problems)
    program.code         # {'file', 'lines'}: highlighted, with an introduction, for the lesson's bundle
    program.statements   # [Statement('await asyncio.sleep(delay)', 0, 4)], which its directions name

A direction names a statement of the Python listing by the text of its first line, without indentation and
comment, in which ' may replace ". If the listing contains the text more than once, a number says which
occurrence is meant, from 1:

    env.at("await asyncio.sleep(delay)");
    env.at({"print('Done')", 2});
    const Block block(env, "async with Connection():");
"""
import ast
import re
import tokenize
from dataclasses import dataclass
from io import StringIO

from highlight import highlight
from problems import read_text

_LITERAL = r'"(?:\\.|[^"\\\n])*"'
_LITERALS = rf'{_LITERAL}(?:\s*{_LITERAL})*'
_NAMED = rf'(?:(?P<text>{_LITERALS})|\{{\s*(?P<chosen>{_LITERALS}),\s*(?P<which>\d+)\s*\}})'
_DIRECTION = re.compile(
    rf'^[ ]*(?:env\.at\(\s*|const Block \w+\(\s*env,\s*){_NAMED}\);[ ]*(?://[^\n]*)?\n', re.MULTILINE)
_UNREADABLE = re.compile(r'\b(?:env\.at\(|\w+\.line\(|Block \w+\s*[({])')
_BLANK_AFTER_BRACE = re.compile(r'\{\n\n+(?= )')  # but not after a namespace's
_BLANKS = re.compile(r'\n{3,}')
# Tells the learner what this is, in lines that fit on a phone.
_INTRODUCTION = '''// The program that the stage runs:
// the Python listing in C++, on a
// scheduler with asyncio's rules.

'''
_HOW = 'Name a statement by its text, on a separate line: env.at("…"); or const Block block(env, "…");.'


@dataclass(frozen=True)
class Statement:
    text: str   # as in the C++
    which: int  # which occurrence of the text, from 1; 0: the only one
    line: int   # in the Python listing


@dataclass
class Program:
    code: dict
    statements: list


def read_program(file, listing, problems):
    """The C++ program in `file`, which follows a Python listing; None if one of them cannot be read."""
    source = read_text(file, problems)
    python = read_text(listing, problems)
    if source is None or python is None:
        return None
    known = _statements_of(python)
    found = {}
    for match in _DIRECTION.finditer(source) if known is not None else ():
        text = _value(match['text'] or match['chosen'])
        which = int(match['which'] or 0)
        line = _resolve(text, which, known, file, _line_of(source, match.start()), listing.name, problems)
        found[text, which] = Statement(text, which, line)
    blanked = _DIRECTION.sub(lambda match: re.sub(r'.', ' ', match[0]), source)
    for match in _UNREADABLE.finditer(blanked):
        what = f'"{match[0]}…" does not name a statement of the listing'
        problems.add(file, _line_of(source, match.start()), what, _HOW)
    shown = _INTRODUCTION + _BLANKS.sub('\n\n', _BLANK_AFTER_BRACE.sub('{\n', _DIRECTION.sub('', source)))
    return Program({'file': file.name, 'lines': highlight(shown, 'cpp')}, sorted(found.values(), key=lambda s: s.line))


def _statements_of(python):
    """{text with ' for ": [lines]} of every statement and except clause, by its first line; None for broken Python."""
    try:
        tree = ast.parse(python)
    except (SyntaxError, ValueError):
        return None  # reported with the listing
    rows = _without_comments(python)
    lines = sorted({node.lineno for node in ast.walk(tree) if isinstance(node, (ast.stmt, ast.ExceptHandler))})
    known = {}
    for line in lines:
        known.setdefault(_plain(rows[line - 1]), []).append(line)
    return known


def _without_comments(python):
    rows = python.splitlines()
    for token in tokenize.generate_tokens(StringIO(python).readline):
        if token.type == tokenize.COMMENT:
            line, column = token.start
            rows[line - 1] = rows[line - 1][:column]
    return [row.strip() for row in rows]


def _resolve(text, which, known, file, line, listing, problems):
    """The line of the listing that a direction names; if there is none, reports it and returns 0."""
    lines = known.get(_plain(text), [])
    if not lines:
        problems.add(file, line, f'{listing} has no statement "{text}"',
                     'Write the first line of the statement as it is in the listing, without its comment.')
    elif which > len(lines):
        times = 'once' if len(lines) == 1 else f'{len(lines)} times'
        problems.add(file, line, f'{listing} has "{text}" {times}, so there is no occurrence {which}',
                     f'Use a number from 1 to {len(lines)}.' if len(lines) > 1 else 'Remove the number.')
    elif not which and len(lines) > 1:
        places = ' and '.join(map(str, lines))
        problems.add(file, line, f'{listing} has "{text}" more than once, in lines {places}',
                     f'Say which one, from 1 to {len(lines)}: {{"{text}", 1}}.')
    else:
        return lines[max(which, 1) - 1]
    return 0


def _plain(text):
    return text.replace('"', "'")


def _value(literals):
    """The text of adjacent C++ literals."""
    return ''.join(re.sub(r'\\(.)', r'\1', literal[1:-1]) for literal in re.findall(_LITERAL, literals))


def _line_of(source, start):
    return source.count('\n', 0, start) + 1
