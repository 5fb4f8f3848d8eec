"""The page for recorded runs while none is open, as the bundle of a lesson that is none of the course's: how to record
a run, and how to open one.

    bundle = play_bundle()
"""
from lesson import FORMAT

SLUG = 'play'  # as in src/course/play.hpp


def play_bundle():
    return {
        'format': FORMAT, 'slug': SLUG, 'label': 'Any asyncio program', 'title': 'Your own program', 'topics': [],
        'summary': 'Record a program that runs on asyncio, open the run here, and step through it: see why each task '
                   'runs when it does, and what it waits for.',
        'intro': [],
        'sections': [
            {'id': 'record', 'number': 1, 'title': 'Record it', 'blocks': [
                _paragraph('Copy ', {**_code('recorder.py'), 'href': '../play/recorder.py'},
                           ' to where your program runs. It is one file without dependencies, for CPython 3.12 and '
                           'newer.'),
                {'type': 'list', 'ordered': False, 'items': [
                    [_paragraph(_code('python3 recorder.py program.py'),
                                ' records in real time, with sockets, threads and processes.')],
                    [_paragraph(_code('python3 recorder.py --virtual program.py'),
                                ' records on a clock that jumps from timer to timer: each run is the same, and none '
                                'takes long.')]]},
                _paragraph('The run is then in ', _code('run.json'), '.')]},
            {'id': 'open', 'number': 2, 'title': 'Open it', 'blocks': [
                _paragraph('Drop ', _code('run.json'), ' on this page, or choose it. It stays on your computer.'),
                {'type': 'open-run', 'label': 'Open a run…'},
                _paragraph('A run on the web opens by its address: ', _code('play/#trace=https://example.org/run.json'),
                           '. Its server must let other sites read it (CORS).')]}],
        'demos': [],
    }


def _paragraph(*runs):
    return {'type': 'paragraph', 'runs': [{'text': run} if isinstance(run, str) else run for run in runs]}


def _code(text):
    return {'text': text, 'style': 'code'}
