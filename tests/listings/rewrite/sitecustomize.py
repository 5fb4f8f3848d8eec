"""Sends a listing's requests to the test server, the listing itself untouched.

Python imports this file at start because its folder is on PYTHONPATH. aiohttp then connects
to LISTING_SERVER, whatever host a URL names and without TLS. URLs, the Host header and error
messages stay those of the listing; the server finds its recording by the Host header.
"""
import os
import socket
from urllib.parse import urlsplit

from aiohttp.connector import TCPConnector

SERVER = urlsplit(os.environ["LISTING_SERVER"])


async def resolve_to_server(self, host, port, traces=None):
    return [{"hostname": host, "host": SERVER.hostname, "port": SERVER.port,
             "family": socket.AF_INET, "proto": 0, "flags": socket.AI_NUMERICHOST}]


TCPConnector._resolve_host = resolve_to_server
TCPConnector._get_ssl_context = lambda self, request: None
