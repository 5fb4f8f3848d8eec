"""URLs, as yarl makes them for aiohttp."""
from collections.abc import Mapping
from urllib.parse import quote, quote_plus, urljoin, urlsplit, urlunsplit

from .client_exceptions import InvalidUrlClientError, NonHttpUrlClientError

# As yarl quotes: what is not allowed, and nothing twice.
TEXT_MARKS, PARAM_MARKS = "-._~!$&'()*+,;=:@/?", "-._~!$'()*,:@/?"
PATH_MARKS, QUERY_MARKS = "-._~!$&'()*+,;=:@/%", TEXT_MARKS + '%'


class URL(str):
    """A URL as text with the parts that programs ask for."""

    def __repr__(self):
        return f'URL({str(self)!r})'

    parts = property(lambda self: urlsplit(self))
    scheme = property(lambda self: self.parts.scheme)
    host = property(lambda self: self.parts.hostname)
    port = property(lambda self: self.parts.port or {'http': 80, 'https': 443}.get(self.scheme))
    path = property(lambda self: self.parts.path)
    query_string = property(lambda self: self.parts.query)


def param_text(value):
    """@throws TypeError for what yarl refuses"""
    if isinstance(value, str):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    raise TypeError(f'Invalid variable type: value should be str, int or float, got {value!r} of type {type(value)}')


def query_of(params):
    if isinstance(params, str):
        return quote(params, safe=TEXT_MARKS)
    pairs = params.items() if isinstance(params, Mapping) else params
    return '&'.join(f'{quote_plus(str(name), safe=PARAM_MARKS)}={quote_plus(param_text(one), safe=PARAM_MARKS)}'
                    for name, value in pairs for one in (value if isinstance(value, (list, tuple)) else [value]))


def full_url(base, text, params):
    """The URL that is requested.

    @throws InvalidURL if there is none
    """
    if base is not None:
        assert not urlsplit(str(text)).scheme  # aiohttp's, too, is an AssertionError
    try:
        parts = urlsplit(urljoin(base or '', str(text)))
        parts.port  # raises if it is no number
    except ValueError as error:
        raise InvalidUrlClientError(text) from error
    if parts.scheme not in ('', 'http', 'https'):
        raise NonHttpUrlClientError(URL(text))
    if not parts.hostname:
        raise InvalidUrlClientError(URL(text))
    query = '&'.join(filter(None, (quote(parts.query, safe=QUERY_MARKS), query_of(params or ()))))
    path = quote(parts.path or '/', safe=PATH_MARKS)
    return URL(urlunsplit((parts.scheme, parts.netloc.lower(), path, query, '')))
