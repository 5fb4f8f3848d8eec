"""Writes the compiled course: bundles, recorded responses and runs, and pages.

    write_site(course, Pages(web / 'page', assets), out)
    outline(course)                 # what the progress that a course platform stores refers to
    write_answers(course, file)     # {lesson: {demo: {prediction: {'options', 'right'}}}}
"""
import json
import shutil
from hashlib import sha256

from demo_run import RECORDER
from highlight import LETTERS
from lesson import FORMAT
from play import SLUG, play_bundle
from responses import INDEX, index


def write_site(course, pages, out):
    out.mkdir(parents=True, exist_ok=True)
    _write_bundle(out / 'course.json', course.bundle)
    _write_json(out / 'outline.json', outline(course))
    _write_page(out, pages.index(course.bundle, course.opening))
    _write_page(out / 'embed', pages.embed(course.bundle, [lesson.bundle for lesson in course.lessons]))
    play = play_bundle(course.gallery)
    _write_page(out / SLUG, pages.play(play, course.bundle))
    _write_bundle(out / SLUG / 'lesson.json', play)
    shutil.copy(RECORDER, out / SLUG)
    _remove_lessons_that_are_gone(course, out)
    for lesson in course.lessons:
        folder = out / lesson.bundle['slug']
        # A response that was removed from the course must no longer be served.
        shutil.rmtree(folder / 'api', ignore_errors=True)
        (folder / 'api').mkdir(parents=True)
        _write_runs(folder / 'runs', lesson, pages.program)
        bundle, programs = _apart(_without_marks(lesson.bundle))
        _write_bundle(folder / 'lesson.json', bundle)
        _write_bundle(folder / 'programs.json', {'format': FORMAT, 'programs': programs})
        for name, envelope in lesson.responses.items():
            _write_json(folder / 'api' / name, envelope)
        _write_json(folder / 'api' / INDEX, index(lesson.responses))
        _write_exercises(folder / 'exercises.json', lesson.exercises)
        _write_page(folder, pages.lesson(lesson, course.bundle))


def _write_runs(folder, lesson, program):
    """The recorded demos, and in the bundle the names of their files. A name says what the file has and which build of
    the app reads it: tools/runs.mjs makes of it what only that build can read."""
    shutil.rmtree(folder, ignore_errors=True)
    demos = {demo['id']: demo for demo in lesson.bundle['demos']}
    for member, runs in (('run', lesson.runs), ('javascriptRun', lesson.javascript_runs)):
        for demo, text in runs.items():
            name = demos[demo][member] = f'{demo}-{sha256((program + text).encode()).hexdigest()[:8]}'
            folder.mkdir(exist_ok=True)
            (folder / f'{name}.json').write_text(text, encoding='utf-8')


def _write_exercises(path, exercises):
    if exercises:
        _write_json(path, {'format': FORMAT, 'exercises': exercises})
    else:
        path.unlink(missing_ok=True)


def _without_marks(bundle):
    """The bundle without what only the static page needs to know of its blocks."""
    def plain(block):
        return {key: value for key, value in block.items() if key != 'exercise'}

    sections = [{**section, 'blocks': [plain(block) for block in section['blocks']]} for section in bundle['sections']]
    return {**bundle, 'sections': sections}


def _apart(bundle):
    """The bundle without the lines of the demos' C++, and these by demo: only those who choose C++ load them."""
    demos, programs = [], {}
    for demo in bundle['demos']:
        if program := demo['listing'].get('cpp'):
            programs[demo['id']] = program
            demo = {**demo, 'listing': {**demo['listing'], 'cpp': {'file': program['file']}}}
        demos.append(demo)
    return {**bundle, 'demos': demos}, programs


def outline(course):
    """The ids in each lesson; questions with their hashes."""
    return {lesson.bundle['slug']: {
        'sections': [section['id'] for section in lesson.bundle['sections']],
        'questions': {question['id']: question['hash'] for question in _questions(lesson.bundle['quiz'])},
        'predictions': [f'{demo["id"]}/{prediction["id"]}' for demo in lesson.bundle['demos']
                        for prediction in demo.get('predictions', [])],
    } for lesson in course.lessons}


def _questions(quiz):
    return [*quiz['questions'], *quiz.get('deeper', [])]


def write_answers(course, file):
    file.parent.mkdir(parents=True, exist_ok=True)
    _write_json(file, {lesson.bundle['slug']: {demo: {name: vars(answer) for name, answer in answers.items()}
                                               for demo, answers in lesson.answers.items()}
                       for lesson in course.lessons})


def _remove_lessons_that_are_gone(course, out):
    """Lessons that were removed from the course must no longer be served."""
    slugs = {SLUG, *(lesson.bundle['slug'] for lesson in course.lessons)}
    for bundle in out.glob('*/lesson.json'):
        if bundle.parent.name not in slugs:
            shutil.rmtree(bundle.parent)


def _write_page(folder, html):
    folder.mkdir(exist_ok=True)
    (folder / 'index.html').write_text(html, encoding='utf-8')


def _compact(value):
    """Listings in fewer bytes: in place of [class, text], a text that begins with the letter of its class."""
    if isinstance(value, list):
        return [_compact(each) for each in value]
    if not isinstance(value, dict):
        return value
    return {key: [[LETTERS[kind] + text for kind, text in line] for line in inner]
            if key == 'lines' and 'file' in value else _compact(inner) for key, inner in value.items()}


def _write_bundle(path, bundle):
    _write_json(path, _compact(bundle))


def _write_json(path, value):
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(',', ':')) + '\n', encoding='utf-8')
