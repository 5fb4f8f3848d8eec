"""The stand-in for aiohttp: each program prints what it prints with aiohttp itself, which talks to the test server."""
import os
import subprocess
import sys
import unittest
from pathlib import Path

from programs import source_of
from requests_programs import HEAD, Requests

ROOT = Path(__file__).resolve().parents[2]


class Aiohttp(Requests):
    maxDiff = None

    def with_aiohttp(self, program):
        path = self.folder / 'program.py'
        path.write_text(source_of(program, HEAD), encoding='utf-8')
        environment = {'PATH': os.environ['PATH'], 'LANG': 'C.UTF-8', 'PYTHONDONTWRITEBYTECODE': '1',
                       'PYTHONPATH': str(ROOT / 'tests/listings/virtual'), 'LISTING_RECORDINGS': str(self.responses),
                       'LISTING_EVENTS': str(self.folder / 'events.jsonl')}
        done = subprocess.run([sys.executable, str(path)], env=environment, capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.splitlines()

    def assert_same(self, program):
        """@returns what the program prints, with the stand-in as with aiohttp"""
        run = self.with_stand_in(program)
        self.assertIsNone(run.recording.error)
        printed = [event['text'] for event in run.of('output')]
        self.assertEqual(printed, self.with_aiohttp(program))
        return printed

    def test_a_response(self):
        self.assert_same('''
            async def main():
                async with aiohttp.ClientSession() as session:
                    async with session.get(f'{API}/html') as res:
                        print(res.status, res.reason, res.ok, res.method, res.url, repr(res.url), res.real_url)
                        print(res.content_type, res.charset, res.headers['X-PAGES'], res.headers.get('x-pages'))
                        print('X-Pages' in res.headers, res.headers.get('nothing'), res.headers.getall('X-PAGES'))
                        print(res.history, res.url.host, res.url.path, res.url.scheme, res.url.port, res.get_encoding())
                        print(repr(res).splitlines()[0])
                        print(await res.text(), await res.read())
                    async with session.get(f'{API}/user') as res:
                        print(res.charset, res.content_type, await res.json(), await res.text())
            asyncio.run(main())
            ''')

    def test_json(self):
        self.assert_same('''
            async def main():
                async with aiohttp.ClientSession(API) as session:
                    for path, options in (('/hal', {}), ('/empty', {}), ('/html', {}), ('/broken', {}),
                                          ('/html', {'content_type': None}), ('/hal', {'loads': len}),
                                          ('/hal', {'content_type': 'text/plain'})):
                        async with session.get(path) as res:
                            try:
                                print(await res.json(**options))
                            except aiohttp.ContentTypeError as error:
                                print(error, error.status, error.message)
                            except ValueError as error:
                                print(type(error).__name__, error)
            asyncio.run(main())
            ''')

    def test_the_body_is_gone_after_the_block(self):
        self.assert_same('''
            async def main():
                async with aiohttp.ClientSession(API) as session:
                    for read_before in False, True:
                        async with session.get('/user') as res:
                            if read_before:
                                await res.read()
                        for read in res.text, res.json, res.read:
                            try:
                                print(await read())
                            except aiohttp.ClientConnectionError as error:
                                print(repr(error))
                    res = await session.get('/user')
                    print(await res.json())
            asyncio.run(main())
            ''')

    def test_raise_for_status(self):
        self.assert_same('''
            async def check(res):
                print('checks', res.status)
            async def main():
                async with aiohttp.ClientSession(API) as session:
                    async with session.get('/user') as res:
                        res.raise_for_status()
                    async with session.get('/missing') as res:
                        try:
                            res.raise_for_status()
                        except aiohttp.ClientResponseError as error:
                            print(error, error.status, error.message, error.headers['x-pages'], error.history)
                            print(error.request_info.method, error.request_info.url, error.request_info.real_url)
                            print(await res.json())
                    for options in {'raise_for_status': True}, {'raise_for_status': check}, {}:
                        try:
                            async with session.get('/missing', **options) as res:
                                print(res.status)
                        except aiohttp.ClientError as error:
                            print(type(error).__name__, error)
                async with aiohttp.ClientSession(API, raise_for_status=True) as session:
                    try:
                        await session.get('/missing')
                    except aiohttp.ClientError as error:
                        print(error)
                    print((await session.get('/missing', raise_for_status=False)).status)
            asyncio.run(main())
            ''')

    def test_methods(self):
        self.assert_same('''
            async def main():
                async with aiohttp.ClientSession(API, headers={'accept': '*/*'}) as session:
                    for request in (session.post('/user', json={'name': 'Ada'}), session.put('/user', data=b'Ada'),
                                    session.delete('/user', headers={'x-why': ''}), session.request('get', '/user')):
                        async with request as res:
                            print(res.method, res.status, res.reason, await res.json())
                    for options in {'json': {1, 2}}, {'json': 1, 'data': 2}:
                        try:
                            await session.post('/user', **options)
                        except (TypeError, ValueError) as error:
                            print(error)
            asyncio.run(main())
            ''')

    def test_parameters_and_how_they_are_quoted(self):
        self.assert_same('''
            async def main():
                async with aiohttp.ClientSession(API) as session:
                    for path, params in (('/search', {'q': 'a b&c', 'page': 2}), ('/search', {'ids': [1, 2]}),
                                         ('/search', {'half': 0.5}), ('/search?old=1', {'new': '2'}),
                                         ('/a b?q=é', None), ('/search', {'mail': 'a@b.c', 'path': '/x:y?z'}),
                                         ('/search', [('pair', 1), ('pair', 2)]), ('/search', 'q=a+b%26c&page=2'),
                                         ('/user#part', None), ('user', {})):
                        async with session.get(path, params=params) as res:
                            print(res.status, res.url)
                    for value in True, None, {}:
                        try:
                            await session.get('/search', params={'value': value})
                        except TypeError as error:
                            print(error)
            asyncio.run(main())
            ''')

    def test_urls_that_cannot_be_requested(self):
        self.assert_same('''
            async def main():
                for base, url in ((None, '/user'), (None, 'ftp://example.com/'), (None, 'http://'), (None, 'user'),
                                  (None, 'http://host:port/'), (API, API + '/user'), (API + '/v1', '/user'),
                                  ('/v1/', '')):
                    try:
                        async with aiohttp.ClientSession(base) as session:
                            await session.get(url)
                    except (aiohttp.ClientError, AssertionError, ValueError) as error:
                        print(type(error).__name__, error, repr(error), isinstance(error, aiohttp.InvalidURL))
                async with aiohttp.ClientSession(API + '/slot/') as session:
                    print(await (await session.get('3')).json())
            asyncio.run(main())
            ''')

    def test_timeouts(self):
        self.assert_same('''
            async def main():
                loop = asyncio.get_running_loop()
                async def late(path='/late', **options):
                    start = loop.time()
                    try:
                        async with aiohttp.ClientSession(API, **options.pop('session', {})) as session:
                            async with session.get(path, **options) as res:
                                print(res.status, end=' ')
                    except Exception as error:
                        print(type(error).__name__, error, isinstance(error, aiohttp.ClientError), end=' ')
                    print(loop.time() - start)
                await late(timeout=aiohttp.ClientTimeout(total=1))
                await late(timeout=aiohttp.ClientTimeout(total=4))
                await late(timeout=aiohttp.ClientTimeout(sock_read=2))
                await late(timeout=aiohttp.ClientTimeout())
                await late(session={'timeout': aiohttp.ClientTimeout(total=2.5)})
                await late(session={'timeout': aiohttp.ClientTimeout(total=2.5)}, timeout=None)
                await late(session={'timeout': 5})
                await late(timeout=2)
                await asyncio.sleep(0.5)
                await late('/very/late', timeout=aiohttp.ClientTimeout(total=6))
                await late('/very/late')
                print(aiohttp.ClientTimeout(total=1), aiohttp.ClientTimeout(1) == aiohttp.ClientTimeout(total=1))
            asyncio.run(main())
            ''')

    def test_cancellation(self):
        self.assert_same('''
            async def load(session):
                try:
                    async with session.get('/late', timeout=aiohttp.ClientTimeout(total=2)) as res:
                        print(res.status)
                except asyncio.CancelledError:
                    print('cancelled', asyncio.current_task().cancelling())
                    raise
            async def main():
                async with aiohttp.ClientSession(API) as session:
                    task = asyncio.create_task(load(session))
                    await asyncio.sleep(1)
                    task.cancel()
                    await asyncio.wait([task])
                    try:
                        async with asyncio.timeout(1):
                            await load(session)
                    except TimeoutError:
                        print('timed out', asyncio.current_task().cancelling())
            asyncio.run(main())
            ''')

    def test_no_more_requests_in_flight_than_the_connector_allows(self):
        printed = self.assert_same('''
            async def load(session, number, **options):
                try:
                    async with session.get(f'/slot/{number}', **options) as res:
                        return await res.json(), asyncio.get_running_loop().time() - start
                except (aiohttp.ClientError, asyncio.CancelledError) as error:
                    return number, repr(error), isinstance(error, TimeoutError)
            async def main():
                global start
                for limit in 2, 0, 100:
                    async with aiohttp.ClientSession(API, connector=aiohttp.TCPConnector(limit=limit)) as session:
                        start = asyncio.get_running_loop().time()
                        print(await asyncio.gather(*(load(session, number) for number in range(5))))
                async with aiohttp.ClientSession(API, connector=aiohttp.TCPConnector(limit=1)) as session:
                    start = asyncio.get_running_loop().time()
                    tasks = [asyncio.create_task(load(session, number)) for number in range(3)]
                    tasks.append(asyncio.create_task(load(session, 4, timeout=aiohttp.ClientTimeout(connect=0.5))))
                    await asyncio.sleep(0.25)
                    tasks[1].cancel()
                    print(await asyncio.gather(*tasks))
            asyncio.run(main())
            ''')
        self.assertEqual(printed[0], '[(0, 1.0), (1, 1.0), (2, 2.0), (3, 2.0), (4, 3.0)]')

    def test_sessions(self):
        self.assert_same('''
            import gc, warnings
            async def main():
                asyncio.get_running_loop().set_exception_handler(lambda loop, context: print(context['message']))
                session = aiohttp.ClientSession(API)
                print(session.closed)
                await session.close()
                await session.close()
                print(session.closed)
                try:
                    await session.get('/user')
                except RuntimeError as error:
                    print(error)
                try:
                    with aiohttp.ClientSession():
                        pass
                except TypeError as error:
                    print(error)
                aiohttp.ClientSession()
                gc.collect()
                with warnings.catch_warnings(record=True) as caught:
                    warnings.simplefilter('always')
                    session = aiohttp.ClientSession(API)
                    session.get('/user')
                    await session.close()
                    class Own(aiohttp.ClientSession):
                        pass
                print(*(f'{one.category.__name__} {one.message}' for one in caught), sep=' | ')
            try:
                aiohttp.ClientSession()
            except RuntimeError as error:
                print(error)
            asyncio.run(main())
            ''')

    def test_errors_have_the_same_names_and_bases(self):
        self.assert_same('''
            async def main():
                for name in sorted(dir(aiohttp)):
                    kind = getattr(aiohttp, name, None)
                    if name in NAMES:
                        print(name, kind.__module__, [base.__name__ for base in kind.__mro__], kind.__qualname__)
            NAMES = """ClientError ClientResponseError ContentTypeError TooManyRedirects ClientConnectionError
                ClientOSError ClientConnectorError ServerConnectionError ServerDisconnectedError ServerTimeoutError
                InvalidURL ConnectionTimeoutError SocketTimeoutError ClientPayloadError InvalidUrlClientError
                NonHttpUrlClientError""".split()
            asyncio.run(main())
            ''')


if __name__ == '__main__':
    unittest.main()
