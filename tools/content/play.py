"""The page for programs and recorded runs while none is open, as the bundle of a lesson that is none of the course's:
programs to begin with, how to record a run, and how to open one.

    bundle = play_bundle(read_gallery(content / 'gallery', problems))
"""
from lesson import FORMAT

SLUG = 'play'  # as in src/course/play.hpp


def play_bundle(gallery):
    sections = [_write(gallery)] if gallery else []
    return {
        'format': FORMAT, 'slug': SLUG, 'label': 'Any asyncio program', 'title': 'Your own program', 'topics': [],
        'summary': 'Run a program here, or record one that runs on asyncio elsewhere, and step through it: see why '
                   'each task runs when it does, and what it waits for.',
        'intro': [],
        'sections': [{**section, 'number': number} for number, section in enumerate((*sections, _RECORD, _OPEN), 1)],
        'demos': [],
    }


def _write(gallery):
    items = [[_paragraph({'text': program['title'], 'href': '#trace=' + program['trace']}, '. ', *program['runs'])]
             for program in gallery]
    return {'id': 'write', 'title': 'Write it here', 'blocks': [
        _paragraph('Open one of these, and press ', _strong('Edit'), ' above its listing. The program runs in this '
                   'page, in CPython; nothing is sent anywhere, unless you choose live answers.'),
        {'type': 'list', 'ordered': False, 'items': items}]}


def _paragraph(*runs):
    return {'type': 'paragraph', 'runs': [{'text': run} if isinstance(run, str) else run for run in runs]}


def _code(text):
    return {'text': text, 'style': 'code'}


def _strong(text):
    return {'text': text, 'style': 'strong'}


_RECORD = {'id': 'record', 'title': 'Record it elsewhere', 'blocks': [
    _paragraph('Programs with sockets, threads, processes or packages run on your own computer. Copy ',
               {**_code('recorder.py'), 'href': '../play/recorder.py'},
               ' to where yours runs. It is one file without dependencies, for CPython 3.12 and newer.'),
    {'type': 'list', 'ordered': False, 'items': [
        [_paragraph(_code('python3 recorder.py program.py'),
                    ' records in real time, with sockets, threads and processes.')],
        [_paragraph(_code('python3 recorder.py --virtual program.py'),
                    ' records on a clock that jumps from timer to timer: each run is the same, and none takes '
                    'long.')]]},
    _paragraph('The run is then in ', _code('run.json'), '.')]}

_OPEN = {'id': 'open', 'title': 'Open a recorded run', 'blocks': [
    _paragraph('Drop ', _code('run.json'), ' on this page, or choose it. It stays on your computer.'),
    {'type': 'open-run', 'label': 'Open a run…'},
    _paragraph('A run on the web opens by its address: ', _code('play/#trace=https://example.org/run.json'),
               '. Its server must let other sites read it (CORS).')]}
