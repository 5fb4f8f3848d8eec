"""The containers of lesson.md: from `::: kind argument` to `:::`.

    containers = Containers(inline, ids, listings, source_lines, problems, path)
    containers.demos         # the demos in the blocks so far
    containers.outputs       # {id of a demo: the lines that it prints}
    containers.programs      # {id of a demo: its C++ program}
    containers.runs          # {id of a demo without one: its recorded run}
    containers.answers       # {id of a demo: {id of a prediction: what CPython's run answers}}
    containers.exercises     # see exercises.py
    containers.completion
"""
import re

from demo_run import record_run
from exercises import Exercises
from expected import expected_output
from fields import load_yaml
from javascript_run import record_javascript
from predictions import Predictions
from recorded import read_run

# What a demo may need from outside the loop; the first is the default.
NEEDS = ('nothing', 'thread', 'network', 'process')

_OPENING = re.compile(r'\s*(:{3,})\s*(\S*)\s*(.*?)\s*$')

_REMEDIES = {
    'source': 'Write "::: source Title | https://address".',
    'warning': 'Write "::: warning Title".',
    'note': 'Write "::: note Title".',
    'listings': 'Write "::: listings stem" for stem.py and stem.js.',
    'demo': 'Write "::: demo id".',
    'exercise': 'Write "::: exercise id".',
    'completion': 'Write "::: completion Title".',
}


class Containers:
    def __init__(self, inline, ids, listings, source_lines, problems, path):
        self._inline = inline
        self._ids = ids
        self._codes = listings
        self._source_lines = source_lines
        self._problems = problems
        self._path = path
        self.section = None  # id of the section that is being read
        self.demos = []
        self.outputs = {}
        self.programs = {}
        self.runs = {}  # by demo: the traces of those without a C++ program
        self.javascript_runs = {}  # by demo: the traces of their JavaScript
        self.needs = {}  # what each demo needs from outside the loop
        self.answers = {}
        self.exercises = Exercises(inline, listings, path, problems)
        self.completion = None

    def block(self, node, blocks):
        """The block of a container, or None for a completion, which is not a block."""
        line = node.map[0] + 1
        marker, kind, argument = _OPENING.match(self._source_lines[line - 1]).groups()
        if not kind:
            blocks.problem(line, f'this "{marker}" closes nothing', 'Remove it, or begin a container with "::: kind".')
            return None
        if not self._closed(node, marker):
            blocks.problem(line, f'the container "::: {kind}" is never closed', 'End it with a line ":::".')
        if kind not in _REMEDIES:
            blocks.problem(line, f'the container "{kind}" is unknown', f'Use one of: {", ".join(_REMEDIES)}.')
            return None
        if not argument:
            blocks.problem(line, f'"::: {kind}" is missing its argument', _REMEDIES[kind])
            return None
        return getattr(self, '_' + kind)(argument, node, blocks, line)

    def _closed(self, node, marker):
        # The node ends at the closing line, unless the container is never closed.
        rows = self._source_lines[node.map[1]:node.map[1] + 1]
        return bool(rows) and rows[0].strip().startswith(marker) and not rows[0].strip(': ')

    def _source(self, argument, node, blocks, line):
        title, bar, href = (part.strip() for part in argument.partition('|'))
        if not bar or not title:
            blocks.problem(line, 'the source has no title or no address', _REMEDIES['source'])
            return None
        self._inline.web_address(href, line)
        return {'type': 'source', 'label': 'Primary Source', 'title': title, 'href': href,
                'blocks': blocks.of(node.children)}

    def _warning(self, argument, node, blocks, line):
        return {'type': 'callout', 'kind': 'warning', 'title': argument, 'blocks': blocks.of(node.children)}

    def _note(self, argument, node, blocks, line):
        return {'type': 'callout', 'kind': 'note', 'title': argument, 'blocks': blocks.of(node.children)}

    def _listings(self, argument, node, blocks, line):
        if node.children:
            blocks.problem(line, 'the listings contain text', 'Put the text before or after the container.')
        name = argument.replace('_', '-')
        self._ids.add('listings', name, self._path, line)
        codes = self._codes.pair(argument, self._path, line, demo=False)
        return {'type': 'listings', 'id': name, **codes} if codes else None

    def _demo(self, argument, node, blocks, line):
        self._ids.add('demo', argument, self._path, line)
        if self.section is None:
            blocks.problem(line, f'the demo "{argument}" is outside a section', 'Move it into a section.')
        fields = self._fields(node, line)
        if fields is None:
            return None
        fields.only(('title', 'listing') if fields.has('predict') else ('title', 'prompt', 'listing'),
                    ('prompt', 'predict', 'needs', 'live'))
        stem = fields.text('listing')
        codes = stem and self._codes.pair(stem, self._path, fields.line('listing'), demo=True)
        if not codes:
            return None
        needs = self.needs[argument] = fields.choice('needs', NEEDS)
        program = self._codes.program(stem, self._path, fields.line('listing'))
        if program:
            self.programs[argument] = program
        else:
            self.runs[argument] = record_run(self._codes.python(stem), needs, self._path, line, self._problems)
        self.javascript_runs[argument] = record_javascript(self._codes.javascript(stem), self._path.parent / 'api',
                                                           self._problems)
        if fields.flag('live') and self.needs[argument] != 'network':
            fields.problem('live', 'only a demo that needs the network can have live requests',
                           'Add "needs: network", or remove "live".')
        self.outputs[argument] = expected_output(self._path.parent, stem, self._path, fields.line('listing'),
                                                 self._problems)
        predictions = self._predictions(argument, stem, fields)
        if not fields.has('prompt') and '{task}' in _prompt(predictions):
            fields.problem('predict', 'the first question stands in for the prompt, but only a run knows who {task} is',
                           'Add "prompt", with the name of the task.')
        self.demos.append({'id': argument, 'title': fields.text('title'),
                           'prompt': fields.text('prompt') or _prompt(predictions),
                           'section': self.section, 'live': fields.flag('live'), 'predictions': predictions,
                           'listing': {**codes, 'cpp': program.code} if program else codes})
        return {'type': 'demo', 'demo': argument}

    def _predictions(self, demo, stem, fields):
        """What a demo asks its learner to predict; none where its run cannot be read."""
        self.answers[demo] = {}
        if not fields.has('predict'):
            return []
        run = read_run(self._path.parent, stem, self._path, fields.line('predict'), self._problems)
        if run is None:
            return []
        predictions = Predictions(run, self.needs[demo], fields, self._problems)
        self.answers[demo] = predictions.answers
        return predictions.asked

    def _exercise(self, argument, node, blocks, line):
        self._ids.add('exercise', argument, self._path, line)
        if self.section is None:
            blocks.problem(line, f'the exercise "{argument}" is outside a section', 'Move it into a section.')
        fields = self._fields(node, line)
        return fields and self.exercises.read(argument, fields, line, self.section)

    def _fields(self, node, line):
        """The YAML in a container."""
        body = '\n'.join(self._source_lines[line:node.map[1]])
        return load_yaml(body, self._path, self._problems, line + 1)

    def _completion(self, argument, node, blocks, line):
        if self.completion:
            blocks.problem(line, 'there is a second completion', 'Keep one.')
        self.completion = {'title': argument, 'blocks': blocks.of(node.children)}
        return None


def _prompt(predictions):
    """What a card asks where its author gave it no prompt of its own."""
    return f'Predict: {predictions[0]["question"]}' if predictions else ''
