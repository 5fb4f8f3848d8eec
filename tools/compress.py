#!/usr/bin/env python3
"""Compresses a site's files with brotli 11 into a folder beside it, for tools/serve.py; unchanged files are kept.

    tools/compress.py dist --out build/brotli
"""
import argparse
import os
from pathlib import Path

import brotli

SUFFIXES = {".css", ".html", ".js", ".json", ".ttf", ".wasm"}


def compress(file, target):
    """Writes target, with the file's time, which shows later whether it is up to date."""
    stamp = file.stat().st_mtime_ns
    if target.is_file() and target.stat().st_mtime_ns == stamp:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(brotli.compress(file.read_bytes(), quality=11))
    os.utime(target, ns=(stamp, stamp))


def main():
    parser = argparse.ArgumentParser(description="Compress a site's files with brotli.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    files = [file for file in sorted(options.folder.rglob("*")) if file.suffix in SUFFIXES]
    targets = {options.out / f"{file.relative_to(options.folder)}.br": file for file in files}
    for target, file in targets.items():
        compress(file, target)
    for stale in options.out.rglob("*.br"):
        if stale not in targets:
            stale.unlink()


if __name__ == "__main__":
    main()
