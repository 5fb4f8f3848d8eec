"""Sessions and their requests. The recorder's loop has what answers them, and when."""
import asyncio
import json as json_module
import math
import warnings
from collections.abc import Coroutine, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit, urlunsplit

from .client_exceptions import ClientConnectionError, ConnectionTimeoutError, SocketTimeoutError
from .client_reqrep import ClientResponse, Headers, RequestInfo
from .connector import TCPConnector
from .offered import Offered, not_offered, refuse_others
from .url import full_url


@dataclass(frozen=True)
class ClientTimeout:
    """In seconds; None: no limit."""
    total: float | None = None
    connect: float | None = None
    sock_read: float | None = None
    sock_connect: float | None = None  # never runs out: connecting takes no time here
    ceil_threshold: float = 5


DEFAULT_TIMEOUT = ClientTimeout(total=300, sock_connect=30)


def limited(seconds, threshold):
    """asyncio.timeout(); beyond the threshold it ends at a whole second, as in aiohttp."""
    if not seconds or seconds < 0:
        return asyncio.timeout(None)
    when = asyncio.get_running_loop().time() + seconds
    return asyncio.timeout_at(math.ceil(when) if seconds > threshold else when)


class ClientSession(Offered):
    def __init__(self, base_url=None, *, connector=None, headers=None, timeout=None, raise_for_status=False, **others):
        self.connector = None
        refuse_others('ClientSession', others)
        self._loop = asyncio.get_running_loop()
        if base_url is not None:
            if not urlsplit(str(base_url)).scheme:
                raise ValueError('URL should be absolute')
            if not (urlsplit(str(base_url)).path or '/').endswith('/'):
                raise ValueError("base_url must have a trailing '/'")
        if timeout is not None and not isinstance(timeout, ClientTimeout):
            raise ValueError(f"timeout parameter cannot be of {type(timeout)} type, "
                             "please use 'timeout=ClientTimeout(...)'")
        self.timeout = timeout or DEFAULT_TIMEOUT
        self.headers = Headers(dict(headers or {}))
        self._base_url, self._raise_for_status = base_url, raise_for_status
        self.connector = connector or TCPConnector()

    def __init_subclass__(cls):
        warnings.warn(f'Inheritance class {cls.__name__} from ClientSession is discouraged', DeprecationWarning,
                      stacklevel=2)

    def __del__(self):
        if not self.closed:
            warnings.warn(f'Unclosed client session {self!r}', ResourceWarning, source=self)
            self._loop.call_exception_handler({'client_session': self, 'message': 'Unclosed client session'})

    @property
    def closed(self):
        return self.connector is None or self.connector.closed

    async def close(self):
        if not self.closed:
            await self.connector.close()
            self.connector = None

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        await self.close()

    def __enter__(self):
        raise TypeError('Use async with instead')

    def __exit__(self, *error):
        pass

    def request(self, method, url, **options):
        return RequestContext(self._request(method, url, **options))

    def get(self, url, **options):
        return self.request('GET', url, **options)

    def options(self, url, **options):
        return self.request('OPTIONS', url, **options)

    def head(self, url, **options):
        return self.request('HEAD', url, **options)

    def post(self, url, **options):
        return self.request('POST', url, **options)

    def put(self, url, **options):
        return self.request('PUT', url, **options)

    def patch(self, url, **options):
        return self.request('PATCH', url, **options)

    def delete(self, url, **options):
        return self.request('DELETE', url, **options)

    async def _request(self, method, url, *, params=None, data=None, json=None, headers=None, timeout=DEFAULT_TIMEOUT,
                       raise_for_status=None, allow_redirects=True, ssl=True, **others):
        refuse_others('a request', others)
        if self.closed:
            raise RuntimeError('Session is closed')
        if data is not None and json is not None:
            raise ValueError('data and json parameters can not be used at the same time')
        json_module.dumps(json)  # which refuses what cannot be sent
        limits = self.timeout if timeout is DEFAULT_TIMEOUT else timeout
        if not isinstance(limits, ClientTimeout):
            limits = ClientTimeout(total=limits)
        info = request_info(self._base_url, url, params, method, headers)

        def sent():
            return {'headers': {**dict(self.headers), **dict(headers or {})}, 'body': body_of(data, json),
                    'redirects': bool(allow_redirects)}
        response = await self._send(info, limits, sent)
        if response.status in (301, 302, 303, 307, 308) and allow_redirects:
            raise NotImplementedError(not_offered('redirects'))
        check = self._raise_for_status if raise_for_status is None else raise_for_status
        if callable(check):
            await check(response)
        elif check:
            response.raise_for_status()
        return response

    async def _send(self, info, limits, sent):
        answer = answer_to(self._loop, info)
        # The default limit is set only if it will be reached, so that it is no timer of every request.
        total = None if limits is DEFAULT_TIMEOUT and answer.get('delay', 0.0) < DEFAULT_TIMEOUT.total else limits.total
        connector = self.connector
        async with limited(total, limits.ceil_threshold):
            try:
                async with limited(limits.connect, limits.ceil_threshold):
                    await connector.connect()
            except TimeoutError as timeout:
                raise ConnectionTimeoutError(f'Connection timeout to host {info.real_url}') from timeout
            try:
                if 'live' in answer:
                    answer = answer['live'](self._loop, **sent())
                delay, error = arrival(answer, limits)
                outcome = None if error else f'{answer["status"]} {answer.get("reason", "")}'.rstrip()
                await self._loop.from_outside('request', label_of(info), 'network', delay, error=error, answer=outcome)
            finally:
                connector.release()
        return ClientResponse(info, answer)


