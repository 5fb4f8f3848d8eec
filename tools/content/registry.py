"""What the app has to know of a course at compile time: its demos, and the listings' lines that they name.

    write_registry(course, demos_folder, out)

writes into the folder `out`, and leaves alone what would not change:

    programs.cmake                 set(demo_programs …): the demos' programs, a C++ file each
    registry.cpp                   demos::all()
    demos/listed_statements.hpp    the lines of the listings' statements, for demos/statement.hpp
"""
import json

from names import identifier

_REGISTRY = '''// The demos of the course; tools/content/registry.py wrote this.
#include <array>

#include "demos/demos.hpp"

{declarations}
namespace demos {{
namespace {{

constexpr std::array<Demo, {count}> registry = {{{demos}}};

}}  // namespace

std::span<const Demo> all() {{ return registry; }}

}}  // namespace demos
'''

_STATEMENTS = '''// The statements that the demos name, and their lines; tools/content/registry.py wrote this.
#pragma once

#include <array>

#include "demos/listed_statement.hpp"

namespace demos::detail {{

inline constexpr std::array<ListedStatement, {count}> listed_statements = {{{statements}}};

}}  // namespace demos::detail
'''


def write_registry(course, demos_folder, out):
    (out / 'demos').mkdir(parents=True, exist_ok=True)
    demos = [(lesson, demo) for lesson in course.lessons for demo in lesson.bundle['demos']]
    _write(out / 'programs.cmake', _programs(demos, demos_folder))
    _write(out / 'registry.cpp', _registry(demos))
    _write(out / 'demos/listed_statements.hpp', _statements(demos))


def _write(path, text):
    if not path.is_file() or path.read_text(encoding='utf-8') != text:
        path.write_text(text, encoding='utf-8')


def _place(lesson, demo):
    """A program below the folder of all of them."""
    return f'{identifier(lesson.bundle["slug"])}/{demo["listing"]["cpp"]["file"]}'


def _stem(demo):
    return demo['listing']['python']['file'].removesuffix('.py')


def _programs(demos, demos_folder):
    files = dict.fromkeys(demos_folder.resolve() / _place(lesson, demo) for lesson, demo in demos)
    return 'set(demo_programs\n' + ''.join(f'  "{file.as_posix()}"\n' for file in files) + ')\n'


def _registry(demos):
    declared = dict.fromkeys((identifier(lesson.bundle['slug']), _stem(demo)) for lesson, demo in demos)
    declarations = ''.join(f'namespace demos::{space} {{ aio::Coroutine<> {name}(Environment& env); }}\n'
                           for space, name in declared)
    entries = []
    for lesson, demo in demos:
        slug = lesson.bundle['slug']
        texts = ', '.join(map(json.dumps, (slug, demo['id'], _stem(demo))))
        entries.append(f'{{{texts}, Needs::{lesson.needs[demo["id"]]}, &{identifier(slug)}::{_stem(demo)}}}')
    return _REGISTRY.format(declarations=declarations, count=len(entries), demos=_braced(entries))


def _statements(demos):
    entries = dict.fromkeys((_place(lesson, demo), statement) for lesson, demo in demos
                            for statement in lesson.programs[demo['id']].statements)
    return _STATEMENTS.format(count=len(entries), statements=_braced(
        f'{{"{place}", {json.dumps(statement.text, ensure_ascii=False)}, {statement.which}, {statement.line}}}'
        for place, statement in entries))


def _braced(entries):
    """The elements of a std::array between braces of their own; nothing where there are none."""
    lines = ''.join(f'    {entry},\n' for entry in entries)
    return f'{{\n{lines}}}' if lines else ''
