// Programs in the browser's Python: what they may do, what they cannot, and what the page is told of their ends.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { errorOf as taken } from "../../../web/host/python/messages.js";
import { Interpreters } from "./interpreter.mjs";

// A program whose main coroutine has these lines.
const main = (...lines) => `import asyncio

async def main():
${lines.map((line) => `    ${line}\n`).join("")}
asyncio.run(main())
`;

const JSON_HEADERS = { "content-type": "application/json" };
const REQUEST = `import asyncio, aiohttp

async def main():
    async with aiohttp.ClientSession() as session:
        async with session.get("https://example.org/user") as response:
            print(await response.json())

asyncio.run(main())
`;

const eventsOf = (recording) => JSON.parse(recording).events;
const outputOf = (recording) => eventsOf(recording).filter(({ event }) => event === "output").map(({ text }) => text);

describe("A program in the browser's Python", () => {
  let interpreters;
  before(() => { interpreters = new Interpreters(); });
  after(() => interpreters.close());

  const errorOf = async (text, options) => (await interpreters.run(text, options)).error;

  describe("ends", () => {
    it("well, with its recording", async () => {
      const { error, truncated, recording } = await interpreters.run(main("await asyncio.sleep(2)", 'print("done")'));
      assert.deepEqual([error, truncated, outputOf(recording)], [null, null, ["done"]]);
      const { program, clock } = JSON.parse(recording);
      assert.deepEqual([program.name, clock], ["program.py", "virtual"]);
    });

    it("with an error, whose traceback has the learner's lines only", async () => {
      const error = await errorOf(main("await asyncio.wait_for(asyncio.sleep(1), 2)", "int('x')"));
      assert.equal(error.type, "ValueError");
      assert.deepEqual([error.line, error.stack], [5, [["<module>", 7], ["main", 5]]]);
      assert.equal(error.traceback, `Traceback (most recent call last):
  File "program.py", line 7, in <module>
    asyncio.run(main())
    ~~~~~~~~~~~^^^^^^^^
  File "program.py", line 5, in main
    int('x')
    ~~~^^^^^
ValueError: invalid literal for int() with base 10: 'x'
`);
    });

    it("with a group of errors, each with the learner's lines", async () => {
      const error = await errorOf(`import asyncio

async def fail(n):
    raise ValueError(n)

async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(fail(1))
        group.create_task(fail(2))

asyncio.run(main())
`);
      assert.equal(error.type, "ExceptionGroup");
      assert.equal(error.traceback.match(/line 4, in fail/g).length, 2);
      assert.doesNotMatch(error.traceback, /recorder|browser|taskgroups/);
    });

    it("before it begins, if it is no Python", async () => {
      const { error, recording } = await interpreters.run("import asyncio\ndef f(:\n    pass\n");
      assert.deepEqual([error.type, error.text, error.line, error.column, recording],
        ["SyntaxError", "invalid syntax", 2, 7, null]);
      assert.doesNotMatch(error.traceback, /recorder|browser|Traceback/);
    });

    it("with a syntax error in a text that it evaluates, at its own line", async () => {
      const error = await errorOf(main("await asyncio.sleep(1)", 'eval("1 +")'));
      assert.deepEqual([error.type, error.line, error.column], ["SyntaxError", 5, undefined]);
    });

    for (const [what, place, expected] of [
      ["line 0", "0, 1", { line: 4 }], ["no line", "None, None", { line: 4 }], ["a line that is a text", "'2', 1", { line: 4 }],
      ["a line beyond all numbers", "10**30, 1", { line: 4 }], ["column 0", "2, 0", { line: 2 }], ["column -1", "2, -1", { line: 2 }],
    ]) {
      it(`with a syntax error of its own at ${what}, which the page can show`, async () => {
        const error = await errorOf(main(`raise SyntaxError("odd", ("program.py", ${place}, "text"))`));
        const { type, line, column } = taken(error);
        assert.deepEqual([type, { line, column }], ["SyntaxError", { column: undefined, ...expected }]);
      });
    }

    it("with an error in code that has no lines, at the last line that there is", async () => {
      const error = await errorOf(main("def odd(): return 1 / 0", 'odd.__code__ = odd.__code__.replace(co_linetable=b"\\xff" * 20)', "odd()"));
      assert.deepEqual([taken(error).line, error.stack.at(-1)], [6, ["main", 6]]);
    });

    it("with an error whose text cannot be shown, which is said", async () => {
      const error = await errorOf(`class Odd(Exception):
    def __str__(self):
        return 1 / 0
raise Odd
`);
      assert.deepEqual([error.type, error.line], ["Odd", 4]);
      assert.match(error.text, /cannot be shown: ZeroDivisionError/);
    });

    it("without an event loop, which is said", async () => {
      const { error, recording } = await interpreters.run('print("hello")\n');
      assert.match(error.text, /ran no event loop.*asyncio\.run/);
      assert.deepEqual(outputOf(recording), ["hello"]);
    });

    it("well by sys.exit(), and with its words if it gives any", async () => {
      assert.equal(await errorOf(main("raise SystemExit(1)")), null);
      assert.equal((await errorOf(main('raise SystemExit("no such user")'))).text, "no such user");
    });

    it("when a loop in one line, whose line Python does not report again, does too much", async () => {
      const { truncated } = await interpreters.run("while True: pass\n", { limits: { rounds: 5_000 } });
      assert.equal(truncated, "more than 5,000 rounds of loops in one line");
    });

    it("when it does too much", async () => {
      const { error, truncated, recording } = await interpreters.run(main("while True: await asyncio.sleep(1)"),
        { limits: { events: 5_000 } });
      assert.deepEqual([error, truncated], [null, "more than 5,000 events"]);
      assert.equal(JSON.parse(recording).truncated, truncated);
    });
  });

  it("sends its events while it runs, and all that it sends is in the recording", async () => {
    const { batches, recording, renamed } = await interpreters.run(`import asyncio

async def work(n):
    for _ in range(300):
        await asyncio.sleep(n)

async def main():
    await asyncio.gather(*(work(n) for n in range(1, 11)))

asyncio.run(main())
`);
    const events = eventsOf(recording);
    assert.ok(batches.length > 1);
    assert.equal(batches.flatMap((batch) => batch.split(",\n")).length, events.length);
    const names = events.filter(({ event }) => event === "task_created").map(({ name }) => name);
    assert.deepEqual(names, ["main", ...Array.from({ length: 10 }, (_, at) => `work ${at + 1}`)]);
    assert.ok(renamed.every(([at]) => events[at].event === "task_created"));
  });

  it("handles the signals that it sends itself", async () => {
    const { error, recording } = await interpreters.run(main("import signal",
      'signal.signal(signal.SIGINT, lambda *_: print("caught"))', "signal.raise_signal(signal.SIGINT)", "await asyncio.sleep(1)"));
    assert.deepEqual([error, outputOf(recording)], [null, ["caught"]]);
  });

  it("shows half a character as a question mark", async () => {
    const { error, recording, batches } = await interpreters.run(main('print("\\ud83d")', "await asyncio.sleep(1)"));
    assert.deepEqual([error, outputOf(recording)], [null, ["?"]]);
    assert.ok(batches.every((batch) => batch.isWellFormed()));
  });

  it("gives final names to tasks that were sent with others", async () => {
    const { renamed, recording } = await interpreters.run(`import asyncio

async def main():
    task = asyncio.create_task(asyncio.sleep(0), name="first")
    for _ in range(2_000):
        await asyncio.sleep(0)
    task.set_name("last")

asyncio.run(main())
`);
    assert.deepEqual(renamed.map(([, line]) => JSON.parse(line).name), ["last"]);
    assert.match(recording, /"name":"last"/);
    assert.doesNotMatch(recording, /"name":"first"/);
  });

  it("gives the same recording each time", async () => {
    const text = main("values = {'a', 'b', 'c', 'd'}", "print(values, hash('a'))", "await asyncio.sleep(1)");
    const [first, second] = [await interpreters.run(text), await interpreters.run(text)];
    assert.equal(first.recording, second.recording);
  });

  it("leaves nothing to the next one", async () => {
    await interpreters.run(main("asyncio.sleep = None", "import builtins; builtins.print = None",
      'open("left.txt", "w").close()'));
    const { error, recording } = await interpreters.run(main("import os", "await asyncio.sleep(1)", "print(os.listdir())"));
    assert.deepEqual([error, outputOf(recording)], [null, ["['program.py']"]]);
  });

  describe("reads", () => {
    it("the lines of its input, and shows them as a terminal does", async () => {
      const { error, recording } = await interpreters.run(
        main('name = input("Name? ")', "print(name.upper())", "print(input())"), { input: "Ada\n  Grace" });
      assert.deepEqual([error, outputOf(recording)], [null, ["Name? Ada", "ADA", "  Grace", "  Grace"]]);
    });

    it("no more input than there is", async () => {
      const error = await errorOf(main("input()", "input()"), { input: "one line\n" });
      assert.equal(error.type, "EOFError");
      assert.match(error.text, /more input than it was given.*input box/);
      assert.equal(error.line, 5);
    });

    it("responses that it is given, when they have arrived", async () => {
      const responses = { "GET https://example.org/user": { delay: 1.5, status: 200, headers: JSON_HEADERS, body: { name: "Ada" } } };
      const { error, recording } = await interpreters.run(REQUEST, { responses });
      assert.equal(error, null);
      assert.deepEqual(eventsOf(recording).filter(({ event }) => event === "output").map(({ text, time }) => [text, time]),
        [["{'name': 'Ada'}", 1.5]]);
    });

    it("no response that it was not given", async () => {
      const error = await errorOf(REQUEST);
      assert.deepEqual([error.type, error.line], ["ClientConnectionError", 5]);
      assert.match(error.text, /no response to GET https:\/\/example\.org\/user on this page.*on your own computer/);
    });

    for (const [what, response, words] of [
      ["a number", 7, /is no recorded response/], ["without a status", { delay: 1 }, /is no recorded response.*status/],
      ["with a delay before now", { delay: -1, status: 200 }, /has a delay that is no number of seconds/],
    ]) {
      it(`no response that is ${what}, which is said before it begins`, async () => {
        const { error, recording } = await interpreters.run(REQUEST, { responses: { "GET https://example.org/user": response } });
        assert.match(error.text, /^The response to GET https:\/\/example\.org\/user /);
        assert.match(error.text, words);
        assert.equal(recording, null);
      });
    }

    it("files that it is given", async () => {
      const { recording } = await interpreters.run(main('print(open("data.txt").read())'), { files: { "data.txt": "ä" } });
      assert.deepEqual(outputOf(recording), ["ä"]);
    });
  });

  describe("is told in words", () => {
    const refused = {
      "that it cannot reach the page": ["import js", /cannot reach the page/],
      "that it cannot reach Pyodide": ["from pyodide.code import run_js", /cannot reach the page/],
      "that there are no threads": ["import threading; threading.Thread(target=print).start()", /no threads.*to_thread/],
      "that pools start no threads": ["from concurrent.futures import ThreadPoolExecutor; ThreadPoolExecutor().submit(print)",
        /no threads.*run_in_executor/],
      "that pools start no processes": ["from concurrent.futures import ProcessPoolExecutor; ProcessPoolExecutor().submit(print)",
        /no processes.*run_in_executor/],
      "that there are no sockets": ["import socket; socket.socket()", /no network connections/],
      "that names cannot be looked up": ["import socket; socket.create_connection(('example.org', 80))", /no network connections/],
      "that there are no streams": ["await asyncio.open_connection('example.org', 80)", /no sockets/],
      "that there are no servers": ["await asyncio.start_server(print, port=80)", /no sockets/],
      "that there are no subprocesses of asyncio's": ["await asyncio.create_subprocess_exec('ls')", /no sockets.*subprocesses/],
      "that there are no subprocesses": ["import subprocess; subprocess.run(['ls'])", /no processes/],
      "that there is no shell": ["import os; os.system('ls')", /no processes/],
      "that there are no alarms": ["import signal; signal.alarm(1)", /Nothing sends signals/],
      "that no signal comes": ["import signal; signal.sigwait({signal.SIGINT})", /Nothing sends signals/],
      "that the loop gets no signals": ["asyncio.get_running_loop().add_signal_handler(2, print)", /no sockets, pipes, signals/],
      "that there is only a part of aiohttp": ["import aiohttp.web", /No module named 'aiohttp.web' in the stand-in for aiohttp/],
    };
    for (const [what, [line, words]] of Object.entries(refused)) {
      it(what, async () => {
        const error = await errorOf(main(line));
        assert.match(error.text, words);
        assert.equal(error.line, 4);
      });
    }
  });

  it("may ask whether a module is there", async () => {
    const { error, recording } = await interpreters.run(main("import importlib.util", 'print(importlib.util.find_spec("uvloop"))',
      "try: import uvloop", 'except ImportError: print("not there")'));
    assert.deepEqual([error, outputOf(recording)], [null, ["None", "not there"]]);
  });

  describe("that is junk", () => {
    const junk = {
      "nested brackets": "(".repeat(8_000), "signs": `${"-".repeat(8_000)}1`, "letters": "x".repeat(8_000),
      "a null": "a\0b", "half a character": '"\ud800"', "control characters": "\x01\x02\x7f".repeat(2_000),
      "quotes": '"""'.repeat(2_667), "indentation": Array.from({ length: 120 }, (_, n) => `${" ".repeat(n)}if 1:`).join("\n"),
    };
    for (const [what, text] of Object.entries(junk)) {
      it(`ends with an error: ${what}`, async () => {
        const error = await errorOf(text);
        assert.match(error.type, /^(SyntaxError|IndentationError|NameError|MemoryError|RecursionError|UnicodeEncodeError)$/);
        assert.ok(error.text);
      });
    }
  });
});