def arrival(answer, limits):
    """@returns when the answer is there, in seconds, and the error that it is, or None"""
    delay = answer.get('delay', 0.0)
    if limits.sock_read and delay > limits.sock_read:
        return limits.sock_read, SocketTimeoutError('Timeout on reading data from socket')
    return delay, ClientConnectionError(answer['error']) if 'error' in answer else None


def request_info(base, url, params, method, headers):
    real_url = full_url(base, url, params)
    return RequestInfo(real_url, method.upper(), Headers(dict(headers or {})), real_url)


def body_of(data, json):
    """What is sent to a live server, as aiohttp does it.

    @returns None or (bytes, content type)
    """
    if json is not None:
        return json_module.dumps(json).encode(), 'application/json'
    if data is None:
        return None
    if isinstance(data, (bytes, bytearray, memoryview)):
        return bytes(data), 'application/octet-stream'
    if isinstance(data, str):
        return data.encode(), 'text/plain; charset=utf-8'
    if isinstance(data, (Mapping, list, tuple)):
        return urlencode(data, doseq=True).encode(), 'application/x-www-form-urlencoded'
    raise NotImplementedError(not_offered(f'data= of the type {type(data).__name__}'))


def label_of(info):
    parts = urlsplit(info.real_url)
    return f'{info.method} {urlunsplit(("", "", parts.path, parts.query, ""))}'


def answer_to(loop, info):
    """What recorder.record() has been given for a request."""
    recorder = getattr(loop, 'recorder', None)
    if recorder is None:
        raise NotImplementedError(not_offered('loops in threads'))
    answer = recorder.answer(info.method, str(info.real_url))
    return answer or {'error': f'There is no recording of {info.method} {info.real_url}.'}


class RequestContext(Coroutine):
    """What `session.get()` returns: to be awaited, or for `async with`. The request is sent by that, not before."""

    def __init__(self, request):
        self._request = request

    def send(self, value):
        return self._request.send(value)

    def throw(self, *error):
        return self._request.throw(*error)

    def close(self):
        return self._request.close()

    def __await__(self):
        return self._request.__await__()

    async def __aenter__(self):
        self._response = await self._request
        return await self._response.__aenter__()

    async def __aexit__(self, *error):
        await self._response.__aexit__(*error)
