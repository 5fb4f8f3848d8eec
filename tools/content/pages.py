"""Static pages of the course, from the Jinja2 templates in web/page.

    pages = Pages(web / 'page', {'script': 'loopstep-4XLO.js', …})
    html = pages.lesson(lesson, course_bundle)
"""
import json

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from glossary import term_fragment
from picture import lanes_svg, run_summary

_STYLES = {'strong': 'strong', 'em': 'em', 'code': 'code'}


class Pages:
    def __init__(self, templates, assets):
        self._environment = Environment(loader=FileSystemLoader(templates), autoescape=True, trim_blocks=True,
                                        lstrip_blocks=True, undefined=StrictUndefined)
        self._environment.filters.update(runs=runs_html, code=code_html, output=output_html,
                                         lanes=lanes_svg, summary=run_summary, fragment=term_fragment)
        tokens = json.loads((templates.parent / 'tokens.json').read_text(encoding='utf-8'))
        self._environment.globals['panel'] = dict(zip(tokens['themes'], tokens['colors']['panel']))
        self._environment.globals['assets'] = assets
        self._assets = assets
        self.program = assets['program']

    def index(self, course, opening):
        return self._environment.get_template('index.html').render(
            course=course, opening=opening, root='', slug='', preloads=self._preloads(''))

    def embed(self, course, bundles):
        """The page that builds snippets for other pages, of all lessons."""
        def named(parts):
            return [{'id': part['id'], 'title': part['title']} for part in parts]
        lessons = [{'slug': bundle['slug'], 'title': bundle['title'], 'sections': named(bundle['sections']),
                    'demos': named(bundle['demos'])} for bundle in bundles]
        return self._environment.get_template('embed.html').render(course=course, lessons=lessons)

    def play(self, bundle, course):
        """The page for recorded runs."""
        return self._environment.get_template('play.html').render(
            lesson=bundle, course=course, root='../', slug=bundle['slug'],
            preloads=self._preloads('../', f'{bundle["slug"]}/lesson.json'))

    def lesson(self, lesson, course):
        bundle = lesson.bundle
        shown = {block['python']['file']: f'#listing-{block["id"]}' for block in _blocks(bundle)
                 if block['type'] == 'listings'}
        links = sorted({href[1:] for href in _hrefs(bundle['quiz'])})
        demos = {demo['id']: {**demo, 'prints': lesson.outputs[demo['id']],
                              'above': shown.get(demo['listing']['python']['file']),
                              'recorded': lesson.needs[demo['id']] == 'network',
                              'steps': [link for link in links if link.startswith(f'demo={demo["id"]}&')]}
                 for demo in bundle['demos']}
        return self._environment.get_template('lesson.html').render(
            lesson=bundle, course=course, demos=demos, root='../', slug=bundle['slug'],
            preloads=self._preloads('../', f'{bundle["slug"]}/lesson.json'))

    def _preloads(self, root, *bundles):
        """The addresses of what a page fetches in any case."""
        assets = [self.program, *self._assets['fonts']]
        return [root + file for file in (*(f'assets/{name}' for name in assets), 'course.json', *bundles)]


def _blocks(part):
    """Every block of a bundle, including nested ones."""
    if isinstance(part, dict):
        if 'type' in part:
            yield part
        part = part.values()
    if not isinstance(part, str) and hasattr(part, '__iter__'):
        for inner in part:
            yield from _blocks(inner)


def _hrefs(part):
    """Every address to which a part of a bundle links."""
    if isinstance(part, dict):
        if 'href' in part:
            yield part['href']
        part = part.values()
    if not isinstance(part, str) and hasattr(part, '__iter__'):
        for inner in part:
            yield from _hrefs(inner)


def runs_html(runs):
    """Runs of text as HTML."""
    made = []
    for run in runs:
        html = escape(run['text']).replace('\n', Markup('<br>'))
        if run.get('style'):
            tag = _STYLES[run['style']]
            html = Markup(f'<{tag}>{html}</{tag}>')
        if run.get('href'):
            html = Markup('<a href="{}">{}</a>').format(run['href'], html)
        made.append(html)
    return Markup('').join(made)


def code_html(code):
    """Highlighted lines of a listing as HTML, one span per token; operators look like plain text."""
    lines = []
    for line in code['lines']:
        spans = [Markup('<span class="{}">{}</span>').format(kind, text) if kind not in ('', 'operator')
                 else escape(text)
                 for kind, text in line]
        lines.append(Markup('').join(spans))
    return Markup('\n').join(lines)


def output_html(lines):
    """A demo's output as HTML, each line after its time. Lines are elements because they wrap on paper."""
    width = max((len(line['time']) for line in lines if line['time']), default=0)
    return Markup('').join(
        Markup('<span class="line"><span class="time">{}</span>{}\n</span>').format(
            f'{line["time"]:>{width}} s  ', line['text']) if line['time']
        else Markup('{}\n').format(line['text']) for line in lines)
