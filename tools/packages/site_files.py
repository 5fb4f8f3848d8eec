"""The files of a built site that a package carries, and the course they show.

    site = read_site(Path('dist'))
    site.lessons                     # [{'slug', 'title', 'summary', …}]
    site.files_of('async-python')    # {'index.html': bytes, 'assets/….js': bytes, …}: the site with that lesson only
"""
import json
import re
from dataclasses import dataclass

# What servers send instead of a file, and what is not part of the site.
_LEFT_OUT_ENDINGS = ('.br', '.gz')
_LEFT_OUT_FOLDERS = ('packages', 'embed', 'play')
# Of the pages in those folders: what opens runs, and what runs programs, which takes 4 MB, compressed.
_LEFT_OUT_ASSETS = ('assets/builder-', 'assets/snippets-', 'assets/runs-', 'assets/reader-', 'assets/python-',
                    'assets/pyodide.', 'assets/editor-')
# The page for runs on the static page of the course.
_PLAY_CARD = re.compile(rb'<section class="card" aria-labelledby="play">.*?</section>\n?', re.DOTALL)


class Unreadable(Exception):
    """A file of the site that cannot be used, and what to do."""


@dataclass
class Site:
    course: dict
    shared: dict        # files by path
    lesson_files: dict  # files by path, by slug

    @property
    def lessons(self):
        return self.course['lessons']

    def files(self):
        """Of the whole site, by path, in their order."""
        every = dict(self.shared)
        for slug, files in self.lesson_files.items():
            every.update(files)
            _remove_exercises(every, slug)
        return dict(sorted(every.items()))

    def files_of(self, slug):
        """The site as if the course had that lesson only."""
        course = {**self.course, 'lessons': [info for info in self.lessons if info['slug'] == slug]}
        if course.get('opening', {}).get('lesson', slug) != slug:
            del course['opening']
        files = {**self.shared, **self.lesson_files[slug], 'course.json': json.dumps(course).encode()}
        _remove_exercises(files, slug)
        return dict(sorted(files.items()))


def read_site(folder):
    """@raises Unreadable"""
    course = read_json(folder / 'course.json')
    slugs = [info['slug'] for info in course['lessons']]
    shared, lessons = {}, {slug: {} for slug in slugs}
    for path in sorted(folder.rglob('*')):
        name = path.relative_to(folder).as_posix()
        top = name.split('/')[0]
        if (not path.is_file() or path.suffix in _LEFT_OUT_ENDINGS or top in _LEFT_OUT_FOLDERS
                or name.startswith(_LEFT_OUT_ASSETS)):
            continue
        lessons.get(top, shared)[name] = _read(path)
    shared['index.html'] = _PLAY_CARD.sub(b'', shared['index.html'])
    return Site(course, shared, lessons)


def _remove_exercises(files, slug):
    """Without Python, none of them could be done. tools/content/exercises.py writes them."""
    bundle = json.loads(files[f'{slug}/lesson.json'])
    for section in bundle.get('sections', []):
        section['blocks'] = [block for block in section['blocks'] if not _is_exercise(block)]
    files[f'{slug}/lesson.json'] = json.dumps(bundle, ensure_ascii=False, separators=(',', ':')).encode()
    files.pop(f'{slug}/exercises.json', None)


def _is_exercise(block):
    return block['type'] == 'callout' and block['title'].startswith('Exercise: ')


def read_json(path):
    """@raises Unreadable"""
    try:
        return json.loads(_read(path))
    except ValueError as error:
        raise Unreadable(f'{path}: {error}. Remedy: build the site again with "make site".') from None


def _read(path):
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise Unreadable(f'{path}: there is no such file. Remedy: build the site with "make site".') from None
    except OSError as error:
        raise Unreadable(f'{path}: {error}. Remedy: build the site again with "make site".') from None
