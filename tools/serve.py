#!/usr/bin/env python3
"""Serves a folder over HTTP like a good static host: with correct types, brotli and cache headers.

    tools/serve.py dist --port 8080
    tools/serve.py dist --port 0 --prefix /courses/python    a free port, below a sub-path
"""
import argparse
import errno
import hashlib
import os
import re
import sys
from functools import lru_cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import brotli

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".wasm": "application/wasm",
    ".xml": "application/xml",
}


# The output of tools/compress.py for the site, each file with the time of its original.
COMPRESSED = Path(__file__).resolve().parent.parent / "build/brotli"
# A name that changes with the file's content, such as assets/loopstep-4XLOSH2T.wasm.
LASTING = re.compile(r"/assets/[^/]+-[A-Z0-9]{8}\.\w+$")


@lru_cache(maxsize=256)
def compressed(file, name, stamp):
    """The file's bytes with brotli; stamp distinguishes versions of a file in the cache."""
    made = COMPRESSED / f"{name}.br"
    if made.is_file() and made.stat().st_mtime_ns == stamp:
        return made.read_bytes()
    return brotli.compress(file.read_bytes(), quality=11)


class Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *args, prefix, quiet, **kwargs):
        self.prefix = prefix
        self.quiet = quiet
        super().__init__(*args, **kwargs)

    def do_GET(self):
        self.answer(body=True)

    def do_HEAD(self):
        self.answer(body=False)

    def answer(self, body):
        path = self.path.split("?", 1)[0]
        if not path.startswith(self.prefix + "/"):
            return self.send_error(404)
        file = Path(self.translate_path(path[len(self.prefix):]))
        if file.is_dir():
            if not path.endswith("/"):
                return self.redirect(path + "/")
            file = file / "index.html"
        if not file.is_file():
            return self.send_error(404)
        stat = file.stat()
        tag = '"' + hashlib.sha256(f"{stat.st_mtime_ns} {stat.st_size}".encode()).hexdigest()[:16] + '"'
        if self.headers.get("If-None-Match") == tag:
            self.send_response(304)
            self.send_header("ETag", tag)
            self.end_headers()
            return None
        if "br" in self.headers.get("Accept-Encoding", ""):
            data, encoding = compressed(file, file.relative_to(self.directory), stat.st_mtime_ns), "br"
        else:
            data, encoding = file.read_bytes(), None
        self.send_response(200)
        self.send_header("Content-Type", TYPES.get(file.suffix, "application/octet-stream"))
        if encoding:
            self.send_header("Content-Encoding", encoding)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Vary", "Accept-Encoding")
        lasts = LASTING.search(path)
        self.send_header("Cache-Control", "public, max-age=31536000, immutable" if lasts else "no-cache")
        self.send_header("ETag", tag)
        self.end_headers()
        if body:
            self.wfile.write(data)
        return None

    def redirect(self, to):
        self.send_response(301)
        self.send_header("Location", to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format, *args):
        if not self.quiet:
            super().log_message(format, *args)


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        # A visitor who leaves during a response is not an error.
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def main():
    parser = argparse.ArgumentParser(description="Serve a folder as a static site.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--port", type=int, default=8080, help="0 takes a free one")
    parser.add_argument("--prefix", default="", help="serve below this path, such as /course")
    parser.add_argument("--verbose", action="store_true", help="log every request")
    options = parser.parse_args()
    if not (options.folder / "index.html").is_file():
        sys.exit(f"serve: {options.folder}/index.html is not there. Run `make site` first.")
    handler = partial(Handler, directory=str(options.folder), prefix=options.prefix.rstrip("/"),
                      quiet=not options.verbose)
    try:
        server = Server(("127.0.0.1", options.port), handler)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        sys.exit(f"serve: port {options.port} is taken. Choose another one: make serve PORT={options.port + 1}")
    print(f"Loopstep is on http://127.0.0.1:{server.server_port}{options.prefix}/  (Ctrl-C stops it)", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print(file=sys.stderr)
        os._exit(130)


if __name__ == "__main__":
    main()
