"""The whole course: course.json, the glossary and the lessons that course.json names.

    course = read_course(content_folder, demos_folder, problems)   # demos_folder / 'a_lesson' / 'a_listing.cpp'
    course.bundle     # the contents of dist/course.json
    course.lessons    # a list of Lesson
    course.opening    # the demo that the index plays, with its run; None if it plays none
    course.gallery    # the programs of the page play/
"""
from dataclasses import dataclass

from fields import load_json
from gallery import read_gallery
from glossary import read_glossary
from lesson import FORMAT, read_lesson
from names import identifier, is_identifier, is_slug
from opening import Opening, read_opening

# A lesson's folder must not be one of these.
FOLDERS_OF_THE_SITE = ('assets', 'embed', 'gallery', 'packages', 'play')


@dataclass
class Course:
    bundle: dict
    lessons: list
    opening: Opening | None
    gallery: list


def read_course(content, demos_folder, problems):
    """The course in a folder; None if course.json cannot be read at all."""
    fields = load_json(content / 'course.json', problems, 'Add course.json, or correct the folder in --content.')
    if fields is None:
        return None
    fields.only(('title', 'summary', 'lessons', 'of'), ('opening',))
    of = fields.integer('of', 1, 999)
    glossary = read_glossary(content / 'glossary.json', problems)
    lessons = []
    for slug in _slugs(fields, content):
        programs_folder = demos_folder / identifier(slug)
        lesson = read_lesson(content / slug, programs_folder, glossary, problems)
        if lesson:
            lessons.append(lesson)
            _check_programs(lesson, programs_folder, problems)
            if lesson.bundle['of'] != of:
                fields.problem('of', f'the course has {of} lesson{"s" if of != 1 else ""}, but {slug}/lesson.md says '
                               f'{lesson.bundle["of"]}',
                               'Correct one of the two.')
    if not problems:
        _check_folders(lessons, demos_folder, problems)
    bundle = {'format': FORMAT, 'title': fields.text('title'), 'summary': fields.text('summary'), 'of': of,
              'lessons': [_info(lesson.bundle) for lesson in lessons]}
    opening = None
    if fields.has('opening'):
        inner = fields.inner('opening')  # reports anything but an object
        opening = read_opening(inner, content, lessons, problems) if isinstance(fields.raw('opening'), dict) else None
    if opening:
        bundle['opening'] = opening.bundle
    return Course(bundle, lessons, opening, read_gallery(content / 'gallery', problems))


def _check_programs(lesson, programs_folder, problems):
    """Reports C++ files that no demo uses, and that would be compiled into the app for nothing."""
    shown = {program.code['file'] for program in lesson.programs.values()}
    if problems:
        return  # a rejected demo may be the one that uses it
    for file in sorted(programs_folder.glob('*.cpp')):
        if file.name not in shown:
            problems.add(file, 1, f'no demo of {lesson.bundle["slug"]}/lesson.md has the listing {file.stem}',
                         'Add a demo with this listing, or remove the C++ file.')


def _check_folders(lessons, demos_folder, problems):
    used = {identifier(lesson.bundle['slug']) for lesson in lessons}
    for folder in sorted({file.parent for file in demos_folder.glob('*/*.cpp')}):
        if folder.name not in used:
            problems.add(folder, 1, 'the course has no lesson with this name', 'Add the lesson, or remove the folder.')


def _slugs(fields, content):
    slugs = fields.texts('lessons')
    if fields.raw('lessons') == []:
        fields.problem('lessons', 'the course has no lesson', 'Add the folder name of a lesson.')
    for slug in slugs:
        if slugs.count(slug) > 1:
            fields.problem('lessons', f'the lesson "{slug}" is listed twice', 'List each lesson once.')
        if not is_slug(slug):
            fields.problem('lessons', f'"{slug}" is not a valid lesson name',
                           'Use lower-case letters and digits, with a hyphen between words.')
        elif not is_identifier(identifier(slug)):
            fields.problem('lessons', f'"{slug}" cannot be a C++ name, which its demos need',
                           'Begin with a letter, and avoid C++ keywords.')
        elif slug in FOLDERS_OF_THE_SITE:
            fields.problem('lessons', f'"{slug}" is a folder that the site itself has', 'Choose another name.')
        elif not (content / slug).is_dir():
            fields.problem('lessons', f'the lesson "{slug}" has no folder',
                           f'Add the folder {slug}, or correct the name.')
    return [slug for slug in dict.fromkeys(slugs) if is_slug(slug) and (content / slug).is_dir()]


def _info(bundle):
    """The parts of a lesson that the index and the learner's progress need."""
    return {**{key: bundle[key] for key in ('slug', 'number', 'title', 'minutes', 'topics', 'summary')},
            'sections': [{'id': section['id'], 'title': section['title']} for section in bundle['sections']],
            **{part: [question['id'] for question in bundle['quiz'][part]]
               for part in ('questions', 'deeper') if part in bundle['quiz']}}
