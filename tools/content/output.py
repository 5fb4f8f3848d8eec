"""Writes the compiled course: bundles, recorded responses and pages.

    write_site(course, Pages(web / 'page', assets), out)
    outline(course)                 # what the progress that a course platform stores refers to
    write_answers(course, file)     # {lesson: {demo: {prediction: {'options', 'right'}}}}
"""
import json
import shutil
from pathlib import Path

from play import SLUG, play_bundle
from responses import INDEX, index

# What the page for recorded runs offers.
RECORDER = Path(__file__).resolve().parents[2] / 'python' / 'loopstep' / 'recorder.py'


def write_site(course, pages, out):
    out.mkdir(parents=True, exist_ok=True)
    _write_json(out / 'course.json', course.bundle)
    _write_json(out / 'outline.json', outline(course))
    _write_page(out, pages.index(course.bundle, course.opening))
    _write_page(out / 'embed', pages.embed(course.bundle, [lesson.bundle for lesson in course.lessons]))
    play = play_bundle()
    _write_page(out / SLUG, pages.play(play, course.bundle))
    _write_json(out / SLUG / 'lesson.json', play)
    shutil.copy(RECORDER, out / SLUG)
    _remove_lessons_that_are_gone(course, out)
    for lesson in course.lessons:
        folder = out / lesson.bundle['slug']
        # A response that was removed from the course must no longer be served.
        shutil.rmtree(folder / 'api', ignore_errors=True)
        (folder / 'api').mkdir(parents=True)
        _write_json(folder / 'lesson.json', lesson.bundle)
        for name, envelope in lesson.responses.items():
            _write_json(folder / 'api' / name, envelope)
        _write_json(folder / 'api' / INDEX, index(lesson.responses))
        _write_page(folder, pages.lesson(lesson, course.bundle))


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


def _write_json(path, value):
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(',', ':')) + '\n', encoding='utf-8')
