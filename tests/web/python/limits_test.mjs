// However much a program does, what the recorder writes of it opens on the page: each limit of the reader (src/trace/json.hpp)
// has one of the recorder, which ends the recording in words.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { reader } from "../../../tools/reader.mjs";
import { sumUp } from "../../../web/host/runs/sum_up.js";

const recorder = fileURLToPath(new URL("../../../python/loopstep/recorder.py", import.meta.url));
const inMain = (body) => `import asyncio

async def nothing():
    pass

async def main():
    ${body.join("\n    ")}

asyncio.run(main())
`;

// What each program exceeds, in the words of the recording.
const programs = {
  "more than 100,000 tasks": { body: ["made = [asyncio.create_task(asyncio.sleep(0)) for _ in range(100_001)]", "await asyncio.wait(made)"] },
  "more than 100,000 coroutines": {
    body: ["for _ in range(1_100):", "    for one in [nothing() for _ in range(100)]:", "        one.close()"],
    options: ["--events", "1000000"],
  },
  "more than 100,000 operations outside the loop": {
    body: ["loop = asyncio.get_running_loop()", "jobs = [loop.run_in_executor(None, int) for _ in range(100_001)]", "await asyncio.sleep(1)"],
  },
  "more than 100,000 locks, queues and the like": { body: ["made = [asyncio.Lock() for _ in range(100_001)]", "await asyncio.sleep(1)"] },
  "more than 500,000 results awaited at once": {
    body: ["future = asyncio.get_running_loop().create_future()", "await asyncio.gather(*[future] * 500_001)"],
  },
  "more than 1,000,000 events": {
    body: ["while True:", "    await asyncio.sleep(0)"], options: ["--events", "1000000"],
  },
  "a file of more than 64 MiB": {
    body: ["task = asyncio.current_task()", "async def fail():", `    raise ValueError("é" * 9_999)`,
      "for _ in range(4_000):", "    await asyncio.gather(fail(), return_exceptions=True)"],
  },
};

// These reach what the reader allows, and no more.
const within = {
  "a wait for 400,000 results": [
    "loop = asyncio.get_running_loop()", "future = loop.create_future()", "loop.call_later(1, future.set_result, None)",
    "await asyncio.gather(*[future] * 400_000)",
  ],
  "a traceback of 20,000 calls": [
    "import sys", "sys.setrecursionlimit(30_000)",
    "def deep(n):", "    return 1 / n if n == 0 else deep(n - 1)",
    "async def fail():", "    deep(20_000)",
    "await asyncio.gather(fail(), return_exceptions=True)",
  ],
  "times that never come": [
    "loop = asyncio.get_running_loop()",
    "for when in [float('inf'), -float('inf'), float('nan'), 1e300]:", "    loop.call_at(when, print).cancel()",
  ],
};

describe("A recording that the recorder has written", () => {
  let folder;
  before(async () => { folder = await mkdtemp(`${tmpdir()}/limits-`); });
  after(() => rm(folder, { recursive: true }));

  // Resolves to the recording as JSON, once the page's reader has taken it.
  async function opened(body, options = []) {
    await writeFile(`${folder}/program.py`, inMain(body));
    const files = ["-o", `${folder}/run.json`, `${folder}/program.py`];
    await promisify(execFile)("python3", ["-B", recorder, "--virtual", ...options, ...files]);
    const json = await readFile(`${folder}/run.json`, "utf8");
    assert.ok(sumUp(reader, json, "run.json", "file:run.json").bytes.length > 0);
    return JSON.parse(json);
  }

  for (const [words, { body, options }] of Object.entries(programs)) {
    it(`opens, and says that there is ${words}`, async () => {
      const { truncated, events } = await opened(body, options);
      assert.equal(truncated, words);
      assert.ok(events.length > 0);
    });
  }

  for (const [words, body] of Object.entries(within)) {
    it(`opens whole with ${words}`, async () => {
      assert.equal((await opened(body)).truncated, undefined);
    });
  }

  it("is not begun for more events than can be opened", async () => {
    await assert.rejects(opened(["pass"], ["--events", "1000001"]), /--events is 1000001\. Give a number from 1 to 1,000,000/);
  });
});
