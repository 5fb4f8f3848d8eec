"""Reads a lesson's folder into a bundle: lesson.md, quiz.json, listings with their output, and recorded
responses.

    lesson = read_lesson(folder, programs_folder, glossary, problems)
    lesson.bundle       # the contents of lesson.json
    lesson.responses    # the contents of api/: {file name: envelope}
    lesson.outputs      # {id of a demo: the lines that it prints}, for the page
    lesson.programs     # {id of a demo: its C++ program}
    lesson.runs         # {id of a demo without one: its recorded run, as JSON}
    lesson.javascript_runs   # {id of a demo: the recorded run of its JavaScript, as JSON}
    lesson.needs        # {id of a demo: what it needs from outside the loop}
    lesson.answers      # {id of a demo: {id of a prediction: its answer}}, for the tests alone
    lesson.exercises    # {id of an exercise: its task and checks}, the contents of exercises.json
    lesson.attempts     # {id of an exercise: its programs}, for the tests alone
"""
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from blocks import Blocks, Ids, line_of
from containers import Containers
from fields import load_yaml
from glossary import term_fragment
from inline import Inline
from listings import Listings
from places import Places
from problems import read_text
from quiz import read_quiz
from responses import read_responses

FORMAT = 1


@dataclass
class Lesson:
    bundle: dict
    responses: dict
    outputs: dict
    programs: dict
    runs: dict
    javascript_runs: dict
    needs: dict
    answers: dict
    exercises: dict
    attempts: dict


def read_lesson(folder, programs_folder, glossary, problems):
    """The lesson in a folder, with its demos' C++ in another; None if lesson.md cannot be read at all."""
    path = folder / 'lesson.md'
    text = read_text(path, problems, 'Add the lesson\'s text, or remove the lesson from course.json.')
    if text is None:
        return None
    responses = read_responses(folder / 'api', problems)
    head = _front_matter(text, path, problems)
    body = _Body(text, folder, programs_folder, glossary, problems)
    quiz = read_quiz(folder, Places(body.sections, body.demos, body.ids), body.listings, problems)
    bundle = {'format': FORMAT, 'slug': folder.name, **head, 'intro': body.intro, 'sections': body.sections,
              'demos': body.demos, 'quiz': quiz, 'completion': body.completion}
    if glossary:
        bundle['glossary'] = glossary
    return Lesson(bundle, responses, body.outputs, body.programs, body.runs, body.javascript_runs, body.needs,
                  body.answers, body.exercises, body.attempts)


def _parser():
    # HTML is parsed so that it can be reported.
    markdown = MarkdownIt('commonmark', {'html': True}).enable('table')
    markdown.use(front_matter_plugin)
    return markdown.use(container_plugin, 'any', validate=lambda params, *rest: True)


def _front_matter(text, path, problems):
    rows = text.splitlines()
    ends = [n for n, row in enumerate(rows) if row.rstrip() == '---']
    if len(ends) < 2 or ends[0] != 0:
        problems.add(path, 1, 'the front matter is missing',
                     'Begin with "---", lines such as "title: …", and "---" again.')
        fields = None
    else:
        fields = load_yaml('\n'.join(rows[1:ends[1]]), path, problems, 2)
    if fields is None:
        return {'number': 1, 'of': 1, 'title': '', 'minutes': 1, 'topics': [], 'summary': ''}
    fields.only(('title', 'number', 'of', 'minutes', 'topics', 'summary'))
    of = fields.integer('of', 1, 999)
    return {'number': fields.integer('number', 1, of), 'of': of, 'title': fields.text('title'),
            'minutes': fields.integer('minutes', 1, 999), 'topics': fields.texts('topics'),
            'summary': fields.text('summary')}


class _Body:
    """Everything in lesson.md below the front matter."""

    def __init__(self, text, folder, programs_folder, glossary, problems):
        self._path = folder / 'lesson.md'
        self._problems = problems
        self._terms = [term_fragment(entry) for entry in glossary]
        lines = text.splitlines()
        inline = Inline(problems, self._path)
        ids = Ids(problems)
        self.ids = ids
        self.listings = Listings(folder, programs_folder, problems)
        self._containers = Containers(inline, ids, self.listings, lines, problems, self._path)
        self._blocks = Blocks(inline, ids, self._containers, lines, problems, self._path)
        self.intro = []
        self.sections = []
        tree = SyntaxTreeNode(_parser().parse(text))
        for node in tree.children:
            if node.type != 'front_matter':
                self._take(node)
        self.demos = self._containers.demos
        self.outputs = self._containers.outputs
        self.programs = self._containers.programs
        self.runs = self._containers.runs
        self.javascript_runs = self._containers.javascript_runs
        self.needs = self._containers.needs
        self.answers = self._containers.answers
        self.completion = self._containers.completion
        self.exercises = self._containers.exercises.made
        self.attempts = self._containers.exercises.programs
        self._containers.exercises.check_folders()
        if not self.sections:
            self._problem(1, 'the lesson has no section', 'Begin a section with "## Title {#id}".')
        if not self.completion:
            self._problem(max(1, len(lines)), 'the completion is missing',
                          'End the lesson with "::: completion Title", some text and ":::".')
        self._check_fragments(inline.fragments)

    def _take(self, node):
        if self._containers.completion:
            self._problem(line_of(node), 'there is text after the completion', 'Move it before the completion.')
        if node.type == 'heading' and node.tag == 'h2':
            title, name = self._blocks.title(node)
            self._containers.section = name
            self.sections.append({'id': name, 'number': len(self.sections) + 1, 'title': title, 'blocks': []})
            return
        block = self._blocks.block(node)
        if block:
            (self.sections[-1]['blocks'] if self.sections else self.intro).append(block)

    def _check_fragments(self, fragments):
        sections = [section['id'] for section in self.sections]
        known = {*sections, 'quiz', *(f'demo={demo["id"]}' for demo in self.demos), *self._terms}
        for fragment, line in fragments:
            if fragment.startswith('term=') and fragment not in known:
                self._problem(line, f'the link leads to "#{fragment}", which is not a term of the glossary',
                              f'Define it in glossary.json, or use one of: {", ".join("#" + t for t in self._terms)}.')
            elif fragment not in known:
                self._problem(line, f'the link leads to "#{fragment}", which is not a section of this lesson',
                              f'Use one of: {", ".join("#" + name for name in [*sections, "quiz"])}.')

    def _problem(self, line, what, remedy):
        self._problems.add(self._path, line, what, remedy)
