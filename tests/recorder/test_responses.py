"""Recorded responses: requests in a trace, what the stand-in for aiohttp refuses, and which files are refused."""
import json
import sys
import tempfile
import unittest
from pathlib import Path

import recorder
from requests_programs import API, Requests, response


class StandIn(Requests):
    def test_requests_are_outside_the_loop(self):
        run = self.with_stand_in('''
            async def load(session, path, **options):
                async with session.get(path, **options) as res:
                    return await res.json()
            async def main():
                async with aiohttp.ClientSession(API) as session:
                    await asyncio.gather(load(session, '/search?old=1&new=2'), load(session, '/missing'),
                                         load(session, '/late', timeout=1), load(session, '/unknown'),
                                         return_exceptions=True)
            asyncio.run(main())
            ''')
        self.assertEqual([(event['kind'], event['label']) for event in run.of('outside_started')],
                         [('request', f'GET {path}')
                          for path in ('/search?old=1&new=2', '/missing', '/late', '/unknown')])
        self.assertEqual({event['operation']: (event['time'], event['outcome'], event.get('answer'))
                          for event in run.of('outside_ended')},
                         {1: (0.5, 'returned', '200 OK'), 2: (0.5, 'returned', '404 Not Found'),
                          3: (1, 'cancelled', None), 4: (0, 'failed', f'There is no recording of GET {API}/unknown.')})
        self.assertEqual([(wait['awaits'], wait['label']) for wait in run.of('task_suspended') if wait['task'] == 2],
                         [('network', 'GET /search?old=1&new=2')])

    def test_what_it_does_not_offer_is_refused_in_words(self):
        run = self.with_stand_in('''
            def web():
                from aiohttp import web
            def web_module():
                import aiohttp.web
            async def main():
                async with aiohttp.ClientSession(API) as session:
                    res = await session.get('/user')
                    async def form():
                        aiohttp.FormData()
                    async def content():
                        res.content
                    async def socket():
                        await session.ws_connect('/')
                    async def proxy():
                        await session.get('/user', proxy='http://localhost')
                    for use in form, content, socket, proxy:
                        try:
                            await use()
                        except (NotImplementedError, AttributeError) as error:
                            print(error)
                for use in web, web_module:
                    try:
                        use()
                    except (NotImplementedError, ImportError) as error:
                        print(error)
            asyncio.run(main())
            ''')
        remedy = 'Record the program on your own computer, without --virtual.'
        self.assertEqual([event['text'] for event in run.of('output')], [
            *(f'the stand-in for aiohttp has no {what}. {remedy}' for what in
              ('FormData', 'ClientResponse.content', 'ClientSession.ws_connect', 'proxy= of a request', 'web')),
            "No module named 'aiohttp.web'"])

    def test_the_program_gets_what_is_installed_without_responses_and_afterwards(self):
        self.with_stand_in('asyncio.run(asyncio.sleep(0))')
        self.assertNotIn('aiohttp', sys.modules)
        self.assertNotIn(recorder.STAND_INS, sys.path)


class Responses(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def assert_refused(self, what, problem):
        (self.folder / 'one.json').write_text(what if isinstance(what, str) else json.dumps(what), encoding='utf-8')
        with self.assertRaises(recorder.Refusal) as caught:
            recorder.recorded_answers(self.folder)
        self.assertEqual(str(caught.exception),
                         f'{self.folder}/one.json {problem}. docs/content-format.md describes these files.')

    def test_a_file_that_is_no_response_is_refused_by_name(self):
        good = response('/user', {})
        self.assert_refused('{', 'is no recorded response (JSONDecodeError: Expecting property name enclosed in double '
                                 'quotes: line 1 column 2 (char 1))')
        self.assert_refused([], 'is no recorded response (TypeError: list indices must be integers or slices, not str)')
        self.assert_refused({**good, 'delay': -1}, 'has a delay that is no number of seconds')
        self.assert_refused({**good, 'status': 'ok'}, 'has a status that is not between 100 and 599')
        self.assert_refused({**good, 'headers': {'age': 1}}, 'has headers that are no texts')
        self.assert_refused({**good, 'reason': 1}, 'has a reason or a text that is none')

    def test_two_responses_to_one_request_are_refused(self):
        (self.folder / 'first.json').write_text(json.dumps(response('/user', {})), encoding='utf-8')
        self.assert_refused(response('/user', {}), 'answers the same request as another file')

    def test_a_list_of_the_files_is_no_response(self):
        (self.folder / 'index.json').write_text('{}', encoding='utf-8')
        self.assertIsNone(recorder.recorded_answers(self.folder)('GET', API))

    def test_a_missing_folder_is_refused(self):
        with self.assertRaisesRegex(recorder.Refusal, 'No such file or directory. Give the folder of the recorded'):
            recorder.recorded_answers(self.folder / 'nothing')


if __name__ == '__main__':
    unittest.main()
