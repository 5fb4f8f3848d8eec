"""Every route of server.py, over real sockets:  python3 -m unittest tests/server/test_server.py"""
import asyncio
import json
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from server import Recordings, TestServer  # noqa: E402  (found beside this file)


class Exchange:
    """One connection: sends raw requests, reads raw answers."""

    def __init__(self, url):
        self.host, port = url.removeprefix("http://").split(":")
        self.port = int(port)

    async def __aenter__(self):
        self.reader, self.writer = await asyncio.open_connection(self.host, self.port)
        return self

    async def __aexit__(self, *error):
        self.writer.close()
        await self.writer.wait_closed()

    async def send(self, method, target, body=b"", **headers):
        lines = [f"{method} {target} HTTP/1.1", f"content-length: {len(body)}"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        self.writer.write(("\r\n".join(lines) + "\r\n\r\n").encode() + body)
        await self.writer.drain()

    async def receive(self, head_only=False):
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode()
        status, *lines = head.strip().split("\r\n")
        headers = dict(line.split(": ", 1) for line in lines)
        length = 0 if head_only else int(headers.get("content-length", 0))
        return int(status.split()[1]), headers, await self.reader.readexactly(length)

    async def ask(self, method, target, body=b"", **headers):
        await self.send(method, target, body, **headers)
        return await self.receive(head_only=method == "HEAD")


class ServerTest(unittest.IsolatedAsyncioTestCase):
    recordings = None

    async def asyncSetUp(self):
        self.server = TestServer(self.recordings)
        self.url = await self.server.start()
        self.http = await Exchange(self.url).__aenter__()

    async def asyncTearDown(self):
        await self.http.__aexit__()
        await self.server.close()

    async def get_json(self, target, **headers):
        status, _, body = await self.http.ask("GET", target, **headers)
        return status, json.loads(body)


class Routes(ServerTest):
    async def test_users_by_id(self):
        self.assertEqual(await self.get_json("/users/1"), (200, {"id": 1, "name": "Ada"}))
        self.assertEqual((await self.get_json("/users/3"))[1]["name"], "Alan")
        status, body = await self.get_json("/users/99")
        self.assertEqual((status, list(body)), (404, ["error"]))

    async def test_users_end_after_two_pages(self):
        pages = [(await self.get_json(f"/users?page={page}"))[1] for page in (1, 2, 3)]
        self.assertEqual([[user["id"] for user in page] for page in pages], [[1, 2], [3], []])

    async def test_data_and_text(self):
        self.assertEqual(await self.get_json("/data"), (200, {"ok": True}))
        _, headers, body = await self.http.ask("GET", "/text")
        self.assertTrue(headers["content-type"].startswith("text/plain"))
        self.assertEqual(body, b"plain text")

    async def test_status_is_the_one_asked_for(self):
        for method, code in (("GET", 404), ("POST", 503), ("GET", 201)):
            self.assertEqual((await self.http.ask(method, f"/status/{code}"))[0], code)
        status, headers, _ = await self.http.ask("GET", "/status/204")
        self.assertEqual((status, "content-length" in headers), (204, False))

    async def test_a_bad_number_is_a_bad_request(self):
        for target in ("/status/abc", "/status/99", "/delay/-1", "/delay/nan", "/users?page=x"):
            async with Exchange(self.url) as http:
                self.assertEqual((await http.ask("GET", target))[0], 400, target)

    async def test_echo_tells_what_it_was_sent(self):
        _, _, body = await self.http.ask("PUT", "/echo?a=1&b=", b"hello", x_test="yes")
        echo = json.loads(body)
        self.assertEqual((echo["method"], echo["body"]), ("PUT", "hello"))
        self.assertEqual(echo["query"], {"a": "1", "b": ""})
        self.assertEqual(echo["headers"]["x-test"], "yes")

    async def test_a_chunked_body_is_read(self):
        head = b"POST /echo HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n"
        self.http.writer.write(head + b"3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")
        self.assertEqual(json.loads((await self.http.receive())[2])["body"], "abcde")

    async def test_head_has_no_body(self):
        status, headers, body = await self.http.ask("HEAD", "/data")
        self.assertEqual((status, headers["content-length"], body), (200, "12", b""))
        self.assertEqual(await self.get_json("/data"), (200, {"ok": True}))

    async def test_redirect_and_unknown_path(self):
        status, headers, _ = await self.http.ask("GET", "/redirect")
        self.assertEqual((status, headers["location"]), (302, "/data"))
        self.assertEqual((await self.get_json("/nowhere"))[0], 404)

    async def test_github_users(self):
        _, user = await self.get_json("/gh/users/torvalds")
        self.assertEqual(user["name"], "Linus Torvalds")
        self.assertIsInstance(user["public_repos"], int)
        status, body = await self.get_json("/gh/users/not_a_user")
        self.assertEqual((status, body["message"]), (404, "Not Found"))

    async def test_every_answer_allows_cors(self):
        for method, target in (("GET", "/data"), ("GET", "/nowhere"), ("OPTIONS", "/data")):
            _, headers, _ = await self.http.ask(method, target)
            self.assertEqual(headers["access-control-allow-origin"], "*")


class BrokenAnswers(ServerTest):
    async def test_not_json_is_labelled_json(self):
        _, headers, body = await self.http.ask("GET", "/not-json")
        self.assertEqual((headers["content-type"], body), ("application/json", b'{"broken":'))

    async def test_truncated_promises_more_than_it_sends(self):
        await self.http.send("GET", "/truncated")
        answer = await self.http.reader.read()
        self.assertIn(b"content-length: 1000\r\n", answer)
        self.assertTrue(answer.endswith(b"\r\n\r\n" + b"x" * 10))

    async def test_drop_sends_nothing(self):
        await self.http.send("GET", "/drop")
        self.assertEqual(await self.http.reader.read(), b"")


class Delays(ServerTest):
    async def test_delay_answers_that_much_later(self):
        start = asyncio.get_running_loop().time()
        self.assertEqual(await self.get_json("/delay/0.2"), (200, {"slept": 0.2}))
        self.assertGreaterEqual(asyncio.get_running_loop().time() - start, 0.19)
        self.assertEqual(await self.get_json("/data"), (200, {"ok": True}))

    async def test_a_client_that_leaves_is_counted(self):
        self.assertEqual(await self.get_json("/aborted/30"), (200, {"count": 0}))
        async with Exchange(self.url) as impatient:
            await impatient.send("GET", "/delay/30")
        async with asyncio.timeout(60):
            while (await self.get_json("/aborted/30"))[1] != {"count": 1}:
                await asyncio.sleep(0.01)
        self.assertEqual(await self.get_json("/arrived/30"), (200, {"count": 1}))


class RecordedAnswers(ServerTest):
    async def asyncSetUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        envelope = {"request": {"method": "GET", "url": "https://api.example.com/users/1?x=2"},
                    "delay": 0.05, "status": 418, "reason": "Teapot", "body": {"from": "disk"}}
        (Path(folder.name) / "user.json").write_text(json.dumps(envelope), encoding="utf-8")
        self.asked = []
        self.recordings = Recordings(folder.name, self.asked.append)
        await super().asyncSetUp()

    async def test_found_by_host_and_told(self):
        expected = (418, {"from": "disk"})
        self.assertEqual(await self.get_json("/users/1?x=2", host="api.example.com"), expected)
        self.assertEqual(self.asked, ["GET https://api.example.com/users/1?x=2"])

    async def test_a_missing_recording_is_said(self):
        status, body = await self.get_json("/users/7", host="api.example.com")
        self.assertEqual(status, 501)
        self.assertIn("GET https://api.example.com/users/7", body["error"])
        self.assertEqual(self.asked, ["GET https://api.example.com/users/7"])

    async def test_other_hosts_reach_the_routes(self):
        self.assertEqual(await self.get_json("/data", host="127.0.0.1"), (200, {"ok": True}))


if __name__ == "__main__":
    unittest.main()
