#!/usr/bin/env python3
"""Packs the part of Python's standard library that programs in the browser use, from the npm package pyodide:

    tools/python_library.py --out build/site/python-library.json

The result is one JSON object, {path: source}, because hosts compress JSON but not archives. tools/python-library.txt
names the modules.
"""
import argparse
import json
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIST = ROOT / "tools/python-library.txt"
LIBRARY = ROOT / "node_modules/pyodide/python_stdlib.zip"


def listed(text):
    """The names in a list of modules."""
    lines = (line.split("#")[0].strip() for line in text.splitlines())
    return [line for line in lines if line]


def paths_of(name, paths):
    """The paths, of those in the library, of a module or of a whole package; none if it has no such module."""
    base = name.removeprefix("-").removesuffix(".*").replace(".", "/")
    if name.endswith(".*"):
        return [path for path in paths if path.startswith(f"{base}/") and path.endswith(".py")]
    return [path for path in (f"{base}.py", f"{base}/__init__.py") if path in paths]


def packed(names, archive):
    """({path: source}, names that the archive does not have). Sorted, so that similar texts are compressed together."""
    paths = set(archive.namelist())
    found = {name: paths_of(name, paths) for name in names}
    left_out = {path for name, several in found.items() if name.startswith("-") for path in several}
    kept = sorted({path for several in found.values() for path in several} - left_out)
    missing = [name for name, several in found.items() if not several]
    return {path: archive.read(path).decode("utf-8") for path in kept}, missing


def main():
    parser = argparse.ArgumentParser(description="Pack Python's standard library for the browser.")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    if not LIBRARY.is_file():
        sys.exit("python_library: the npm package pyodide is missing. Run tools/setup.")
    with zipfile.ZipFile(LIBRARY) as archive:
        library, missing = packed(listed(LIST.read_text(encoding="utf-8")), archive)
    if missing:
        sys.exit(f"{LIST.relative_to(ROOT)}: pyodide has no module {', '.join(missing)}. Correct the name.")
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(library, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


if __name__ == "__main__":
    main()
