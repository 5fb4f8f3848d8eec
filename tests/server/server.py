#!/usr/bin/env python3
"""A small HTTP server that deliberately responds correctly, late, wrongly or not at all.

The native network tests, the browser tests and the Python listings all talk to it:

    server.py --port 0          prints "LISTENING http://127.0.0.1:PORT"

Routes (every answer allows CORS):
    GET  /users/{id}         1..3 -> {"id":1,"name":"Ada"}; any other: 404 with a JSON body
    GET  /users?page=N       pages 1 and 2 hold users, later pages []
    GET  /data               {"ok":true}
    GET, POST /status/{code} that status
    GET  /delay/{seconds}    {"slept":seconds}, that much later
    GET  /text               text/plain
    GET  /not-json           says application/json, sends a broken body
    GET  /truncated          promises 1000 bytes, sends 10, closes
    GET  /drop               closes without a response
    any  /echo               {"method","headers","body","query"} of the request
    GET  /redirect           302 to /data
    GET  /gh/users/{name}    a user as GitHub describes one; unknown names 404
    GET  /arrived/{seconds}  {"count":n}: requests for /delay/{seconds} so far
    GET  /aborted/{seconds}  {"count":n}: those whose client left before the answer

A TestServer that is given the recordings of a lesson answers requests to their hosts from them.
"""
import argparse
import asyncio
import http
import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

USERS = [{"id": 1, "name": "Ada"}, {"id": 2, "name": "Grace"}, {"id": 3, "name": "Alan"}]
PAGES = {1: USERS[:2], 2: USERS[2:]}
GITHUB = {
    "torvalds": {"login": "torvalds", "name": "Linus Torvalds", "public_repos": 8},
    "gvanrossum": {"login": "gvanrossum", "name": "Guido van Rossum", "public_repos": 26},
    "antirez": {"login": "antirez", "name": "Salvatore Sanfilippo", "public_repos": 70},
}
CORS = {
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "*",
    "access-control-allow-headers": "*",
    "access-control-expose-headers": "*",
}
JSON = "application/json"


class BadRequest(Exception):
    """The request cannot be read or its path is invalid: the response is 400."""


class Hangup(Exception):
    """Ends the connection at once, after sending its bytes."""

    def __init__(self, data=b""):
        super().__init__()
        self.data = data


@dataclass
class Request:
    method: str
    target: str
    headers: dict
    body: bytes
    path: str = field(init=False)
    query: dict = field(init=False)

    def __post_init__(self):
        parts = urlsplit(self.target)
        self.path = parts.path
        self.query = dict(parse_qsl(parts.query, keep_blank_values=True))


@dataclass
class Response:
    status: int = 200
    body: bytes = b""
    headers: dict = field(default_factory=dict)
    reason: str = ""

    def encode(self, head_only=False):
        reason = self.reason or reason_of(self.status)
        has_body = self.status >= 200 and self.status not in (204, 304)
        headers = {**CORS, **self.headers}
        if has_body:
            headers["content-length"] = str(len(self.body))
        lines = [f"HTTP/1.1 {self.status} {reason}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        data = ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")
        return data if head_only or not has_body else data + self.body


def reason_of(status):
    try:
        return http.HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"


def json_response(value, status=200, **headers):
    return Response(status, json.dumps(value).encode(), {"content-type": JSON, **headers})


def not_found(request):
    return json_response({"error": f"no such thing: {request.path}"}, 404)


class Recordings:
    """The envelopes of a lesson's api/ folder, by request: "GET https://api.example.com/users/1".

    on_request is told of each request to a recorded host, also of one that nobody recorded.
    """

    def __init__(self, folder, on_request=lambda key: None):
        self.by_request = {}
        self.on_request = on_request
        for path in sorted(Path(folder).glob("*.json")):
            envelope = json.loads(path.read_text(encoding="utf-8"))
            request = envelope["request"]
            self.by_request[f"{request['method']} {request['url']}"] = envelope
        self.hosts = {urlsplit(key.split()[1]).netloc for key in self.by_request}

    def find(self, request):
        """The envelope that answers a request, or None if its Host was not recorded."""
        host = request.headers.get("host", "")
        if host not in self.hosts:
            return None
        key = f"{request.method} https://{host}{request.target}"
        self.on_request(key)
        unknown = {"status": 501, "body": {"error": f"no recording of {key}"}}
        return self.by_request.get(key, unknown)


