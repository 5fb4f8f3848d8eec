#!/usr/bin/env python3
"""Installs the scheduler into a fresh folder, moves it, and builds and runs program/ with it.

    install_test.py --build build/native --work build/native/tests/install --compiler g++-14 --cmake cmake

The program sees the installed files alone, and an installed header includes only installed ones and
the standard library's.
"""
import argparse
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
EXPECTED = "Hello, Bob!\nHello, Alice!\nBob before Alice\n1000000 awaits\n42 after 2 s\n"
INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)
# The only non-standard header of the C++ runtime: it provides the type of an exception.
RUNTIME = {"cxxabi.h"}


def run(*command):
    """The output of a command, which must succeed."""
    done = subprocess.run([str(word) for word in command], text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, check=False)
    if done.returncode != 0:
        sys.exit(f"{done.stdout}\n{command[0]} ended with status {done.returncode}: {command}")
    return done.stdout


def missing_includes(include):
    """Includes in installed headers of files that are not installed."""
    for header in sorted(include.rglob("*.*")):
        for quoted, angled in INCLUDE.findall(header.read_text(encoding="utf-8")):
            standard = angled in RUNTIME or (angled and not re.search(r"[/.]", angled))
            if not standard and not (include / (quoted or angled)).is_file():
                yield f"{header.relative_to(include)} includes {quoted or angled}, which is not installed"


def installed(arguments):
    """A prefix with the package, moved from where it was installed."""
    first, prefix = arguments.work / "first", arguments.work / "prefix"
    for folder in (first, prefix):
        shutil.rmtree(folder, ignore_errors=True)
    run(arguments.cmake, "--install", arguments.build, "--component", "aio", "--prefix", first)
    first.rename(prefix)
    return prefix


def main():
    parser = argparse.ArgumentParser(description="Use the installed package.")
    parser.add_argument("--build", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--compiler", required=True)
    parser.add_argument("--flags", default="", help="compiler flags that the library was built with")
    parser.add_argument("--cmake", required=True)
    arguments = parser.parse_args()

    prefix = installed(arguments)
    headers = {file.relative_to(prefix / "include") for file in (prefix / "include").rglob("*.*")}
    sources = {file.relative_to(ROOT / "src") for file in (ROOT / "src/aio").rglob("*.hpp")}
    if headers != sources:
        sys.exit(f"installed headers are not those of src/aio: {sorted(map(str, headers ^ sources))}")
    problems = list(missing_includes(prefix / "include"))
    if problems:
        sys.exit("\n".join(problems))

    build = arguments.work / "program"
    shutil.rmtree(build, ignore_errors=True)
    run(arguments.cmake, "-S", HERE / "program", "-B", build, "-G", "Ninja",
        f"-DCMAKE_PREFIX_PATH={prefix}", f"-DCMAKE_CXX_COMPILER={arguments.compiler}",
        f"-DCMAKE_CXX_FLAGS=-Wall -Wextra -Werror {arguments.flags}",
        "-DCMAKE_CXX_COMPILER_LAUNCHER=ccache")
    for entry in json.loads((build / "compile_commands.json").read_text(encoding="utf-8")):
        if str(ROOT / "src") in entry["command"]:
            sys.exit(f"the program is compiled with the repository's files: {entry['command']}")
    run(arguments.cmake, "--build", build)
    printed = run(build / "uses_aio")
    if printed != EXPECTED:
        sys.exit(f"the program printed\n{printed}instead of\n{EXPECTED}")
    print(f"{len(headers)} headers; {printed}", end="")


if __name__ == "__main__":
    main()
