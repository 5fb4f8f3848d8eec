"""The quiz of a lesson: its questions, and those that go deeper, most of them about a program.

    quiz = read_quiz(folder, Places(sections, demos, ids), Listings(folder, programs_folder, problems), problems)
    # {'title', 'questions': [{'id', 'hash', 'prompt': runs, 'see': runs, 'code'?,
    #                          'options': [{'text', 'correct', 'explanation', 'see'?}]}], 'deeper'?: [the same]}

Which option of a question about a program is right, nobody writes: it is what the program prints.
"""
import hashlib
import json

from blocks import Ids
from expected import expected_output
from fields import load_json
from inline import Inline

OPTIONS = 4
MOST_DEEPER = 10


def read_quiz(folder, places, listings, problems):
    """The quiz in a lesson's folder; if it is broken, reports the problems and returns an empty one."""
    path = folder / 'quiz.json'
    fields = load_json(path, problems, 'Add the lesson\'s quiz.')
    if fields is None:
        return {'title': '', 'questions': []}
    fields.only(('title', 'questions'), ('deeper', 'threshold'))
    reader = _Reader(folder, path, places, listings, problems)
    made = {'title': fields.text('title'),
            'questions': [reader.question(question) for question in fields.items('questions')]}
    if fields.has('threshold'):
        made['threshold'] = _threshold(fields)
    deeper = [reader.question(question) for question in fields.items('deeper')]
    if deeper:
        made['deeper'] = deeper
    if fields.raw('questions') == []:
        fields.problem('questions', 'the quiz has no question', 'Add a question.')
    if len(deeper) > MOST_DEEPER:
        fields.problem('deeper', f'the quiz has {len(deeper)} deeper questions', f'Keep at most {MOST_DEEPER}.')
    reader.check_files()
    return made


def _threshold(fields):
    threshold = fields.raw('threshold')
    if type(threshold) is int and 1 <= threshold <= 100:
        return threshold
    fields.problem('threshold', f'"threshold" is {json.dumps(threshold)}',
                   'Write the percentage of right answers that passes the quiz, from 1 to 100, or leave it out: then '
                   'every answer has to be right.')
    return 100


class _Reader:
    def __init__(self, folder, path, places, listings, problems):
        self._folder = folder
        self._path = path
        self._places = places
        self._listings = listings
        self._problems = problems
        self._inline = Inline(problems, path)
        self._ids = Ids(problems)
        self._programs = set()

    def question(self, fields):
        program = fields.has('listing')
        fields.only(('id', 'prompt', *(('listing',) if program else ()), 'options', 'section'), ('demo', 'step'))
        name = fields.text('id')
        if name:
            self._ids.add('question', name, self._path, fields.line('id'))
        made = {'id': name, 'hash': '', 'prompt': self._runs(fields, 'prompt'), 'see': self._places.see(fields)}
        options = fields.items('options')
        section = fields.text('section')
        if program:
            self._add_program(made, fields, options, section)
        else:
            made['options'] = [self._option(option, section) for option in options]
        if len(options) != OPTIONS and isinstance(fields.raw('options'), list):
            count = '1 option' if len(options) == 1 else f'{len(options)} options'
            fields.problem('options', f'the question "{name}" has {count}',
                           f'Give every question {OPTIONS} options.')
        right = sum(option['correct'] for option in made['options'])
        if right != 1 and options and not program:
            fields.problem('options', f'the question "{name}" has {right or "no"} correct options',
                           'Mark exactly one option as correct.')
        made['hash'] = _hash(fields, options, made.get('code'))
        return made

    def check_files(self):
        """A program that no question shows would be run by the tests for nothing."""
        for file in sorted((self._folder / 'quiz').glob('*.py')):
            if file.stem not in self._programs:
                self._problems.add(file, 1, f'no question of {self._path.name} has the listing {file.stem}',
                                   'Add a question that has it, or remove the file.')

    def _add_program(self, made, fields, options, section):
        """The listing of a question, and its options, of which the one that it prints is right."""
        stem = fields.text('listing')
        line = fields.line('listing')
        self._programs.add(stem)
        code = stem and self._listings.of_question(stem, self._path, line)
        if code:
            made['code'] = code
        outputs = [(option, option.texts('prints')) for option in options]
        for index, (option, lines) in enumerate(outputs):
            if option.raw('prints') == []:
                option.problem('prints', 'the option has no lines', 'List the lines that it says are printed.')
            elif lines and lines in [other for _, other in outputs[:index]]:
                option.problem('prints', 'another option has the same lines', 'Let every option differ.')
        printed = [row['text'] for row in expected_output(self._folder, stem, self._path, line, self._problems)] \
            if code else None
        made['options'] = [self._output_option(option, lines, printed, section) for option, lines in outputs]
        if printed and options and printed not in [lines for _, lines in outputs]:
            fields.problem('options', f'no option of the question "{made["id"]}" is what {stem}.py prints',
                           f'Let one option have the lines {json.dumps(printed, ensure_ascii=False)}.')

    def _output_option(self, fields, lines, printed, section):
        self._check_keys(fields, ('prints',))
        text = [{'text': line, 'style': 'code'} for line in lines]
        for index in range(len(lines) - 1, 0, -1):
            text.insert(index, {'text': ', '})
        return {'text': text, 'correct': lines == printed, **self._explanation(fields, section)}

    def _option(self, fields, section):
        self._check_keys(fields, ('text', 'correct'))
        return {'text': self._runs(fields, 'text'), 'correct': fields.flag('correct'),
                **self._explanation(fields, section)}

    def _check_keys(self, fields, required):
        if not fields.has('explanation'):
            fields.problem(None, 'the option has no explanation',
                           'Say in "explanation" why it is right or wrong.')
        fields.only(required, ('explanation', 'section', 'demo', 'step'))

    def _explanation(self, fields, section):
        """Why an option is right or wrong, and where to see it if that is not where the question says."""
        made = {'explanation': self._runs(fields, 'explanation')}
        if any(fields.has(key) for key in ('section', 'demo', 'step')):
            made['see'] = self._places.see(fields, section)
        return made

    def _runs(self, fields, key):
        text = fields.text(key)
        return self._inline.parse(text, fields.line(key)) if text else []


def _hash(fields, options, code):
    """Changes when the wording does, so that an answer is never counted for another question."""
    wording = [fields.raw('prompt'), [option.raw('prints' if code else 'text') for option in options]]
    if code:
        wording.append(code['lines'])
    return hashlib.sha256(json.dumps(wording).encode()).hexdigest()[:16]
