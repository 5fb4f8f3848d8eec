// Programs in addresses: what a learner shares is what others open, and junk ends in words.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { deflateRawSync } from "node:zlib";
import { decode, encode, isCode, plainName } from "../../../web/host/runs/code.js";

const program = { name: "hello.py", text: "import asyncio\nasync def main():\n    print('hé 🐍')\nasyncio.run(main())\n", input: "Ada\n", lesson: "async-python", exercise: "be-quick" };

const packed = (value) => `code:${deflateRawSync(typeof value === "string" || value instanceof Uint8Array ? value : JSON.stringify(value)).toString("base64url")}`;
const fails = (trace, words) => assert.rejects(decode(trace), (error) => {
  assert.match(error.message, words);
  assert.match(error.message, /Copy the whole link again|Ask for its file/, "it says what to do");
  return true;
});

/** Text that no compression makes shorter. */
function noise(letters) {
  let state = 1;
  return Array.from({ length: letters }, () => {
    state = (state * 48271) % 2147483647;
    return String.fromCharCode(33 + state % 90);
  }).join("");
}

describe("A program in an address", () => {
  it("is the one that was written, in letters that need no escapes", async () => {
    const trace = await encode(program);
    assert.ok(isCode(trace));
    assert.match(trace, /^code:[\w-]+$/);
    assert.deepEqual(await decode(trace), program);
  });

  it("needs neither input nor a lesson", async () => {
    const trace = await encode({ name: "a.py", text: "" });
    assert.deepEqual(await decode(trace), { name: "a.py", text: "", input: "", lesson: "", exercise: "" });
    assert.deepEqual(await decode(packed({ name: "a.py", text: "1" })), { name: "a.py", text: "1", input: "", lesson: "", exercise: "" });
  });

  it("is the same for the same program", async () => {
    assert.equal(await encode(program), await encode({ ...program }));
  });

  it("may contain halves of letters, which become the sign for an unknown one", async () => {
    assert.equal((await decode(await encode({ name: "a.py", text: "'\ud800'" }))).text, "'\ufffd'");
  });

  it("has at most 8,192 letters", async () => {
    const longest = await encode({ name: "a.py", text: noise(7000) });
    assert.ok(longest.length > 7000 && longest.length <= 8192 + 5, `${longest.length}`);
    assert.equal(await encode({ name: "a.py", text: noise(9000) }), null);
    await fails(`code:${"A".repeat(8193)}`, /longer than 8,192 characters/);
  });

  it("is too long if nobody could open it, however well it packs", async () => {
    assert.equal(await encode({ name: "a.py", text: "#".repeat(300_000) }), null);
    assert.ok(await encode({ name: "a.py", text: "#".repeat(200_000) }));
  });

  it("that would fill the memory is not unpacked", async () => {
    await fails(packed("[".repeat(5_000_000)), /larger than 256 KiB/);
  });

  it("that is damaged says so", async () => {
    const trace = await encode(program);
    for (const junk of ["code:", "code:!", "code:A", `code:${"A".repeat(8192)}`, `code:${noise(8192).replaceAll(/\W/g, "x")}`,
      trace.slice(0, -8), `${trace.slice(0, 40)}AAAA${trace.slice(44)}`, packed("no JSON"), packed(new Uint8Array([0xff, 0xfe]))]) {
      await fails(junk, /damaged|longer|larger|not one that this page has made/);
    }
  });

  it("of another shape names what is wrong with it", async () => {
    await fails(packed([1]), /it is no object/);
    await fails(packed(null), /it is no object/);
    await fails(packed({ name: "a.py" }), /its “text” is no text/);
    await fails(packed({ ...program, name: 1 }), /its “name” is no text/);
    await fails(packed({ ...program, input: ["a"] }), /its “input” is no text/);
    for (const lesson of ["../secret", "https://a.example", "a/b"]) await fails(packed({ ...program, lesson }), /its “lesson” is no name/);
    await fails(packed({ ...program, exercise: "../secret" }), /its “exercise” is no name/);
  });

  it("has the name of a file without folders", async () => {
    assert.equal(plainName("/home/ada/my program.py"), "my program.py");
    assert.equal(plainName("C:\\work\\a.py"), "a.py");
    for (const name of ["", "..", "<img>", "a\nb", "a".repeat(200)]) assert.equal(plainName(name), "program.py");
    assert.equal((await decode(packed({ ...program, name: "../../a.py" }))).name, "a.py");
  });
});
