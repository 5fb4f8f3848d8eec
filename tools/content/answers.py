"""What CPython's run answers to a prediction, or why it answers nothing.

    answer({'id': …, 'kind': 'next-output', …}, run, needs)   # Answer(['Alice starts', 'Bob starts'], 0)

stage::ask in src/stage/prediction.hpp finds the right option in the stage's own run; a test compares the two.
A task is an option by asyncio's name, which the stage replaces by its own.
"""
import itertools
from dataclasses import dataclass

ENDS = {'returns': 'It returns', 'fails': 'It fails', 'is cancelled': 'It is cancelled'}
_USUAL = 4  # options, where the run has as many
_MOST = 6
_MAIN = 'Task-1'


@dataclass
class Answer:
    options: list
    right: int


class Refused(Exception):
    def __init__(self, what, remedy):
        super().__init__(what)
        self.what = what
        self.remedy = remedy


def answer(prediction, run, needs):
    """@raises Refused where the run does not give exactly one answer"""
    return _Reader(prediction, run, needs).answer()


class _Reader:
    def __init__(self, prediction, run, needs):
        self._asked = prediction
        self._run = run
        self._needs = needs
        self._start = self._moment()

    def answer(self):
        made = getattr(self, '_' + self._asked['kind'].replace('-', '_'))()
        texts = made.options
        for text in texts:
            if texts.count(text) > 1:
                raise Refused(f'two options are "{text}"',
                              'Give other texts, or remove the wrong option that is right.')
        if len(texts) < 2:
            raise Refused('there is only one option', 'Add wrong options: "wrong: [an option, another]".')
        return made

    # -- the kinds ----------------------------------------------------------------------------

    def _next_output(self):
        ahead = self._ahead('prints')
        self._check_order(ahead[0], self._rest_of_run())
        return self._lines(ahead[0], ahead[1:])

    def _last_output(self):
        ahead = self._ahead('prints')
        self._check_order(ahead[-1], ahead)
        return self._lines(ahead[-1], ahead[-2::-1])

    def _next_step(self):
        if self._needs not in ('nothing', 'thread'):
            raise Refused(f'which task runs next is not known of a demo that needs a {self._needs}',
                          'Ask for the "next task to print".')
        self._need_steps()
        return self._tasks('runs')

    def _next_printer(self):
        return self._tasks('prints')

    def _tasks(self, what):
        self._no_wrong()
        ahead = self._ahead(what)
        others = [event for event in ahead if event.task != ahead[0].task]
        self._check_order(ahead[0], others)
        tasks = list(dict.fromkeys(event.task for event in ahead))[:_MOST]
        return _sorted(tasks, ahead[0].task, key=lambda task: int(task.removeprefix('Task-')))

    def _first_of(self):
        self._no_wrong()
        events = self._texts_ahead()
        first = min(events, key=self._run.events.index)
        self._check_order(first, events)
        labels = [label(text) for text in self._asked['texts']]
        return _sorted(labels, labels[events.index(first)])

    def _order_of(self):
        self._no_wrong()
        events = self._texts_ahead()
        if len(events) > 4:
            raise Refused(f'{len(events)} texts are too many to order', 'Give two, three or four.')
        for event in events:
            self._check_order(event, events)
        labels = [label(text) for text in self._asked['texts']]
        right = tuple(name for _, name in sorted(zip(map(self._run.events.index, events), labels)))
        orders = list(itertools.permutations(sorted(labels)))
        if len(orders) > _MOST:  # every fourth one, among them the right one
            orders = [order for n, order in enumerate(orders) if n % 4 == orders.index(right) % 4]
        return Answer([', then '.join(order) for order in orders], orders.index(right))

    def _time_of(self):
        if self._needs == 'process':
            raise Refused('a process takes as long as it takes, so no time is the answer', 'Ask for an order.')
        (event,) = self._texts_ahead()
        right = event.milliseconds
        wrong = [self._milliseconds(option) for option in self._asked['wrong']]
        near = sorted({other.milliseconds for other in self._ahead('prints')} - {right, *wrong},
                      key=lambda time: (abs(time - right), time))
        times = [right, *wrong, *near[:max(0, _USUAL - 1 - len(wrong))]]
        return Answer([seconds(time) for time in sorted(times)], sorted(times).index(right))

    def _number_of(self):
        counted = self._asked.get('counted')
        if counted in ('tasks', 'requests'):
            self._need_steps()
        if counted == 'tasks' and self._needs not in ('nothing', 'thread'):
            raise Refused(f'the number of tasks is not known of a demo that needs a {self._needs}',
                          'Ask for the number of requests or outputs.')
        events = self._run.events
        if 'until' in self._asked:
            end = self._one(self._asked['until'], ahead=True)
            events = events[:events.index(end)]
            self._check_order(end, [event for event in self._run.outputs if self._counts(event)])
        found = [event for event in events if self._counts(event)]
        right = len({event.task for event in found}) if counted == 'tasks' else len(found)
        wrong = [self._whole(option) for option in self._asked['wrong']]
        least = max(0, right - int(self._asked['id'][0], 16) % _USUAL)
        near = [number for number in range(least, least + _USUAL) if number != right and number not in wrong]
        numbers = sorted([right, *wrong, *near[:max(0, _USUAL - 1 - len(wrong))]])
        return Answer([str(number) for number in numbers], numbers.index(right))

    def _counts(self, event):
        counted = self._asked.get('counted')
        if counted in ('tasks', 'requests'):
            return event.what == {'tasks': 'runs', 'requests': 'requests'}[counted]
        return event.what == 'prints' and (counted == 'outputs' or matches(self._asked['texts'][0], event.text))

    def _end_of(self):
        self._no_wrong()
        if self._needs not in ('nothing', 'thread'):
            raise Refused(f'how a task ends is not known of a demo that needs a {self._needs}', 'Ask for an output.')
        self._need_steps()
        name = f'Task-{self._asked["task"]}'
        for event in self._run.events[self._start:]:
            if event.task == name and event.what in ENDS:
                return Answer(list(ENDS.values()), list(ENDS).index(event.what))
        raise Refused(f'{name} does not end after that moment', 'Name a task that does, as the run has recorded it.')

    # -- what they share -----------------------------------------------------------------------

    def _lines(self, right, others):
        """Lines to choose from: the right one, the author's wrong ones, and others of the run."""
        wrong = self._asked['wrong']
        texts = [text for text in dict.fromkeys(other.text for other in others) if text not in (right.text, *wrong)]
        return _sorted([right.text, *wrong, *texts[:max(0, _USUAL - 1 - len(wrong))]], right.text)

    def _moment(self):
        """The index of the first event that has not happened when the question is asked."""
        for side, beyond in (('after', 1), ('before', 0)):
            if side in self._asked:
                return self._run.events.index(self._one(self._asked[side], ahead=False)) + beyond
        if 'at' in self._asked:
            return self._after(self._asked['at'])
        return 0

    def _after(self, time):
        """The index of the first event that is later."""
        if self._needs == 'process':
            raise Refused('a process takes as long as it takes, so no time is a moment', 'Ask after an output.')
        for index, event in enumerate(self._run.events):
            if event.milliseconds > time:
                return index
        raise Refused(f'the run is over at {seconds(time)}', 'Ask at an earlier moment.')

    def _ahead(self, what):
        found = [event for event in self._run.events[self._start:] if event.what == what]
        if not found:
            raise Refused('at that moment everything has been printed', 'Ask at an earlier moment.')
        return found

    def _rest_of_run(self):
        """The outputs from the one at which the question is asked."""
        return [event for event in self._run.events[max(0, self._start - 1):] if event.what == 'prints']

    def _texts_ahead(self):
        events = [self._one(text, ahead=True) for text in self._asked['texts']]
        for event in events:
            if events.count(event) > 1:
                raise Refused(f'two texts mean the line "{event.text}"', 'Name different lines.')
        return events

    def _one(self, text, ahead):
        """The output that a text means."""
        found = [event for event in self._run.outputs if matches(text, event.text)]
        which, shown = text.get('which', 0), _shown(text)
        if not found:
            lines = ', '.join(dict.fromkeys(f'"{event.text}"' for event in self._run.outputs))
            raise Refused(f'{self._run.stem}.py never prints "{shown}"', f'Name one of its lines: {lines}.')
        if which > len(found):
            raise Refused(f'{self._run.stem}.py prints "{shown}" {_times(len(found))}, so there is no number {which}',
                          f'Number it from 1 to {len(found)}.')
        if not which and len(found) > 1:
            raise Refused(f'{self._run.stem}.py prints "{shown}" {_times(len(found))}',
                          f'Say which one: 1st "{shown}".')
        event = found[max(which, 1) - 1]
        if ahead and self._run.events.index(event) < self._start:
            raise Refused(f'"{shown}" is already printed when that is asked', 'Ask at an earlier moment.')
        return event

    def _check_order(self, event, others):
        """Tasks that wake at the same time do so in no order that anybody may rely on. Main waits for the others."""
        for other in others:
            if (other.milliseconds == event.milliseconds > 0 and other.task != event.task
                    and _MAIN not in (other.task, event.task)):
                raise Refused(f'{event.task} and {other.task} are both due at {seconds(event.milliseconds)}, so their '
                              'order is nothing to predict',
                              'Give them different times in the listing, or ask about another moment.')

    def _need_steps(self):
        if not self._run.has_steps:
            name = f'{self._run.stem}.py.run.txt'
            raise Refused(f'nothing says which tasks of {self._run.stem}.py run, how they end, and what it requests',
                          f'Add expected/{name}; an empty one makes the tests of the listings show what to write.')

    def _no_wrong(self):
        if self._asked['wrong']:
            raise Refused('this question has all of its options already', 'Remove "wrong".')

    def _milliseconds(self, option):
        try:
            return round(float(option.removesuffix('s')) * 1000)
        except (ValueError, OverflowError):
            raise Refused(f'"{option}" is no time', 'Write a number of seconds, as 0.5 s.') from None

    def _whole(self, option):
        if not option.isdecimal():
            raise Refused(f'"{option}" is no number', 'Write a whole number.')
        return int(option)


def matches(text, printed):
    wanted, open_at = text['text'], text.get('open')
    if open_at == 'both':
        return wanted in printed
    if open_at == 'start':
        return printed.endswith(wanted)
    return printed.startswith(wanted) if open_at == 'end' else printed == wanted


def label(text):
    """A text as an option: an abbreviated one loses the colon at its end."""
    return text['text'].strip(' :') if 'open' in text else text['text']


def seconds(milliseconds):
    return f'{milliseconds / 1000:.3f}'.rstrip('0').rstrip('.') + ' s'


def _shown(text):
    open_at = text.get('open')
    return ('…' if open_at in ('start', 'both') else '') + text['text'] + ('…' if open_at in ('end', 'both') else '')


def _times(count):
    return 'once' if count == 1 else f'{count} times'


def _sorted(options, right, key=None):
    options = sorted(options, key=key)
    return Answer(options, options.index(right))
