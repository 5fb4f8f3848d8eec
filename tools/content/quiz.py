"""The quiz of a lesson.

    quiz = read_quiz(folder / 'quiz.json', problems)
    # {'title': …, 'questions': [{'id', 'hash', 'prompt': runs, 'options': [{'text', 'correct', 'explanation'}]}]}
"""
import hashlib
import json

from blocks import Ids
from fields import load_json
from inline import Inline

OPTIONS = 4


def read_quiz(path, problems):
    """The quiz of a file; an empty one, with problems noted, where it is broken."""
    fields = load_json(path, problems, 'Add the lesson\'s quiz.')
    if fields is None:
        return {'title': '', 'questions': []}
    fields.only(('title', 'questions'))
    reader = _Reader(path, problems)
    questions = [reader.question(question) for question in fields.items('questions')]
    if fields.raw('questions') == []:
        fields.problem('questions', 'the quiz has no question', 'Add a question.')
    return {'title': fields.text('title'), 'questions': questions}


class _Reader:
    def __init__(self, path, problems):
        self._path = path
        self._inline = Inline(problems, path)
        self._ids = Ids(problems)

    def question(self, fields):
        fields.only(('id', 'prompt', 'options'))
        name = fields.text('id')
        if name:
            self._ids.add('question', name, self._path, fields.line('id'))
        options = fields.items('options')
        made = {'id': name, 'hash': _hash(fields), 'prompt': self._runs(fields, 'prompt'),
                'options': [self._option(option) for option in options]}
        if len(options) != OPTIONS and isinstance(fields.raw('options'), list):
            fields.problem('options', f'the question "{name}" has {len(options)} options',
                           f'Give every question {OPTIONS} options.')
        right = sum(option['correct'] for option in made['options'])
        if right != 1 and options:
            fields.problem('options', f'the question "{name}" has {right or "no"} correct options',
                           'Mark exactly one option as correct.')
        return made

    def _option(self, fields):
        if not fields.has('explanation'):
            fields.problem(None, 'the option has no explanation',
                           'Say in "explanation" why it is right or wrong.')
        fields.only([key for key in ('text', 'correct', 'explanation') if key != 'explanation' or fields.has(key)],
                    ('explanation',))
        return {'text': self._runs(fields, 'text'), 'correct': fields.flag('correct'),
                'explanation': self._runs(fields, 'explanation')}

    def _runs(self, fields, key):
        text = fields.text(key)
        return self._inline.parse(text, fields.line(key)) if text else []


def _hash(fields):
    """Changes when the wording does, so that an answer is never counted for another question."""
    wording = [fields.raw('prompt'), [option.raw('text') for option in fields.items('options')]]
    return hashlib.sha256(json.dumps(wording).encode()).hexdigest()[:16]
