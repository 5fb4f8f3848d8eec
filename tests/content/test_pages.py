"""The static page is the whole lesson, in order, and nothing in it is taken for markup."""
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from unittest.mock import ANY

from course import read_course
from output import outline, write_site
from pages import Pages, code_html, runs_html
from problems import Problems
from sample import ASSETS, SampleTest, add_program

ROOT = Path(__file__).resolve().parents[2]
VOID = {'meta', 'link', 'br', 'path', 'rect', 'circle', 'input'}


class Reader(HTMLParser):
    """Collects what a page says and whether its elements are closed."""

    def __init__(self, html):
        super().__init__()
        self.open = []
        self.elements = []
        self.words = ''
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if self.open.pop() != tag:
            raise AssertionError(f'</{tag}> closes nothing, line {self.getpos()[0]}')

    def handle_data(self, data):
        self.words += data

    def attributes(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]


class PagesTest(SampleTest):
    def setUp(self):
        super().setUp()
        self.out = self.content / 'dist'
        add_program(self)
        self.write('glossary.json', '{"terms": [{"term": "loop", "definition": "Goes `round`."}]}')
        write_site(self.compiled(), Pages(ROOT / 'web/page', ASSETS), self.out)
        self.lesson = Reader(self.read('dist/one/index.html'))
        self.index = Reader(self.read('dist/index.html'))

    def test_elements_are_closed(self):
        self.assertEqual((self.lesson.open, self.index.open), ([], []))

    def test_ids_are_given_once(self):
        ids = [attributes['id'] for _, attributes in self.lesson.elements if 'id' in attributes]
        self.assertEqual(sorted(set(ids)), sorted(ids))
        self.assertLessEqual({'static', 'app', 'note', 'first', 'second', 'detail', 'quiz', 'demo=greet'}, set(ids))

    def test_headings_skip_no_level(self):
        for page in (self.lesson, self.index):
            levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch('h[1-6]', tag)]
            self.assertEqual((levels[0], levels.count(1)), (1, 1))
            for before, after in zip(levels, levels[1:]):
                self.assertLessEqual(after, before + 1)

    def test_the_page_is_wired_for_the_app(self):
        for page, root, lesson in ((self.lesson, '../', 'one'), (self.index, '', '')):
            html = page.attributes('html')[0]
            self.assertEqual((html['lang'], html['data-state'], html['data-root'], html['data-lesson']),
                             ('en', 'loading', root, lesson))
            self.assertEqual(page.attributes('script'),
                             [{'id': 'host', 'async': None, 'src': root + 'assets/loopstep-X1.js'},
                              {'async': None, 'src': root + 'assets/arrival-X7.js', 'data-fetches': ANY}])
            self.assertIn({'id': 'app', 'hidden': None}, page.attributes('div'))

    def test_what_the_start_needs_is_asked_for_with_the_page(self):
        for page, root, bundles in ((self.lesson, '../', ['one/lesson.json']), (self.index, '', [])):
            asked = page.attributes('script')[1]['data-fetches'].split(' ')
            files = ['assets/loopstep-X3.wasm', 'assets/a-X4.ttf', 'assets/b-X5.ttf', 'course.json', *bundles]
            self.assertEqual(asked, [root + file for file in files])

    def test_addresses_are_relative(self):
        for page in (self.lesson, self.index):
            for _, attributes in page.elements:
                for key in ('href', 'src'):
                    self.assertFalse(attributes.get(key, '').startswith('/'), attributes)

    def test_everything_of_the_lesson_is_said(self):
        words = ' '.join(self.lesson.words.split())
        for text in ('Lesson 1 of 1', 'A small lesson.', 'loops', 'The Docs', 'First Part', 'Some text with code',
                     'A detail', 'Mind this', 'a | b', 'def greet(name):', 'function greet(name) {', 'A greeting',
                     'Predict: what is printed?', 'By the way', 'What is 1 + 1?', 'Far too much.', 'Well done!',
                     'Go deeper', 'In what order?', 'print("a") print("b")', 'a, b', 'Line by line.', 'Glossary',
                     'Goes round.'):
            self.assertIn(text, words)

    def test_explanations_lead_to_places_of_the_page(self):
        ids = {attributes['id'] for _, attributes in self.lesson.elements if 'id' in attributes}
        links = [a['href'] for a in self.lesson.attributes('a') if a['href'].startswith('#')]
        self.assertLessEqual({'#first', '#second', '#demo=greet&step=1', '#demo=greet&step=2'}, set(links))
        self.assertLessEqual({link[1:] for link in links}, ids)

    def test_the_index_leads_to_the_lesson(self):
        self.assertIn('one/', [a['href'] for a in self.index.attributes('a')])
        self.assertIn('../', [a['href'] for a in self.lesson.attributes('a')])

    def test_the_page_that_builds_snippets_knows_every_lesson(self):
        html = (self.out / 'embed' / 'index.html').read_text()
        Reader(html)
        found = re.search(r'id="lessons">(.*?)</script>', html, re.S).group(1)
        bundle = self.compiled().lessons[0].bundle
        [lesson] = json.loads(found)
        self.assertEqual((lesson['slug'], lesson['title']), ('one', bundle['title']))
        for part in ('sections', 'demos'):
            self.assertEqual([each['id'] for each in lesson[part]], [each['id'] for each in bundle[part]])

    def test_text_is_no_markup(self):
        self.assertEqual(runs_html([{'text': '<b> & "c"', 'style': 'code'}]),
                         '<code>&lt;b&gt; &amp; &#34;c&#34;</code>')
        self.assertEqual(runs_html([{'text': 'x', 'href': 'https://a/?b="&c'}]),
                         '<a href="https://a/?b=&#34;&amp;c">x</a>')
        self.assertEqual(code_html({'lines': [[['keyword', 'if'], ['', ' a<b']], []]}),
                         '<span class="keyword">if</span> a&lt;b\n')

    def test_bundles_are_json(self):
        self.assertEqual(json.loads(self.read('dist/one/lesson.json'))['slug'], 'one')
        self.assertEqual(json.loads(self.read('dist/course.json'))['lessons'][0]['slug'], 'one')
        self.assertEqual(json.loads(self.read('dist/one/api/index.json')),
                         {'GET https://api.example.com/user': 'user.json'})

    def test_the_outline_has_the_ids_of_each_lesson(self):
        self.assertEqual(list(json.loads(self.read('dist/outline.json'))), ['one'])
        course = read_course(ROOT / 'content', ROOT / 'src/demos', Problems())
        for lesson, ids in zip(course.lessons, outline(course).values(), strict=True):
            quiz = lesson.bundle['quiz']
            self.assertEqual(ids['sections'], [section['id'] for section in lesson.bundle['sections']])
            self.assertEqual(ids['questions'],
                             {asked['id']: asked['hash'] for asked in [*quiz['questions'], *quiz.get('deeper', [])]})
            self.assertEqual(ids['predictions'], [f'{demo["id"]}/{prediction["id"]}' for demo in lesson.bundle['demos']
                                                  for prediction in demo.get('predictions', [])])

    def test_a_response_that_was_taken_out_is_served_no_more(self):
        (self.content / 'one/api/user.json').unlink()
        write_site(self.compiled(), Pages(ROOT / 'web/page', ASSETS), self.out)
        self.assertEqual([file.name for file in (self.out / 'one/api').iterdir()], ['index.json'])
