"""A response, which has arrived whole."""
import base64
import codecs
import json as json_module
import re
from collections.abc import Mapping
from typing import NamedTuple

from .client_exceptions import ClientConnectionError, ClientResponseError, ContentTypeError
from .offered import Offered
from .url import URL


class Headers(Mapping):
    """Headers by their name in any case."""

    def __init__(self, headers):
        self.all = list(headers.items())

    def getall(self, name, default=()):
        return [value for key, value in self.all if key.lower() == name.lower()] or list(default)

    def __getitem__(self, name):
        for value in self.getall(name):
            return value
        raise KeyError(name)

    def __iter__(self):
        return iter([key for key, _ in self.all])

    def __len__(self):
        return len(self.all)

    def __repr__(self):
        return f'<CIMultiDictProxy({", ".join(f"{key!r}: {value!r}" for key, value in self.all)})>'


class RequestInfo(NamedTuple):
    url: URL
    method: str
    headers: Headers
    real_url: URL


def content_of(answer):
    if 'base64' in answer:
        return base64.b64decode(answer['base64'])
    if 'text' in answer:
        return answer['text'].encode()
    return json_module.dumps(answer['body'], ensure_ascii=False).encode() if 'body' in answer else b''


class ClientResponse(Offered):
    def __init__(self, info, answer):
        self.method, self.request_info = info.method, info
        self.url = self.real_url = URL(answer['url']) if 'url' in answer else info.url
        self.status, self.reason = answer['status'], answer.get('reason', '')
        self.headers, self.history = Headers(answer.get('headers', {})), ()
        self._content = b'' if info.method == 'HEAD' else content_of(answer)
        self._body, self._released, self._in_context = None, False, False

    def __repr__(self):
        return f'<ClientResponse({self.url}) [{self.status} {self.reason}]>\n{self.headers!r}\n'

    @property
    def ok(self):
        return self.status < 400

    @property
    def content_type(self):
        return self.headers.get('content-type', 'application/octet-stream').partition(';')[0].strip().lower()

    @property
    def charset(self):
        found = re.search(r';\s*charset="?([^\s";]+)', self.headers.get('content-type', ''), re.IGNORECASE)
        return found and found[1]

    @property
    def closed(self):
        return True  # the whole response has arrived

    def raise_for_status(self):
        if not self.ok:
            if not self._in_context:
                self.release()
            raise ClientResponseError(self.request_info, self.history, status=self.status, message=self.reason,
                                      headers=self.headers)

    def release(self):
        self._released = True

    close = release

    async def read(self):
        if self._released and (self._content or self._body is not None):
            raise ClientConnectionError('Connection closed')
        self._body = self._content
        return self._body

    def get_encoding(self):
        try:
            return codecs.lookup(self.charset or 'utf-8').name
        except LookupError:
            return 'utf-8'

    async def text(self, encoding=None, errors='strict'):
        if self._body is None:
            await self.read()
        return self._body.decode(encoding or self.get_encoding(), errors=errors)

    async def json(self, *, encoding=None, loads=json_module.loads, content_type='application/json'):
        if self._body is None:
            await self.read()
        stated = self.headers.get('content-type', '').lower()
        if content_type and not is_expected(stated, content_type):
            raise ContentTypeError(self.request_info, self.history, status=self.status, headers=self.headers,
                                   message=f'Attempt to decode JSON with unexpected mimetype: {stated}')
        body = self._body.strip()
        return loads(body.decode(encoding or self.get_encoding())) if body else None

    async def __aenter__(self):
        self._in_context = True
        return self

    async def __aexit__(self, *error):
        self._in_context = False
        self.release()


def is_expected(stated, expected):
    if expected == 'application/json':
        return re.match(r'application/(?:[\w.+-]+?\+)?json', stated) is not None
    return expected in stated