class TestServer:
    """Serves on 127.0.0.1 until it is closed:

    server = TestServer(); url = await server.start(); ...; await server.close()
    """

    __test__ = False

    def __init__(self, recordings=None):
        self.recordings = recordings
        self.arrived = Counter()  # by the seconds of /delay, as the request says them
        self.aborted = Counter()
        self.connections = set()
        self.listener = None

    async def start(self, port=0):
        self.listener = await asyncio.start_server(self.serve, "127.0.0.1", port)
        return "http://127.0.0.1:%d" % self.listener.sockets[0].getsockname()[1]

    async def close(self):
        self.listener.close()
        for task in self.connections:
            task.cancel()
        await asyncio.gather(*self.connections, return_exceptions=True)

    async def serve(self, reader, writer):
        self.connections.add(asyncio.current_task())
        try:
            await self.serve_requests(reader, writer)
        except Hangup as hangup:
            writer.write(hangup.data)
        except BadRequest as error:
            writer.write(json_response({"error": str(error)}, 400, connection="close").encode())
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # the client has left
        except asyncio.CancelledError:
            pass  # close() ends every connection; the stream protocol wants no cancelled task
        finally:
            self.connections.discard(asyncio.current_task())
            writer.close()

    async def serve_requests(self, reader, writer):
        while request := await read_request(reader):
            response = await self.answer(request, reader)
            writer.write(response.encode(head_only=request.method == "HEAD"))
            await writer.drain()
            if request.headers.get("connection", "").lower() == "close":
                return

    async def answer(self, request, reader):
        if request.method == "OPTIONS" and request.path != "/echo":
            return Response(204)
        if self.recordings and (envelope := self.recordings.find(request)):
            await self.pause(str(envelope.get("delay", 0)), reader)
            return recorded_response(envelope)
        match request.path.strip("/").split("/"):
            case ["users"]:
                return json_response(PAGES.get(number(request.query.get("page", "1"), int), []))
            case ["users", user_id]:
                found = [user for user in USERS if str(user["id"]) == user_id]
                return json_response(found[0]) if found else not_found(request)
            case ["data"]:
                return json_response({"ok": True})
            case ["status", code]:
                return status_response(number(code, int))
            case ["delay", seconds]:
                await self.pause(seconds, reader)
                return json_response({"slept": float(seconds)})
            case ["text"]:
                return Response(200, b"plain text", {"content-type": "text/plain; charset=utf-8"})
            case ["not-json"]:
                return Response(200, b'{"broken":', {"content-type": JSON})
            case ["truncated"]:
                whole = Response(200, b"x" * 1000, {"content-type": "text/plain"}).encode()
                raise Hangup(whole[:-990])
            case ["drop"]:
                raise Hangup
            case ["echo"]:
                return json_response({
                    "method": request.method, "headers": request.headers,
                    "body": request.body.decode("utf-8", "replace"), "query": request.query})
            case ["redirect"]:
                return Response(302, b"", {"location": "/data"})
            case ["gh", "users", name]:
                return json_response(GITHUB[name]) if name in GITHUB else github_not_found()
            case ["arrived", seconds]:
                return json_response({"count": self.arrived[seconds]})
            case ["aborted", seconds]:
                return json_response({"count": self.aborted[seconds]})
        return not_found(request)

    async def pause(self, seconds, reader):
        """Sleeps; counts a client that closes its connection meanwhile, and hangs up."""
        length = number(seconds, float)
        self.arrived[seconds] += 1
        gone = asyncio.create_task(reader.read(1), name="server")
        try:
            left, _ = await asyncio.wait({gone}, timeout=length)
        finally:
            gone.cancel()
        # The reader serves one waiter at a time: release this one before the next request.
        await asyncio.wait({gone})
        if not left:
            return
        self.aborted[seconds] += 1
        raise Hangup


def number(text, kind):
    try:
        value = kind(text)
    except ValueError:
        raise BadRequest(f"not a number: {text!r}") from None
    if not 0 <= value <= 3600:
        raise BadRequest(f"out of range 0..3600: {text!r}")
    return value


def status_response(code):
    if not 200 <= code <= 599:
        raise BadRequest(f"a final status is 200 to 599, not {code}")
    return json_response({"status": code}, code)


def github_not_found():
    return json_response({
        "message": "Not Found",
        "documentation_url": "https://docs.github.com/rest/users/users#get-a-user",
        "status": "404"}, 404)


def recorded_response(envelope):
    if "text" in envelope:
        body = envelope["text"].encode()
    else:
        body = json.dumps(envelope["body"]).encode()
    headers = envelope.get("headers", {"content-type": JSON})
    return Response(envelope["status"], body, headers, envelope.get("reason", ""))


async def read_request(reader):
    """The next request of a connection, or None when the client has closed it."""
    line = await reader.readline()
    if not line:
        return None
    words = line.decode("latin-1").split()
    if len(words) != 3 or not words[1].startswith("/"):
        raise BadRequest(f"not a request line: {line!r}")
    headers = {}
    while (line := (await reader.readline()).decode("latin-1").strip()):
        name, _, value = line.partition(":")
        headers[name.strip().lower()] = value.strip()
    if headers.get("transfer-encoding", "").lower() == "chunked":
        body = await read_chunks(reader)
    else:
        body = await reader.readexactly(int(headers.get("content-length", 0)))
    return Request(words[0], words[1], headers, body)


async def read_chunks(reader):
    body = b""
    while size := int((await reader.readline()).split(b";")[0], 16):
        body += await reader.readexactly(size)
        await reader.readline()
    await reader.readline()
    return body


async def run(port):
    server = TestServer()
    url = await server.start(port)
    print(f"LISTENING {url}", flush=True)
    await asyncio.Event().wait()


def main():
    parser = argparse.ArgumentParser(description="Answers well, late, wrongly or not at all.")
    parser.add_argument("--port", type=int, default=0, help="0 picks a free port")
    options = parser.parse_args()
    try:
        asyncio.run(run(options.port))
    except KeyboardInterrupt:
        sys.exit(0)
    except OSError as error:
        sys.exit(f"server.py: cannot listen on port {options.port}: {error}. Use --port 0.")


if __name__ == "__main__":
    main()
