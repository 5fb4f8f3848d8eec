#!/usr/bin/env python3
"""Writes what course platforms import, from a built site:

    tools/packages/make.py dist dist/packages
    tools/packages/make.py dist dist/packages https://example.org/loopstep/      with the site's public address

    SLUG.gift             the quiz of a lesson in GIFT, for Moodle and others
    SLUG-qti21.zip        the same as a QTI 2.1 package, for most platforms
    SLUG-scorm12.zip      the lesson as a SCORM 1.2 package
    SLUG-scorm2004.zip    the same for SCORM 2004, 4th edition
    SLUG-cmi5.zip         the same for cmi5
    course-scorm12.zip, course-scorm2004.zip, course-cmi5.zip    the whole course, with a unit for each lesson
    course-cc13.imscc        the whole course as a Common Cartridge 1.3: links to the lessons, and the quizzes

The cartridge needs the address; without one it is not written, and an older one is removed. The same site gives the
same bytes. Exit status: 0, 1 if the site cannot be read, 2 for wrong arguments.
"""
import sys
from pathlib import Path

from archive import archive
from cmi5 import cmi5
from common_cartridge import common_cartridge
from gift import gift
from qti21 import qti21
from scorm import scorm12, scorm2004
from site_address import BadAddress, site_address
from site_files import Unreadable, read_json, read_site

_STANDARDS = {'scorm12': scorm12, 'scorm2004': scorm2004, 'cmi5': cmi5}
_CARTRIDGE = 'course-cc13.imscc'


def write_packages(folder, out, address=None):
    """Writes the packages of every lesson and of the course, and returns their paths.

    Without the site's address there is no cartridge.
    """
    site = read_site(folder)
    lessons = {info['slug']: read_json(folder / info['slug'] / 'lesson.json') for info in site.lessons}
    packages = {}
    for info in site.lessons:
        slug = info['slug']
        lesson = lessons[slug]
        packages[f'{slug}.gift'] = gift(lesson).encode()
        packages[f'{slug}-qti21.zip'] = archive(qti21(lesson))
        for name, package in _STANDARDS.items():
            packages[f'{slug}-{name}.zip'] = archive(package(site.course, [info], site.files_of(slug)))
    for name, package in _STANDARDS.items():
        packages[f'course-{name}.zip'] = archive(package(site.course, site.lessons, site.files()))
    if address:
        packages[_CARTRIDGE] = archive(common_cartridge(site.course, lessons.values(), address))
    out.mkdir(parents=True, exist_ok=True)
    for name, data in packages.items():
        (out / name).write_bytes(data)
    if not address:
        (out / _CARTRIDGE).unlink(missing_ok=True)  # it may have the quizzes and the address of an older site
    return [out / name for name in packages]


def main():
    if len(sys.argv) not in (3, 4):
        print(__doc__, file=sys.stderr)
        return 2
    folder, out = map(Path, sys.argv[1:3])
    try:
        address = site_address(sys.argv[3]) if len(sys.argv) == 4 else None
        for path in write_packages(folder, out, address):
            print(f'{path}  {path.stat().st_size:,} bytes')
        if not address:
            print(f'{out / _CARTRIDGE}  not written: it links to the site, whose address is not known. '
                  'Name it: make packages SITE=https://example.org/loopstep/')
    except BadAddress as error:
        print(error, file=sys.stderr)
        return 2
    except Unreadable as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == '__main__':
    sys.exit(main())
