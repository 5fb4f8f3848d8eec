#!/usr/bin/env python3
"""Runs clang-tidy over src/, tests/ and bench/. Inside the toolchain:

    tools/tidy.py                     every source file
    tools/tidy.py src/aio/task.cpp    these only

Files of the browser build are checked as WebAssembly, all others as native code. A file without findings is
not checked again until it, a header it includes, the rules or its flags change. That is recorded in the cache
folder, which all clones share.
"""
import hashlib
import json
import os
import re
import shlex
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src"
FOLDERS = (SOURCE, ROOT / "tests", ROOT / "bench")
TIDY = "clang-tidy-19"
STAMPS = Path(os.environ["LOOPSTEP_TOOLCHAIN"]) / "tidy"
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.MULTILINE)
# Flags for the compiler's output, or that clang-tidy does not know.
WITH_VALUE = {"-o", "-c"}
FOREIGN = {"-Wno-missing-field-initializers", "-flto"}


def flags_of(preset):
    """{source file: its compiler flags} of a preset."""
    built = subprocess.run(["tools/build", preset, "--configure"], cwd=ROOT, text=True,
                           stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if built.returncode:
        sys.exit(f"{built.stdout}\ntidy: the {preset} build could not be configured, see above.")
    flags = {}
    for entry in json.loads((ROOT / "build" / preset / "compile_commands.json").read_text()):
        file = Path(entry["file"])
        if any(map(file.is_relative_to, FOLDERS)):
            words = iter(shlex.split(entry["command"])[1:])
            flags[file] = [word for word in words
                           if not (word in WITH_VALUE and next(words)) and word not in FOREIGN]
    return flags


def web_flags():
    """The flags that em++ passes to clang++."""
    told = subprocess.run(["em++", "--cflags"], text=True, stdout=subprocess.PIPE, check=True).stdout
    return [word for word in shlex.split(told) if word != "-fignore-exceptions"]


def with_headers(file, seen, folders=(SOURCE,)):
    """The file and every header of ours that it includes, found beside it or in these folders; in `seen`."""
    if file not in seen and file.is_file():
        seen.add(file)
        for name in INCLUDE.findall(file.read_text(encoding="utf-8")):
            for folder in (file.parent, *folders):
                with_headers((folder / name).resolve(), seen, folders)
    return seen


def stamp_of(file, flags):
    rules = [folder / ".clang-tidy" for folder in file.parents if folder.is_relative_to(ROOT)]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in rules if path.exists()))
    digest.update(" ".join(flags).replace(str(ROOT), "").encode())
    folders = [Path(flag.removeprefix("-I")) for flag in flags if flag.startswith(f"-I{ROOT}")]
    for part in sorted(with_headers(file, set(), folders)):
        digest.update(str(part.relative_to(ROOT)).encode() + part.read_bytes())
    return STAMPS / digest.hexdigest()


def tidy(file, flags, stamp):
    """The findings in a file, one string each."""
    result = subprocess.run([TIDY, "--quiet", str(file), "--", *flags], cwd=ROOT, text=True,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if result.returncode == 0:
        stamp.touch()
        return []
    findings = re.split(r"^(?=/\S+:\d+:\d+: (?:error|warning))", result.stdout, flags=re.MULTILINE)
    return [text.strip() for text in findings if text.strip()] or [result.stderr]


def main():
    wanted = {Path(name).resolve() for name in sys.argv[1:]}
    emscripten = web_flags()
    web = {file: flags + emscripten for file, flags in flags_of("web").items()}
    # What several of these compile is read as the last of them has it.
    known = {**web, **flags_of("bench"), **flags_of("fuzz"), **flags_of("sanitize")}
    files = {file: flags for file, flags in known.items() if not wanted or file in wanted}
    unknown = wanted - set(files)
    if unknown:
        sys.exit(f"tidy: {', '.join(map(str, sorted(unknown)))}: no source file that a build compiles")
    STAMPS.mkdir(exist_ok=True)
    todo = [(file, flags, stamp) for file, flags in sorted(files.items())
            if not (stamp := stamp_of(file, flags)).exists()]
    findings = set()  # a finding in a header appears in every file that includes it
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for found in pool.map(lambda job: tidy(*job), todo):
            for finding in found:
                if finding not in findings:
                    print(finding, flush=True)
            findings.update(found)
    print(f"clang-tidy: {len(files)} files, {len(todo)} of them checked, {len(findings)} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
