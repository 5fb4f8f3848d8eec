// The part of Python's library that is shipped: what learners' programs import is in it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { Interpreters, root, sources } from "./interpreter.mjs";

const COMMON = "abc argparse array ast asyncio base64 bisect builtins calendar cmath collections collections.abc colorsys "
  + "concurrent.futures configparser contextlib contextvars copy csv dataclasses datetime decimal difflib enum fnmatch "
  + "fractions functools gc glob graphlib gzip hashlib heapq hmac html http inspect io ipaddress itertools json keyword "
  + "linecache locale logging math numbers operator os os.path pathlib pickle pprint queue random re sched secrets select "
  + "selectors shlex shutil signal socket statistics string struct subprocess sys tempfile textwrap threading time timeit "
  + "tomllib traceback types typing unicodedata unittest unittest.mock urllib.parse uuid warnings weakref zlib";

// What Python's modules define lazily: reading all their public names imports the rest.
const useful = (names) => `import importlib
for name in ${JSON.stringify(names)}:
    module = importlib.import_module(name)
    for public in getattr(module, '__all__', ()):
        getattr(module, public)
print("all there")
`;

describe("The library", () => {
  let interpreters;
  before(() => { interpreters = new Interpreters(); });
  after(() => interpreters.close());

  it("has the modules that programs commonly use, with all their names", async () => {
    const { error, recording } = await interpreters.run(useful(COMMON.split(" ")));
    assert.equal(error?.type, "NoLoop", error?.traceback);
    assert.match(recording, /all there/);
  });

  it("has what datetime, decimal and json import when they are used", async () => {
    const { error } = await interpreters.run(`import datetime, decimal, json, logging, unittest.mock
datetime.datetime.strptime("2026-01-02", "%Y-%m-%d").strftime("%A")
decimal.Decimal("0.1").sqrt()
json.loads(json.dumps({"a": [1.5, None]}, indent=2))
logging.basicConfig()
logging.warning("%s", "text")
unittest.mock.AsyncMock(return_value=1)
"ä".encode("idna"), "a".encode("latin-1"), b"a".decode("cp437"), b"a".decode("ascii")
`);
    assert.equal(error?.type, "NoLoop", error?.traceback);
  });

  it("can be missing a module only with words that say what to do", async () => {
    for (const [name, words] of [["xml.etree.ElementTree", /only a part of Python's library/], ["numpy", /no packages/],
      ["requests", /no packages/], ["multiprocessing", /only a part/], ["tkinter", /only a part/]]) {
      const { error } = await interpreters.run(`import ${name}\n`);
      assert.equal(error.type, "ModuleNotFoundError");
      assert.match(error.text, words);
      assert.match(error.text, /on your own computer.*recorder\.py/);
    }
  });
});

describe("The worker's script", () => {
  it("has all of Loopstep's own Python files", () => {
    const script = readFileSync(`${root}web/host/python/sources.js`, "utf8");
    const listed = [...script.matchAll(/^ +"(.*)": (\w+),$/gm)].map(([, path, name]) => [path, name]);
    assert.deepEqual(listed.map(([path]) => path).sort(), Object.keys(sources));
    for (const [path, name] of listed) assert.ok(script.includes(`import ${name} from "../../../python/loopstep/${path}";`), path);
  });
});

describe("tools/python_library.py", () => {
  const problem = (list) => execFileSync("python3", ["-B", "-c", `
import sys, zipfile
sys.path.insert(0, "tools")
import python_library as tool
with zipfile.ZipFile(tool.LIBRARY) as archive:
    library, missing = tool.packed(tool.listed(sys.argv[1]), archive)
print(sorted(library), missing)`, list], { cwd: root, encoding: "utf8" }).trim();

  it("takes modules, packages, and leaves out what begins with a hyphen", () => {
    assert.equal(problem("# a comment\nabc\njson.*\n-json.tool  # a program\n"),
      "['abc.py', 'json/__init__.py', 'json/decoder.py', 'json/encoder.py', 'json/scanner.py'] []");
  });

  it("names what the library does not have", () => {
    assert.equal(problem("abc\nno.such.module\n-nor.this\n"), "['abc.py'] ['no.such.module', '-nor.this']");
  });
});
