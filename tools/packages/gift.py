"""A quiz in the GIFT format, which Moodle and others import.

    text = gift(lesson)

Each part of the quiz is a category. Format: https://docs.moodle.org/en/GIFT_format
"""
from markup import element, inside, stem
from parts import parts_of

_ESCAPED = str.maketrans({**{special: '\\' + special for special in '\\~=#{}:'}, '\n': '\\n'})


def gift(lesson):
    blocks = []
    for part in parts_of(lesson):
        blocks.append(f'$CATEGORY: {_category(lesson["title"])}/{_category(part.title)}')
        blocks.extend(_question(question) for question in part.questions)
    return '\n\n'.join(blocks) + '\n'


def _question(question):
    lines = [f'::{_escape(question["id"])}::[html]{_escape(stem(question))}{{']
    for option in question['options']:
        mark = '=' if option['correct'] else '~'
        lines.append(f'{mark}[html]{_html(option["text"])}#[html]{_html(option["explanation"])}')
    return '\n'.join([*lines, '}'])


def _html(runs):
    return _escape(inside(element('p', runs)))


def _escape(text):
    return text.translate(_ESCAPED)


def _category(title):
    """A slash would begin a category inside it."""
    return title.replace('/', '//')
