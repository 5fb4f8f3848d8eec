"""The predictions that a demo asks for: what their author writes, as data, and whether the run answers it.

    predictions = Predictions(run, needs, fields, problems)
    predictions.asked      # [{'id', 'kind', 'question', …}], for the bundle: not which option is right
    predictions.answers    # {id: Answer(options, right)}, for the tests

The author writes a question about the run, and when it is asked (docs/content-format.md has the grammar):

    predict: next output after "Bob is scheduled"
    predict:
      - ask: time of "beat 3" after "working"
        question: Beat 3 is due at 1 s. When is it printed?
        wrong: [1 s]
"""
import hashlib
import json
import re

from answers import Refused, answer

_QUOTED = r'(?:\d+(?:st|nd|rd|th) )?"[^"]+"'
_SOME = rf'{_QUOTED}(?:(?:, | and |, and | or |, or ){_QUOTED})+'
_KINDS = (
    ('next-output', r'next output'),
    ('last-output', r'last output'),
    ('next-step', r'next task to run'),
    ('next-printer', r'next task to print'),
    ('first-of', rf'first of (?P<texts>{_SOME})'),
    ('order-of', rf'order of (?P<texts>{_SOME})'),
    ('time-of', rf'time of (?P<texts>{_QUOTED})'),
    ('number-of', rf'number of (?:(?P<counted>outputs|tasks|requests)|(?P<texts>{_QUOTED}))'
                  rf'(?: until (?P<until>{_QUOTED}))?'),
    ('end-of', r'end of (?:main|Task-(?P<task>[1-9]\d*))'),
)
_MOMENT = (r'(?:,? (?:at the start|at (?P<time>\d+(?:\.\d{1,3})?) s|'
           rf'(?P<side>after|before) (?P<at>{_QUOTED})))?')
_QUESTION = [(kind, re.compile(pattern + _MOMENT)) for kind, pattern in _KINDS]
_TEXT = re.compile(r'(?:(\d+)(?:st|nd|rd|th) )?"([^"]+)"')
_KNOWN = ('next output, last output, next task to run, next task to print, first of "…", "…", order of "…", "…", '
          'time of "…", number of outputs, tasks, requests or "…", end of main or Task-2')
_MOST_WRONG = 4


class Predictions:
    def __init__(self, run, needs, fields, problems):
        self.asked = []
        self.answers = {}
        self._run = run
        self._needs = needs
        self._problems = problems
        for place, entry in _entries(fields):
            self._take(place, entry)

    def _take(self, place, entry):
        try:
            made = _parse(entry)
            found = answer(made, self._run, self._needs)
        except Refused as refused:
            place(refused.what, refused.remedy)
            return
        if made['id'] in self.answers:
            place('the demo asks this twice', 'Remove one of the two.')
        del made['wrong']
        self.asked.append({**made, 'options': found.options})
        self.answers[made['id']] = found


def _entries(fields):
    """(how to report a problem, {'ask', 'question', 'wrong'}) for each prediction of a demo."""
    value = fields.raw('predict')
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list) or not value:
        fields.problem('predict', '"predict" asks nothing', 'Write a question, or a list of them.')
        return
    for index, entry in enumerate(value):
        def place(what, remedy, index=index):
            fields.problem_in('predict', index, what, remedy)
        if isinstance(entry, str):
            entry = {'ask': entry}
        if not isinstance(entry, dict) or not isinstance(entry.get('ask'), str):
            place('the prediction has no "ask"', 'Write "ask: next output", or another question.')
        elif unknown := entry.keys() - {'ask', 'question', 'wrong'}:
            place(f'"{sorted(map(str, unknown))[0]}" is not known here', 'Use one of: ask, question, wrong.')
        elif not isinstance(entry.get('question', ''), str):
            place('"question" should be text', 'Put the question in quotes.')
        else:
            yield place, entry


def _parse(entry):
    """A prediction as it stands in the bundle."""
    asked = ' '.join(entry['ask'].split())
    found = ((kind, match) for kind, pattern in _QUESTION if (match := pattern.fullmatch(asked)))
    kind, match = next(found, (None, None))
    if match is None:
        raise Refused(f'"{asked}" is no question that a run can answer',
                      f'Ask one of: {_KNOWN}; then "at the start", "at 1 s", after "…" or '
                      'before "…".')
    parts = match.groupdict()
    made = {'kind': kind, 'question': entry.get('question') or _question(kind, parts)}
    if parts.get('texts'):
        made['texts'] = [_text(found) for found in _TEXT.finditer(parts['texts'])]
    if kind == 'number-of' and not parts['texts']:
        made['counted'] = parts['counted']
    if parts.get('until'):
        made['until'] = _text(_TEXT.fullmatch(parts['until']))
    if kind == 'end-of':
        made['task'] = int(parts['task'] or 1)
    if parts.get('at'):
        made[parts['side']] = _text(_TEXT.fullmatch(parts['at']))
    if parts.get('time'):
        made['at'] = round(float(parts['time']) * 1000)
    made['wrong'] = _wrong(entry)
    wording = json.dumps(made, sort_keys=True, ensure_ascii=False)
    return {'id': hashlib.sha256(wording.encode()).hexdigest()[:8], **made}


def _wrong(entry):
    wrong = entry.get('wrong', [])
    wrong = wrong if isinstance(wrong, list) else [wrong]
    if not all(isinstance(option, (str, int, float)) and not isinstance(option, bool) for option in wrong):
        raise Refused('"wrong" should be a list of options', 'Write "wrong: [an option, another]".')
    if len(wrong) > _MOST_WRONG:
        raise Refused(f'there are {len(wrong)} wrong options', f'Give at most {_MOST_WRONG}.')
    return [str(option) for option in wrong]


def _text(match):
    """A text that the run prints: {'text', 'which'?, 'open'?}, where open tells at which ends it may go on."""
    text = match[2]
    ends = ('start' if text.startswith('…') else '') + ('end' if text.endswith('…') else '')
    text = text.strip('…')
    if '…' in text or not text.strip():
        raise Refused(f'"{match[2]}" has an ellipsis in its middle, or nothing else',
                      'Write … only at the start or the end of a text.')
    made = {'text': text}
    if ends:
        made['open'] = {'startend': 'both'}.get(ends, ends)
    if match[1]:
        made['which'] = int(match[1])
    return made


def _question(kind, parts):
    later = parts['at'] or parts['time']
    until = f' before {parts["until"]}' if parts.get('until') else ''
    return {
        'next-output': 'Which line is printed next?' if later else 'Which line is printed first?',
        'last-output': 'Which line is printed last?',
        'next-step': 'Which task runs next?' if later else 'Which task runs first?',
        'next-printer': 'Which task prints next?' if later else 'Which task prints first?',
        'first-of': 'Which of these is printed first?',
        'order-of': 'In which order are these printed?',
        'time-of': f'When is {parts.get("texts")} printed?',
        'number-of': f'How many {_counted(parts)}{until}?',
        'end-of': 'How does {task} end?',
    }[kind]


def _counted(parts):
    if parts.get('counted') == 'requests':
        return 'requests are made'
    if parts.get('counted') == 'tasks':
        return 'tasks run'
    return f'lines {parts["texts"]} are printed' if parts.get('texts') else 'lines are printed'
