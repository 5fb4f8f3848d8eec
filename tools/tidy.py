#!/usr/bin/env python3
"""Runs clang-tidy over src/, tests/ and bench/. Inside the toolchain:

    tools/tidy.py                     every source file
    tools/tidy.py src/aio/task.cpp    these only

Files of the browser build are checked as WebAssembly, all others as native code. Most of the time would go to the
headers of libraries, so the files of a folder are checked several at once, as one translation unit. Where that has
a finding or cannot be compiled, as when two files share a name, each half of them is checked in the same way.

A file without findings is not checked again until it, a header it includes, the rules or its flags change. That is
recorded in the cache folder, which all clones share.
"""
import hashlib
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from itertools import batched, groupby
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src"
FOLDERS = (SOURCE, ROOT / "tests", ROOT / "bench")
TIDY = "clang-tidy-19"
STAMPS = Path(os.environ["LOOPSTEP_TOOLCHAIN"]) / "tidy"
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.MULTILINE)
AT_ONCE = 8  # files
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


def rules_of(folder):
    """The files of rules that hold in a folder, the nearest first."""
    return [rules for place in (folder, *folder.parents) if place.is_relative_to(ROOT)
            and (rules := place / ".clang-tidy").exists()]


def stamp_of(file, flags):
    digest = hashlib.sha256(b"".join(rules.read_bytes() for rules in rules_of(file.parent)))
    digest.update(" ".join(flags).replace(str(ROOT), "").encode())
    folders = [Path(flag.removeprefix("-I")) for flag in flags if flag.startswith(f"-I{ROOT}")]
    for part in sorted(with_headers(file, set(), folders)):
        digest.update(str(part.relative_to(ROOT)).encode() + part.read_bytes())
    return STAMPS / digest.hexdigest()


def tidy(file, flags, *options):
    return subprocess.run([TIDY, "--quiet", *options, str(file), "--", *flags], cwd=ROOT, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def sound_together(files, flags):
    """Whether files that the same rules hold for have no finding when they are one translation unit."""
    with tempfile.TemporaryDirectory() as folder:
        for rules in rules_of(files[0].parent):
            place = Path(folder, rules.relative_to(ROOT))
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(rules, place)
        with Path(folder, ".clang-tidy").open("a", encoding="utf-8") as options:  # their list is the last in it
            options.write("  modernize-deprecated-headers.CheckHeaderFile: true\n")
        unit = Path(folder, rules_of(files[0].parent)[0].relative_to(ROOT)).parent / "together.cpp"
        unit.write_text("".join(f'#include "{file}"\n' for file in files), encoding="utf-8")
        return tidy(unit, flags, f"--header-filter=^{re.escape(str(ROOT))}/",
                    "--checks=-bugprone-suspicious-include").returncode == 0


def findings_in(file, flags):
    """The findings in a file, one string each."""
    result = tidy(file, flags)
    if result.returncode == 0:
        return []
    findings = re.split(r"^(?=/\S+:\d+:\d+: (?:error|warning))", result.stdout, flags=re.MULTILINE)
    return [text.strip() for text in findings if text.strip()] or [result.stderr]


def check(jobs):
    """The findings in files of one folder with the same flags, each a (file, flags, stamp)."""
    if len(jobs) > 1 and not sound_together([file for file, _, _ in jobs], jobs[0][1]):
        half = len(jobs) // 2
        return check(jobs[:half]) + check(jobs[half:])
    findings = findings_in(*jobs[0][:2]) if len(jobs) == 1 else []
    if not findings:
        for _, _, stamp in jobs:
            stamp.touch()
    return findings


def batches(jobs):
    """The jobs, in groups that can be one translation unit."""
    def shared(job):
        file, flags, _ = job
        return file.parent, flags
    return [batch for _, alike in groupby(jobs, shared) for batch in batched(alike, AT_ONCE)]


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
        for found in pool.map(check, batches(todo)):
            for finding in found:
                if finding not in findings:
                    print(finding, flush=True)
            findings.update(found)
    print(f"clang-tidy: {len(files)} files, {len(todo)} of them checked, {len(findings)} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
