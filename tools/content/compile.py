#!/usr/bin/env python3
"""Compiles a course into the files that the site serves, or reports what is wrong with it.

    compile.py --content content --web web --demos src/demos --assets build/site/assets.json --out dist
    compile.py --content content --demos src/demos --registry build/native/src/demos/course
    compile.py --content content --demos src/demos --answers build/native/answers.json
    compile.py --content content --demos src/demos --check

The first call writes the site, the second the registry of demos that is compiled into the app, the third the
answers of CPython's runs to the predictions, for tests: the site does not have them.
Each problem is a line on standard error, "file:line: what is wrong. Remedy: …"; if there are any, nothing is
written. Exit status: 0, 1 for a course with problems, 2 for wrong arguments.
"""
import argparse
import json
import sys
from pathlib import Path

from course import read_course
from output import write_answers, write_site
from pages import Pages
from problems import Problems
from registry import write_registry


def main():
    parser = argparse.ArgumentParser(description='Compiles a course into the files that the site serves.')
    parser.add_argument('--content', type=Path, required=True, help='folder with course.json and the lessons')
    parser.add_argument('--demos', type=Path, required=True, help="folder of the demos' C++ files")
    parser.add_argument('--web', type=Path, help='folder with page/, the page templates')
    parser.add_argument('--assets', type=Path, help='JSON file with the names of script, style, executable and fonts')
    parser.add_argument('--out', type=Path, help='folder to write the site to')
    parser.add_argument('--registry', type=Path, help='folder to write the registry of demos to')
    parser.add_argument('--answers', type=Path, help='file to write the answers to the predictions to')
    parser.add_argument('--check', action='store_true', help='only check, write nothing')
    options = parser.parse_args()
    if not (options.check or options.registry or options.answers or options.web and options.assets and options.out):
        parser.error('--web, --assets and --out are needed to write the site, --registry to write the registry of '
                     'demos, --answers the answers; --check writes nothing')

    problems = Problems()
    course = read_course(options.content, options.demos, problems)
    if problems:
        problems.print()
        count = len(list(problems))
        print(f'The course has {count} problem{"s" if count > 1 else ""}.', file=sys.stderr)
        return 1
    if options.registry and not options.check:
        write_registry(course, options.demos, options.registry)
    if options.answers and not options.check:
        write_answers(course, options.answers)
    if options.out and not options.check:
        assets = json.loads(options.assets.read_text(encoding='utf-8'))
        write_site(course, Pages(options.web / 'page', assets), options.out)
    return 0


if __name__ == '__main__':
    sys.exit(main())
