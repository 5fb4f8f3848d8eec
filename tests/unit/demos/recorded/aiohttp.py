"""Stands in for aiohttp where a listing is traced: answers from the lesson's recordings, each after
its recorded delay on the loop's clock. Only what the listings use; an unknown request is an error.

    PYTHONPATH=tests/unit/demos/recorded LISTING_RECORDINGS=content/a-lesson/api \
        trace_listing.py content/a-lesson/listings/paginate.py
"""
import asyncio
import json
import os
from pathlib import Path
from urllib.parse import urlencode, urljoin


def recordings():
    folder = Path(os.environ["LISTING_RECORDINGS"])
    loaded = (json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.json"))
    return {f'{r["request"]["method"]} {r["request"]["url"]}': r for r in loaded}


class ClientTimeout:
    def __init__(self, total=None):
        self.total = total


class ClientError(Exception):
    pass


class ClientResponseError(ClientError):
    def __init__(self, status, message, url):
        super().__init__(status, message, url)
        self.status, self.message, self.url = status, message, url

    def __str__(self):
        return f"{self.status}, message={self.message!r}, url={self.url!r}"


class ClientResponse:
    def __init__(self, recording):
        self.status = recording["status"]
        self.reason = recording["reason"]
        self.url = recording["request"]["url"]
        self.body = recording["body"]

    async def json(self):
        return self.body

    def raise_for_status(self):
        if self.status >= 400:
            raise ClientResponseError(self.status, self.reason, self.url)


class Request:
    def __init__(self, url, timeout):
        self.url, self.timeout = url, timeout

    async def __aenter__(self):
        recording = recordings()[f"GET {self.url}"]
        loop = asyncio.get_running_loop()
        arrival = loop.create_future()
        timer = loop.call_later(recording["delay"], arrival.set_result, None)
        try:
            async with asyncio.timeout(self.timeout.total):
                await arrival
        finally:
            timer.cancel()
        return ClientResponse(recording)

    async def __aexit__(self, *error):
        return False


class ClientSession:
    def __init__(self, base_url=""):
        self.base_url = base_url

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        return False

    def get(self, url, params=None, timeout=ClientTimeout()):
        query = f"?{urlencode(params)}" if params else ""
        return Request(urljoin(self.base_url, url) + query, timeout)
