#!/usr/bin/env python3
"""Packs what the app loads into one script, the bytes compressed, for pages that can only load scripts: those in a
sandboxed frame whose server sends no CORS headers, and those on disk. web/host/pack.js reads it.

    tools/pack.py dist --out dist/pack.js
"""
import argparse
import base64
import json
import zlib
from pathlib import Path

TEXTS = ["course.json", "*/lesson.json", "*/programs.json", "*/api/*.json", "*/runs/*.txt"]
BYTES = ["assets/loopstep*.wasm", "assets/*.ttf"]


def found(folder, patterns):
    """(file, its path relative to the folder) of all files that match a pattern, in order."""
    return [(file, file.relative_to(folder).as_posix()) for pattern in patterns
            for file in sorted(folder.glob(pattern))]


def main():
    parser = argparse.ArgumentParser(description="Pack what the app loads into one script.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    pack = {
        "texts": {path: file.read_text(encoding="utf-8") for file, path in found(options.folder, TEXTS)},
        "bytes": {path: base64.b64encode(zlib.compress(file.read_bytes(), 9)).decode()
                  for file, path in found(options.folder, BYTES)},
    }
    options.out.write_text(f"loopstepPack={json.dumps(pack, ensure_ascii=False)}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
