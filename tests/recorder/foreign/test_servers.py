"""Servers and clients of Tornado, Pymodbus, h2, HTTPX and AnyIO, and of Starlette on Uvicorn, which uses AnyIO."""
import unittest
from functools import partial
from pathlib import Path

import httpx
from loads import lines, requests
from recorded import HERE, INTERRUPTED, ForeignPrograms, Program

DOCUMENTS = Path('/usr/share/doc')
TORNADO = DOCUMENTS / 'python-tornado-doc/examples'
MODBUS = DOCUMENTS / 'python-pymodbus-doc/examples'
H2 = DOCUMENTS / 'python3-h2/examples/asyncio'
OURS = HERE / 'programs'


def tornado(path, **options):
    return Program('python-tornado-doc', TORNADO / f'{path}.py', arguments=('--port=PORT',), **options)


class Tornado(ForeignPrograms):
    PROGRAMS = {
        'tcpecho': tornado('tcpecho/server', status=INTERRUPTED,
                           client=tornado('tcpecho/client', prints='Response from server: ping')),
        'tcpecho_under_load': tornado('tcpecho/server', client=lines, status=INTERRUPTED),
        'helloworld': tornado('helloworld/helloworld', client=requests, status=INTERRUPTED),
        'chat': tornado('chat/chatdemo', client=requests, status=INTERRUPTED, beside=(TORNADO / 'chat/templates',)),
    }


def modbus(name, **options):
    beside = tuple(MODBUS / f'{part}.py' for part in ('helper', 'client_async', 'server_async'))
    return Program('python-pymodbus-doc', MODBUS / f'{name}.py', arguments=('--port', 'PORT'), beside=beside, **options)


class Modbus(ForeignPrograms):
    PROGRAMS = {
        'server_async': modbus('server_async', client=modbus('client_async')),
        'calls': modbus('server_async', client=modbus('client_async_calls')),
        'simple_async_client': modbus('server_async', client=Program(
            'python-pymodbus-doc', MODBUS / 'simple_async_client.py', port=5020, prints='get and verify data')),
    }


def request_over_http2(port):
    with httpx.Client(http2=True, verify=False) as client:
        for _ in range(50):
            answer = client.get(f'https://127.0.0.1:{port}/')
            if (answer.status_code, answer.http_version) != (200, 'HTTP/2'):
                raise AssertionError(f'{answer.http_version} {answer.status_code}')


STATIC_SITE = {'served.py': 'from starlette.staticfiles import StaticFiles\napp = StaticFiles(directory=".")\n'}


def site(client, **options):
    return Program('python3-uvicorn', module='uvicorn', files=STATIC_SITE, client=client,
                   arguments=('--loop', 'asyncio', '--port', 'PORT', 'served:app'), **options)


class OtherServers(ForeignPrograms):
    PROGRAMS = {
        'h2': Program('python3-h2', H2 / 'asyncio-server.py', port=8443, client=request_over_http2,
                      beside=(H2 / 'cert.crt', H2 / 'cert.key')),
        'uvicorn': site(partial(requests, paths=('/served.py',))),
        'httpx': site(Program('python3-httpx', OURS / 'httpx_client.py', arguments=('http://127.0.0.1:PORT/served.py',),
                              prints='200 answers')),
        'anyio': Program('python3-anyio', OURS / 'anyio_server.py', arguments=('PORT',), client=lines,
                         status=INTERRUPTED),
    }


if __name__ == '__main__':
    unittest.main()
