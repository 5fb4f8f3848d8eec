#!/usr/bin/env python3
"""Compiles the example in the opening comment of every header of src/. Inside the toolchain:

    tools/header_examples.py           every layer
    tools/header_examples.py aio ui    these only

An example consists of the comment's lines that are indented by three spaces or more. What it uses without
declaring it, such as a variable, is declared in tests/header_examples/<layer>.hpp below a line that names
the header:

    // aio/wait.hpp
    std::vector<aio::Task<int>> tasks;

Everything before the first of these lines is available to every example of the layer. Functions in an
example remain functions; its statements become the body of one, which is a coroutine if they await. Each
layer is one translation unit, whose syntax and types are checked, and which is only checked again after
it, a header or a flag has changed.
"""
import hashlib
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from tidy import ROOT, SOURCE, STAMPS, flags_of, web_flags, with_headers

GIVEN = ROOT / "tests/header_examples"
COMPILER = "clang++-19"
SYNTAX_ONLY = ["-w", "-fsyntax-only", "-ferror-limit=0", "-fno-spell-checking", "-fno-caret-diagnostics"]
EXAMPLE = re.compile(r"///?(   +\S.*)")
SECTION = re.compile(r"^// (\w+/\S+\.hpp)\n", re.MULTILINE)
INCLUDE = re.compile(r"^#include .*\n", re.MULTILINE)
STATEMENT = re.compile(r"(if|for|while|switch|try|catch|return|throw|const auto|auto|struct|class|co_\w+)\b")
FUNCTION = re.compile(r"[\w:<>,&* ]+[ &*>][\w:]+\([^=]*\)( const)? \{")
ELLIPSIS = re.compile(r"\{ \.\.\. \}")


def example_of(header):
    """[(number, line)] of the example in a header's opening comment."""
    found = []
    for number, line in enumerate(header.read_text(encoding="utf-8").splitlines(), 1):
        if not line.startswith("//"):
            break
        if match := EXAMPLE.fullmatch(line):
            found.append((number, ELLIPSIS.sub("{}", match[1])))
    return found


def chunks_of(example):
    """The example's functions and statements, each a list of its lines."""
    margin = min(len(line) - len(line.lstrip()) for _, line in example)
    depth = 0
    chunks = []
    for number, line in example:
        if depth == 0 and (not chunks or line[margin] not in " {}"):
            chunks.append([])
        chunks[-1].append((number, line))
        code = re.sub(r'"(\\.|[^"\\])*"|//.*', "", line)
        depth += sum(map(code.count, "{(")) - sum(map(code.count, "})"))
    return chunks


def is_function(chunk):
    first = chunk[0][1].strip()
    return FUNCTION.match(first) and not STATEMENT.match(first)


def numbered(name, chunk):
    """The lines of a chunk, with their line numbers in the header."""
    return "".join(f'#line {number} "{name}"\n{line}\n' for number, line in chunk)


def wrapped(name, example):
    """An example as functions."""
    functions, statements = "", ""
    for chunk in chunks_of(example):
        if is_function(chunk):
            functions += numbered(name, chunk)
        else:
            statements += numbered(name, chunk)
    if not statements.strip():
        return functions
    kind = "aio::Coroutine<>" if re.search(r"\bco_(await|return)\b", statements) else "void"
    return f"{functions}{kind} example() {{\n{statements}}}\n"


def givens_of(layer):
    """{header: (line, text)} of tests/header_examples/<layer>.hpp; "" is for what they share."""
    path = GIVEN / f"{layer}.hpp"
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    parts = SECTION.split(text)
    givens = {"": (1, parts[0])}
    line = 1 + parts[0].count("\n")
    for header, given in zip(parts[1::2], parts[2::2]):
        if not (SOURCE / header).exists():
            sys.exit(f"{path.relative_to(ROOT)}:{line}: there is no header src/{header}; name another or remove it")
        givens[header] = (line + 1, given)
        line += 1 + given.count("\n")
    return givens


def program_of(layer, headers):
    """The source of a layer's translation unit."""
    givens = givens_of(layer)
    place = (GIVEN / f"{layer}.hpp").relative_to(ROOT)
    top = "".join(f'#include "{header.relative_to(SOURCE)}"\n' for header in headers)
    top += "".join(INCLUDE.findall("".join(given for _, given in givens.values())))
    body = INCLUDE.sub("\n", givens[""][1])
    for index, header in enumerate(headers):
        line, given = givens.get(str(header.relative_to(SOURCE)), (1, ""))
        body += f'namespace example_{index} {{\n#line {line} "{place}"\n{INCLUDE.sub(chr(10), given)}\n'
        body += wrapped(str(header.relative_to(ROOT)), example_of(header)) + "}\n"
    return f'{top}namespace header_examples {{\n#line 1 "{place}"\n{body}}}\n'


def stamp_of(program, flags):
    digest = hashlib.sha256(" ".join(flags).replace(str(ROOT), "").encode() + program.encode())
    for name in re.findall(r'^#include "(.+)"', program, re.MULTILINE):
        for part in sorted(with_headers(SOURCE / name, set())):
            digest.update(part.read_bytes())
    return STAMPS / f"examples-{digest.hexdigest()}"


def check(layer, headers, flags):
    """The errors in a layer's examples, as text."""
    program = program_of(layer, headers)
    stamp = stamp_of(program, flags)
    if stamp.exists():
        return ""
    done = subprocess.run([COMPILER, *flags, *SYNTAX_ONLY, "-x", "c++", "-"], cwd=ROOT, input=program,
                          text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode == 0:
        stamp.touch()
        return ""
    return done.stdout


def flags_by_layer(layers):
    """Layers are compiled as native code; the app, which needs a browser, as WebAssembly."""
    native = flags_of("sanitize")
    emscripten = web_flags()
    flags = {**{file: known + emscripten for file, known in flags_of("web").items()}, **native}
    # Some files of a layer have more include folders than others, and a header may need those.
    return {layer: max((known for file, known in flags.items()
                        if file.is_relative_to(SOURCE / layer) and (file in native) == (layer != "app")), key=len)
            for layer in layers}


def main():
    layers = sys.argv[1:] or sorted(folder.name for folder in SOURCE.iterdir() if any(folder.rglob("*.hpp")))
    headers = {layer: sorted((SOURCE / layer).rglob("*.hpp")) for layer in layers}
    bare = [header for some in headers.values() for header in some if not example_of(header)]
    for header in bare:
        print(f"{header.relative_to(ROOT)}:1: no example: show in the opening comment, indented by three spaces, "
              "how the header is used")
    headers = {layer: [header for header in some if header not in bare] for layer, some in headers.items()}
    flags = flags_by_layer(layers)
    STAMPS.mkdir(exist_ok=True)
    with ThreadPoolExecutor(2) as pool:
        problems = list(pool.map(lambda layer: check(layer, headers[layer], flags[layer]), layers))
    print("".join(problems), end="")
    count = sum(map(len, headers.values()))
    broken = len(set(re.findall(r"^(\S+): error:", "".join(problems), re.MULTILINE))) + len(bare)
    print(f"header examples: {count} headers, {broken} errors")
    return 1 if broken or any(problems) else 0


if __name__ == "__main__":
    sys.exit(main())
