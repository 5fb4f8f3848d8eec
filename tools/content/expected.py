"""What a listing prints, from the lesson's expected/: the same files that the tests hold CPython to.

    lines = expected_output(folder, 'hello_gather', lesson_path, line, problems)
    # [{'time': '0.5', 'text': 'Hello, Carol!'}, …]; no times where there is no hello_gather.py.times.txt
"""
import re

from problems import read_text

_TIMED = re.compile(r'(\d+(?:\.\d+)?) +\S+  (.*)')


def expected_output(folder, stem, path, line, problems):
    """The lines that stem.py prints, for a place in lesson.md; none where nothing says so."""
    plain = folder / 'expected' / f'{stem}.py.txt'
    timed = folder / 'expected' / f'{stem}.py.times.txt'
    if not plain.is_file():
        problems.add(path, line, f'nothing says what {stem}.py prints', f'Add {folder.name}/expected/{plain.name}.')
        return []
    texts = (read_text(plain, problems) or '').splitlines()
    if not timed.is_file():
        return [{'time': None, 'text': text} for text in texts]
    rows = (read_text(timed, problems) or '').splitlines()
    lines = []
    for number, row in enumerate(rows, 1):
        match = _TIMED.fullmatch(row)
        if not match:
            problems.add(timed, number, 'this is not a time, a task and what it prints',
                         'Write "0.5   Task-2  Hello", with two spaces before the text.')
            return []
        lines.append({'time': match[1], 'text': match[2]})
    if [row['text'] for row in lines] != texts:
        problems.add(timed, 1, f'it has other lines than {plain.name}', 'Give both the same lines, in the same order.')
    return lines
