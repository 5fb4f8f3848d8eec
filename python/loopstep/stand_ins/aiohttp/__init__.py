"""Stands in for aiohttp where there are no sockets: on the virtual clock of Loopstep's recorder, and in a browser.

It has what a program needs that makes requests and reads the whole response; docs/recorder.md of Loopstep lists it.
"""
from .client import ClientSession, ClientTimeout
from .client_exceptions import (
    ClientConnectionError, ClientConnectorError, ClientError, ClientOSError, ClientPayloadError, ClientResponseError,
    ConnectionTimeoutError, ContentTypeError, InvalidURL, InvalidUrlClientError, NonHttpUrlClientError,
    ServerConnectionError, ServerDisconnectedError, ServerTimeoutError, SocketTimeoutError, TooManyRedirects)
from .client_reqrep import ClientResponse, RequestInfo
from .connector import TCPConnector
from .offered import not_offered

__all__ = (
    'ClientConnectionError', 'ClientConnectorError', 'ClientError', 'ClientOSError', 'ClientPayloadError',
    'ClientResponse', 'ClientResponseError', 'ClientSession', 'ClientTimeout', 'ConnectionTimeoutError',
    'ContentTypeError', 'InvalidURL', 'InvalidUrlClientError', 'NonHttpUrlClientError', 'RequestInfo',
    'ServerConnectionError', 'ServerDisconnectedError', 'ServerTimeoutError', 'SocketTimeoutError', 'TCPConnector',
    'TooManyRedirects')


def __getattr__(name):
    if name.startswith('__'):
        raise AttributeError(name)
    raise NotImplementedError(not_offered(name))
