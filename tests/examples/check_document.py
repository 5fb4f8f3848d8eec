#!/usr/bin/env python3
"""Checks docs/scheduler.md against files that are built and run: every fenced block of C++ is a run of whole
lines of an example beside this script, every one of CMake of the program in tests/install, and every
one of text of what an example prints.
Every example is shown, and every header that the document names exists.

    tests/examples/check_document.py
"""
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
DOCUMENT = ROOT / "docs/scheduler.md"
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HEADER = re.compile(r"`(aio/\w+\.hpp)`")
SOURCES = {
    "cpp": sorted(HERE.glob("*.cpp")),
    "cmake": [ROOT / "tests/install/program/CMakeLists.txt"],
    "text": sorted((HERE / "expected").glob("*.txt")),
}


def problems(text, sources):
    """The errors in a document, given {language: {file name: its text}}."""
    shown = set()
    for block in FENCE.finditer(text):
        language, code = block.groups()
        if language not in sources:
            continue
        line = text.count("\n", 0, block.start()) + 1
        holders = [name for name, source in sources[language].items() if "\n" + code in "\n" + source]
        shown.update(holders)
        if not holders:
            yield (f"{DOCUMENT.name}:{line}: this block is in no file of {sorted(sources[language])}: "
                   f"copy it from there\n{code}")
    if not shown:
        yield f"{DOCUMENT.name} shows no code at all"
    for name in sorted(set(sources["cpp"]) - shown):
        yield f"{name} is not shown in {DOCUMENT.name}: show what it is an example of, or remove it"
    for header in sorted(set(HEADER.findall(text))):
        if not (ROOT / "src" / header).is_file():
            yield f"{DOCUMENT.name} names {header}, which does not exist"


def main():
    sources = {language: {file.name: file.read_text(encoding="utf-8") for file in files}
               for language, files in SOURCES.items()}
    found = list(problems(DOCUMENT.read_text(encoding="utf-8"), sources))
    print("\n".join(found) if found else f"every block of {DOCUMENT.name} is run")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
