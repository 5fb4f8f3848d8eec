"""Programs that make requests, on the virtual clock and with recorded responses."""
import json
import tempfile
import unittest
import warnings
from pathlib import Path

import recorder
from programs import Run, source_of

API = 'https://api.example.com'


def response(path, body=None, *, method='GET', delay=0.5, status=200, reason='OK', text=None, kind='application/json'):
    content = {'body': body} if text is None else {'text': text}
    return {'request': {'method': method, 'url': API + path}, 'delay': delay, 'status': status, 'reason': reason,
            'headers': {'content-type': kind, 'x-Pages': '3'}, **content}


RESPONSES = [
    response('/user', {'name': 'Ada', 'born': 1815}),
    response('/missing', {'error': 'no user'}, status=404, reason='Not Found'),
    response('/html', text='<p>Grüße</p>', kind='text/html; charset=utf-8'),
    response('/hal', {'name': 'Ada'}, kind='application/hal+json'),
    response('/empty', text=''),
    response('/broken', text='{'),
    response('/late', {'slept': 3}, delay=3),
    response('/very/late', {'slept': 400}, delay=400),
    response('/user', {'id': 7}, method='POST', status=201, reason='Created'),
    response('/user', {'id': 8}, method='PUT'),
    response('/user', {'id': 9}, method='DELETE'),
    *(response(f'/slot/{number}', number, delay=1) for number in range(7)),
    *(response(path, path) for path in (
        '/search?q=a+b%26c&page=2', '/search?ids=1&ids=2', '/search?half=0.5', '/search?old=1&new=2', '/a%20b?q=%C3%A9',
        '/search?mail=a@b.c&path=/x:y?z', '/search?pair=1&pair=2', '/search?q=a+b%2526c&page=2')),
]
HEAD = 'import aiohttp, asyncio\nAPI = "https://api.example.com"\n'


class Requests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name)
        cls.responses = cls.folder / 'api'
        cls.responses.mkdir()
        for number, one in enumerate(RESPONSES):
            (cls.responses / f'{number}.json').write_text(json.dumps(one), encoding='utf-8')

    def with_stand_in(self, program):
        with warnings.catch_warnings(action='ignore', category=ResourceWarning):  # as by default
            return Run(recorder.record('program.py', source_of(program, HEAD), virtual=True, echo=False,
                                       answer=recorder.recorded_answers(self.responses)))
