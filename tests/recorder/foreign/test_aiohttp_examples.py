"""The examples of aiohttp: servers under load, and clients."""
import unittest
from functools import partial
from pathlib import Path

from loads import requests
from recorded import ForeignPrograms, Program

EXAMPLES = Path('/usr/share/doc/python3-aiohttp/examples')


def example(name, **options):
    return Program('python3-aiohttp', EXAMPLES / f'{name}.py', **options)


def server(name, *paths, app='init()', **options):
    """An example that serves on the port 8080, which is not in its text."""
    return example(name, edits={f'web.run_app({app})': f'web.run_app({app}, port=PORT)'},
                   **{'client': partial(requests, paths=paths or ('/',)), **options})


SOCKET_CLIENT = example('client_ws', arguments=('--port', 'PORT'), input='Ada\nhello\n', prints='Text:  Welcome!!!')
CURL = example('curl', arguments=('http://127.0.0.1:PORT/simple',), prints='Downloaded: 13')


class Examples(ForeignPrograms):
    PROGRAMS = {
        'server_simple': server('server_simple', '/', '/Ada', app='app'),
        'web_srv': server('web_srv', '/', '/simple', '/change_body', '/hello/Ada'),
        'web_srv_route_table': server('web_srv_route_table', client=CURL),
        'web_srv_route_deco': server('web_srv_route_deco', '/simple', app='init()'),
        'web_classview': server('web_classview', '/', '/get?a=1'),
        'web_cookies': server('web_cookies'),
        'web_rewrite_headers_middleware': server('web_rewrite_headers_middleware'),
        'static_files': server('static_files', '/', '/server.crt', app='app', beside=(EXAMPLES / 'server.crt',)),
        'web_ws': server('web_ws', client=SOCKET_CLIENT, prints='Someone joined.'),
        'lowlevel_srv': example('lowlevel_srv', port=8080, client=requests),
        'fake_server': example('fake_server', beside=(EXAMPLES / 'server.crt', EXAMPLES / 'server.key'),
                               prints='John Doe'),
        'cli_app': Program('python3-aiohttp', module='aiohttp.web', beside=(EXAMPLES / 'cli_app.py',), client=requests,
                           arguments=('-H', 'localhost', '-P', 'PORT', 'cli_app:init', '--repeat', '10', 'Hello')),
    }


if __name__ == '__main__':
    unittest.main()
