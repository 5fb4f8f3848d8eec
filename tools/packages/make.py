#!/usr/bin/env python3
"""Writes what course platforms import, from a built site:  tools/packages/make.py dist dist/packages

    SLUG.gift             the quiz of a lesson in GIFT, for Moodle and others
    SLUG-qti21.zip        the same as a QTI 2.1 package, for most platforms
    SLUG-scorm12.zip      the lesson as a SCORM 1.2 package
    SLUG-scorm2004.zip    the same for SCORM 2004, 4th edition
    SLUG-cmi5.zip         the same for cmi5
    course-scorm12.zip, course-scorm2004.zip, course-cmi5.zip    the whole course, with a unit for each lesson

The same site gives the same bytes. Exit status: 0, 1 if the site cannot be read, 2 for wrong arguments.
"""
import sys
from pathlib import Path

from archive import archive
from cmi5 import cmi5
from gift import gift
from qti21 import qti21
from scorm import scorm12, scorm2004
from site_files import Unreadable, read_json, read_site

_STANDARDS = {'scorm12': scorm12, 'scorm2004': scorm2004, 'cmi5': cmi5}


def write_packages(folder, out):
    """Writes the packages of every lesson and of the course, and returns their paths."""
    site = read_site(folder)
    packages = {}
    for info in site.lessons:
        slug = info['slug']
        lesson = read_json(folder / slug / 'lesson.json')
        packages[f'{slug}.gift'] = gift(lesson).encode()
        packages[f'{slug}-qti21.zip'] = archive(qti21(lesson))
        for name, package in _STANDARDS.items():
            packages[f'{slug}-{name}.zip'] = archive(package(site.course, [info], site.files_of(slug)))
    for name, package in _STANDARDS.items():
        packages[f'course-{name}.zip'] = archive(package(site.course, site.lessons, site.files()))
    out.mkdir(parents=True, exist_ok=True)
    for name, data in packages.items():
        (out / name).write_bytes(data)
    return [out / name for name in packages]


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
