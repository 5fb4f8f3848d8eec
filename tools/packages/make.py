#!/usr/bin/env python3
"""Writes what course platforms import, from a built site:  tools/packages/make.py dist dist/packages

    SLUG.gift         the quiz of a lesson in GIFT, for Moodle and others
    SLUG-qti21.zip    the same as a QTI 2.1 package, for most platforms

The same site gives the same bytes. Exit status: 0, 1 if the site cannot be read, 2 for wrong arguments.
"""
import json
import sys
from pathlib import Path

from archive import archive
from gift import gift
from qti21 import qti21


class Unreadable(Exception):
    """A file of the site that cannot be used, and what to do."""


def write_packages(site, out):
    """Writes the packages of every lesson and returns their paths."""
    course = _read(site / 'course.json')
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for info in course['lessons']:
        lesson = _read(site / info['slug'] / 'lesson.json')
        packages = {f'{lesson["slug"]}.gift': gift(lesson).encode(),
                    f'{lesson["slug"]}-qti21.zip': archive(qti21(lesson))}
        for name, data in packages.items():
            (out / name).write_bytes(data)
            written.append(out / name)
    return written


def _read(path):
    try:
        return json.loads(path.read_text(encoding='utf-8'))
    except FileNotFoundError:
        raise Unreadable(f'{path}: there is no such file. Remedy: build the site with "make site".') from None
    except (OSError, ValueError) as error:
        raise Unreadable(f'{path}: {error}. Remedy: build the site again with "make site".') from None


def main():
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        for path in write_packages(Path(sys.argv[1]), Path(sys.argv[2])):
            print(f'{path}  {path.stat().st_size:,} bytes')
    except Unreadable as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == '__main__':
    sys.exit(main())
