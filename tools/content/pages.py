"""Static pages of the course, from the Jinja2 templates in web/page.

    pages = Pages(web / 'page')
    html = pages.lesson(lesson_bundle, course_bundle)
"""
import json

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

_STYLES = {'strong': 'strong', 'em': 'em', 'code': 'code'}


class Pages:
    def __init__(self, templates):
        self._environment = Environment(loader=FileSystemLoader(templates), autoescape=True, trim_blocks=True,
                                        lstrip_blocks=True, undefined=StrictUndefined)
        self._environment.filters.update(runs=runs_html, code=code_html)
        tokens = json.loads((templates.parent / 'tokens.json').read_text(encoding='utf-8'))
        self._environment.globals['panel'] = dict(zip(tokens['themes'], tokens['colors']['panel']))

    def index(self, course):
        return self._environment.get_template('index.html').render(course=course, root='', slug='')

    def lesson(self, lesson, course):
        demos = {demo['id']: demo for demo in lesson['demos']}
        return self._environment.get_template('lesson.html').render(
            lesson=lesson, course=course, demos=demos, root='../', slug=lesson['slug'])


def runs_html(runs):
    """Runs of text as HTML."""
    made = []
    for run in runs:
        html = escape(run['text'])
        if run.get('style'):
            tag = _STYLES[run['style']]
            html = Markup(f'<{tag}>{html}</{tag}>')
        if run.get('href'):
            html = Markup('<a href="{}">{}</a>').format(run['href'], html)
        made.append(html)
    return Markup('').join(made)


def code_html(code):
    """Highlighted lines of a listing as HTML, a span a token."""
    lines = []
    for line in code['lines']:
        spans = [Markup('<span class="{}">{}</span>').format(kind, text) if kind else escape(text)
                 for kind, text in line]
        lines.append(Markup('').join(spans))
    return Markup('\n').join(lines)
