"""The opening of a course: the demo that its index plays, as course.json names it.

    opening = read_opening(fields, content_folder, lessons, problems)
    opening.bundle    # for dist/course.json
    opening.run       # CPython's run of the listing, for the picture on the static page
"""
from dataclasses import dataclass
from pathlib import Path

from recorded import Run, read_run


@dataclass
class Opening:
    bundle: dict
    run: Run


def read_opening(fields, content, lessons, problems):
    """The opening; None, with a problem, if its demo cannot be played on the index."""
    if not fields.only(('lesson', 'demo', 'step', 'sentence')):
        return None
    slug, name = fields.text('lesson'), fields.text('demo')
    step, sentence = fields.integer('step', 1, 99_999), fields.text('sentence')
    lesson = _named(fields, 'lesson', slug, {lesson.bundle['slug']: lesson for lesson in lessons}, 'the course')
    demo = lesson and _named(fields, 'demo', name, {demo['id']: demo for demo in lesson.bundle['demos']},
                             f'the lesson "{slug}"')
    if not demo:
        return None
    if name not in lesson.programs:
        fields.problem('demo', f'the demo "{name}" has no C++ program, but the index plays its demo at once, before '
                       'anything could be loaded', 'Choose a demo with a C++ program.')
        return None
    if lesson.needs[name] != 'nothing':
        fields.problem('demo', f'the demo "{name}" needs a {lesson.needs[name]}, but the index plays its demo at once, '
                       'without one', 'Choose a demo that needs nothing.')
        return None
    python = demo['listing']['python']
    run = read_run(content / slug, Path(python['file']).stem, fields.path, fields.line('demo'), problems)
    if run and not run.has_steps:
        fields.problem('demo', f'nothing says when the tasks of {python["file"]} run',
                       f'Add {slug}/expected/{python["file"]}.run.txt.')
        return None
    return run and Opening({'lesson': slug, 'demo': name, 'title': demo['title'], 'sentence': sentence, 'step': step,
                            'python': python}, run)


def _named(fields, key, name, known, where):
    """The lesson or demo of that name; None, with a problem, if there is none. An empty name is reported already."""
    if name and name not in known:
        fields.problem(key, f'{where} has no {key} "{name}"', f'Use one of: {", ".join(known)}.' if known else
                       f'Correct the {key}\'s own problems first.')
    return known.get(name)
