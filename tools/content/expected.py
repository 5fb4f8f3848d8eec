"""What a listing prints, from the lesson's expected/: the same files that the tests compare with CPython's output.

    lines = expected_output(folder, 'hello_gather', lesson_path, line, problems)
    # [{'time': '0.5', 'text': 'Hello, Carol!'}, …]; without times if there is no hello_gather.py.times.txt
"""
import re

from problems import read_text

_TIMED = re.compile(r'(\d+(?:\.\d+)?) +\S+  (.*)')


def expected_output(folder, stem, path, line, problems):
    """The lines that stem.py prints; if the file is missing, reports it at that place in lesson.md."""
    plain = folder / 'expected' / f'{stem}.py.txt'
    timed = folder / 'expected' / f'{stem}.py.times.txt'
    if not plain.is_file():
        problems.add(path, line, f'the output of {stem}.py is missing', f'Add {folder.name}/expected/{plain.name}.')
        return []
    texts = (read_text(plain, problems) or '').splitlines()
    if not timed.is_file():
        return [{'time': None, 'text': text} for text in texts]
    rows = (read_text(timed, problems) or '').splitlines()
    lines = []
    for number, row in enumerate(rows, 1):
        match = _TIMED.fullmatch(row)
        if not match:
            problems.add(timed, number, 'this is not a time, a task and a line of output',
                         'Write "0.5   Task-2  Hello", with two spaces before the text.')
            return []
        lines.append({'time': match[1], 'text': match[2]})
    if [row['text'] for row in lines] != texts:
        problems.add(timed, 1, f'its lines differ from those in {plain.name}',
                     'Give both the same lines, in the same order.')
    return lines
