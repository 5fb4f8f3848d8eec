#!/usr/bin/env python3
"""Checks the includes of src/ against the architecture: downward only, no cycles, src/aio and src/encoding independent
of everything else, src/trace of all but src/encoding, and src/aio/detail included only by src/aio.

    app → ui → stage → {demos, trace, course} → net → aio
    {reader, app, ui, stage, demos, trace, course} → encoding
    reader → {trace, course}, a program of its own
    in ui: shell → {lesson, stage} → widgets → frame → canvas
    in ui/stage: stage → {listing, loop → timeline} → words
"""
import re
import sys
from pathlib import Path

SOURCE = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent / "src")
BELOW = {
    "aio": set(),
    "encoding": set(),
    "net": {"aio"},
    "trace": {"encoding"},
    "course": {"encoding", "aio", "net"},
    "reader": {"encoding", "trace", "course"},
    "demos": {"encoding", "aio", "net"},
    "stage": {"encoding", "aio", "net", "trace", "course", "demos"},
    "ui": {"encoding", "trace", "course", "stage"},
    "app": {"encoding", "aio", "net", "trace", "course", "demos", "stage", "ui"},
}
ROOMS = {
    "ui/canvas": set(),
    "ui/frame": {"ui/canvas"},
    "ui/widgets": {"ui/canvas", "ui/frame"},
    "ui/lesson": {"ui/canvas", "ui/frame", "ui/widgets"},
    "ui/stage/words": {"ui/canvas", "ui/frame", "ui/widgets"},
    "ui/stage/listing": {"ui/canvas", "ui/frame", "ui/widgets", "ui/stage/words"},
    "ui/stage/timeline": {"ui/canvas", "ui/frame", "ui/widgets", "ui/stage/words"},
    "ui/stage/loop": {"ui/canvas", "ui/frame", "ui/widgets", "ui/stage/words", "ui/stage/timeline"},
    "ui/stage": {"ui/canvas", "ui/frame", "ui/widgets", "ui/stage/words", "ui/stage/listing", "ui/stage/timeline",
                 "ui/stage/loop"},
    "ui/shell": {"ui/canvas", "ui/frame", "ui/widgets", "ui/lesson", "ui/stage", "ui/stage/words"},
}
# The only non-standard header of the C++ runtime: it provides the type of an exception.
RUNTIME = {"cxxabi.h"}
REMEDY = "Includes run downward only: move the code down, or pass it in."
INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)')


def problems_in(file):
    folder = file.relative_to(SOURCE).parts[0]
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        quoted, angled = match.groups()
        place = f"{file.relative_to(SOURCE.parent)}:{number}"
        target = (quoted or angled).split("/")[0]
        room, there = file.relative_to(SOURCE).parent.as_posix(), (quoted or "").rpartition("/")[0]
        if room in ROOMS and target == folder and there != room and there not in ROOMS[room]:
            yield f"{place}: {room} must not include {quoted}. {REMEDY}"
        if quoted and target != folder and target not in BELOW[folder]:
            yield f"{place}: {folder} must not include {quoted}. {REMEDY}"
        if folder != "aio" and quoted and quoted.startswith("aio/detail/"):
            yield f"{place}: {quoted} is not part of aio's interface. Use a header of src/aio itself."
        if folder == "aio" and angled and ("/" in angled or "." in angled) and angled not in RUNTIME:
            yield f"{place}: src/aio includes <{angled}>. It may use the standard library and itself only."


def cycles():
    """A line for each cycle of headers that include one another."""
    includes = {}
    for file in sorted(SOURCE.rglob("*.hpp")):
        quoted = (match[1] for match in map(INCLUDE.match, file.read_text(encoding="utf-8").splitlines()) if match)
        includes[str(file.relative_to(SOURCE))] = [name for name in quoted if name]
    done, path = set(), []

    def visit(header):
        if header in path:
            yield " → ".join([*path[path.index(header):], header])
        elif header not in done:
            path.append(header)
            for other in includes.get(header, ()):
                yield from visit(other)
            done.add(path.pop())

    for header in includes:
        for cycle in visit(header):
            yield (f"src/{cycle.split(' ')[0]}: these headers include one another: {cycle}. "
                   "Move what they share to a header below them.")


def main():
    found = [problem for file in sorted(SOURCE.rglob("*")) if file.suffix in (".hpp", ".cpp")
             for problem in problems_in(file)]
    found += cycles()
    print("\n".join(found) if found else "includes run downward")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
