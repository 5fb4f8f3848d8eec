"""The checks of an exercise: what the run of a learner's program must be like.

    check = read_check(fields)
    # {'kind': 'at-most', 'says': 'At most 3 calls of fetch run at once', 'number': 3, 'name': 'fetch'}

src/reader/checks judges them.
"""
import re

_KEYS = {}  # what an author writes: the function that reads its value

# The classes of asyncio that a trace shows, as src/trace/names.cpp spells them.
CLASSES = ('Lock', 'Condition', 'Semaphore', 'BoundedSemaphore', 'Event', 'Barrier', 'Queue', 'PriorityQueue',
           'LifoQueue', 'TaskGroup')
_ENDS = {'returns': 'returned', 'fails': 'failed', 'is cancelled': 'cancelled'}

_TIME = re.compile(r'(\d{1,6}(?:\.\d{1,3})?) s')
_CALLS = re.compile(r'([1-9]\d{0,4}) ([^\W\d]\w*)')
_TASK = re.compile(rf'(\S.*?) ({"|".join(_ENDS)})')


def read_check(fields):
    """A check without its hint; None, with a problem, if it cannot be read."""
    keys = [key for key in _KEYS if fields.has(key)]
    if len(keys) != 1:
        fields.problem(None, 'this is not one check' if keys else 'this checks nothing that is known',
                       f'Write one of: {", ".join(_KEYS)}.')
        return None
    fields.only((keys[0], 'hint'), ('fails',))
    read = _KEYS[keys[0]]
    try:
        return read(fields.raw(keys[0]))
    except _Malformed as malformed:
        fields.problem(keys[0], f'"{keys[0]}" is not {malformed.what}', malformed.remedy)
        return None


class _Malformed(Exception):
    def __init__(self, what, remedy):
        super().__init__(what)
        self.what = what
        self.remedy = remedy


def _key(name):
    def add(function):
        _KEYS[name] = function
        return function
    return add


@_key('ends at')
def _ends_at(value):
    return {'kind': 'ends-at', 'says': f'The program ends at {value}', 'milliseconds': _milliseconds(value)}


@_key('ends within')
def _ends_within(value):
    return {'kind': 'ends-within', 'says': f'The program ends within {value}', 'milliseconds': _milliseconds(value)}


@_key('at most')
def _at_most(value):
    return {'kind': 'at-most', **_calls(value, 'At most')}


@_key('at least')
def _at_least(value):
    return {'kind': 'at-least', **_calls(value, 'At least')}


@_key('prints')
def _prints(value):
    return {'kind': 'prints', 'says': 'It prints the right lines, in the right order', 'lines': _lines(value)}


@_key('prints in any order')
def _prints_in_any_order(value):
    return {'kind': 'prints-in-any-order', 'says': 'It prints the right lines, in any order', 'lines': _lines(value)}


@_key('left running')
def _left_running(value):
    return _nothing(value, 'left-running', 'Nothing is left running when main ends')


@_key('left unnoticed')
def _left_unnoticed(value):
    return _nothing(value, 'left-unnoticed', 'Every error is noticed, and every coroutine awaited')


@_key('blocks at most')
def _blocks_at_most(value):
    return {'kind': 'blocks-at-most', 'says': f'Nothing blocks the loop for more than {value}',
            'milliseconds': _milliseconds(value)}


@_key('task')
def _task(value):
    found = _TASK.fullmatch(value) if isinstance(value, str) else None
    if not found:
        raise _Malformed('a task and its end', f'Write the task\'s name and one of: {", ".join(_ENDS)}.')
    return {'kind': 'task', 'says': f'The task {found[1]} {found[2]}', 'name': found[1], 'outcome': _ENDS[found[2]]}


@_key('uses')
def _uses(value):
    if value not in CLASSES:
        raise _Malformed('a class of asyncio that a run shows', f'Use one of: {", ".join(CLASSES)}.')
    return {'kind': 'uses', 'says': f'It uses asyncio.{value}', 'name': value}


def _milliseconds(value):
    found = _TIME.fullmatch(value) if isinstance(value, str) else None
    if not found:
        raise _Malformed('a time', 'Write seconds, as in "1.5 s".')
    return round(float(found[1]) * 1000)


def _calls(value, bound):
    found = _CALLS.fullmatch(value) if isinstance(value, str) else None
    if not found:
        raise _Malformed('a number and a function', 'Write how many calls of which function, as in "3 fetch".')
    number, name = int(found[1]), found[2]
    calls = 'call' if number == 1 else 'calls'
    runs = 'runs' if number == 1 else 'run'
    return {'says': f'{bound} {number} {calls} of {name} {runs} at once', 'number': number, 'name': name}


def _lines(value):
    if not isinstance(value, list) or not all(isinstance(line, str) and '\n' not in line for line in value):
        raise _Malformed('a list of lines', 'Write a list of texts, each a line; put a line with a colon in quotes.')
    return value


def _nothing(value, kind, says):
    if value != 'nothing':
        raise _Malformed('"nothing"', 'Write "nothing", or remove the check.')
    return {'kind': kind, 'says': says}
