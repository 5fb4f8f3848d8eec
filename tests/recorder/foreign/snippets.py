"""Programs in documentation: the code blocks of a page in reStructuredText.

    blocks(text)                             every code block, as (line, text)
    program_after(page, 'Sleeping')          the first whole program after the first line with these words
"""
import re
import textwrap
from pathlib import Path

RUNS_A_LOOP = re.compile(r'asyncio\.run\(|\.run_forever\(\)')


def blocks(text):
    """[(the line after which it stands, its text)]: what is indented after a line that ends with two colons."""
    found, lines = [], text.splitlines()
    for index, line in enumerate(lines):
        if not line.endswith('::') and not re.match(r' *\.\. (code-block|testcode)::', line):
            continue
        indent = len(line) - len(line.lstrip())
        inside = []
        for following in lines[index + 1:]:
            if following.strip() and len(following) - len(following.lstrip()) <= indent:
                break
            inside.append(following)
        found.append((index, textwrap.dedent('\n'.join(inside)).strip('\n') + '\n'))
    return found


def program_after(page, place):
    """The first program after a place that runs a loop.

    @throws AssertionError if there is none; the package's documentation is another one then
    """
    text = Path(page).read_text(encoding='utf-8')
    start = next((index for index, line in enumerate(text.splitlines()) if place in line), None)
    if start is None:
        raise AssertionError(f'{page} has no line with "{place}"')
    for line, block in blocks(text):
        if line >= start and RUNS_A_LOOP.search(block):
            return block
    raise AssertionError(f'{page} has no program after "{place}"')
