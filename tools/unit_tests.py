"""Runs the unit tests of a build, each program in processes of its own, one for each processor at a time.

    python3 tools/unit_tests.py build/native

A process for each test, as ctest starts them, would take longer to start than to test: a sanitizer alone
takes a tenth of a second. A program of many tests is run in shards, so that both processors are busy to the end.
Ends with "N passed, N failed". A test that a crash kept from running has failed.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

# Tests in a shard, so that none takes much longer than the others.
SHARD = 100


@dataclass
class Result:
    passed: list = field(default_factory=list)
    failed: list = field(default_factory=list)


def plan(build):
    """The tests of a build as ctest knows them: those of each program, and those that only ctest can run."""
    listing = subprocess.run(["ctest", "--test-dir", build, "--show-only=json-v1"], stdout=subprocess.PIPE, check=True)
    programs, others = {}, []
    for test in json.loads(listing.stdout)["tests"]:
        command = test.get("command", [])
        wanted = [part.partition("=")[2] for part in command if part.startswith("--gtest_filter=")]
        if wanted:
            programs.setdefault(Path(command[0]), []).extend(wanted)
        else:
            others.append(test["name"])
    return programs, others


def reported(report):
    """The tests of a report and whether each passed; empty without a readable one."""
    try:
        cases = ElementTree.parse(report).getroot().iter("testcase")
    except (FileNotFoundError, ElementTree.ParseError):
        return {}
    # A test that was skipped or disabled proves nothing, so it does not pass.
    return {f"{case.get('classname')}.{case.get('name')}":
            case.get("result") == "completed" and case.find("failure") is None for case in cases}


def run_shard(program, names):
    """Runs tests of a program: its result, and what it printed if all is not well."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        flags = Path(folder) / "flags"
        flags.write_text(f"--gtest_filter={':'.join(names)}\n--gtest_output=xml:{report}\n--gtest_brief=1\n")
        process = subprocess.run([program, f"--gtest_flagfile={flags}"], stdout=subprocess.PIPE,
                                 stderr=subprocess.STDOUT, text=True, errors="replace", cwd=program.parent)
        outcome = reported(report)
    result = Result()
    for name in names:
        (result.passed if outcome.get(name) else result.failed).append(name)
    if process.returncode != 0 and not result.failed:
        # A sanitizer's finding at the end, after the last test.
        result.failed.append(f"the end of {program.name}, with status {process.returncode}")
    return result, process.stdout if result.failed else ""


def run_others(build, names):
    """Runs tests with ctest, which shows those that fail."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        subprocess.run(["ctest", "--test-dir", build, "--parallel", str(os.cpu_count()), "--output-on-failure",
                        "--quiet", "--tests-regex", f"^({'|'.join(map(re.escape, names))})$", "--output-junit", report])
        cases = ElementTree.parse(report).getroot().iter("testcase")
        passed = {case.get("name") for case in cases if case.get("status") == "run"}
    return Result([name for name in names if name in passed], [name for name in names if name not in passed])


def run(build):
    """Runs all unit tests of a build, showing what failed."""
    programs, others = plan(build)
    shards = []
    for program, names in programs.items():
        count = -(-len(names) // SHARD)
        shards += [(program, names[index::count]) for index in range(count)]
    total = Result()

    def add(what, result):
        print(f"{what}: {len(result.passed)} passed, {len(result.failed)} failed", flush=True)
        for name in result.failed:
            print(f"  failed: {name}")
        total.passed += result.passed
        total.failed += result.failed

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for (program, _), (result, output) in zip(shards, pool.map(lambda shard: run_shard(*shard), shards)):
            print(output, end="")
            add(program.name, result)
    if others:
        add("ctest", run_others(build, others))
    return total


def main():
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        sys.exit("unit_tests.py: name the folder of a build, such as build/native, which tools/build makes")
    total = run(Path(sys.argv[1]).resolve())
    print(f"{len(total.passed)} passed, {len(total.failed)} failed")
    return 0 if total.passed and not total.failed else 1


if __name__ == "__main__":
    sys.exit(main())
