"""The opening of a course: what is refused, what the app gets of it, and its picture on the static page."""
import json
import re
import unittest
from html.parser import HTMLParser

from output import write_site
from pages import Pages
from picture import lanes_svg, run_text
from recorded import Event, Run
from sample import ASSETS, SampleTest
from test_pages import ROOT

COURSE = 'course.json'
RUN = 'one/expected/greet.py.run.txt'
OPENING = '''  "of": 1,
  "opening": {
    "lesson": "one",
    "demo": "greet",
    "step": 1,
    "sentence": "It greets <you>."
  }
'''


class OpeningTest(SampleTest):
    def setUp(self):
        super().setUp()
        self.replace(COURSE, '  "of": 1\n', OPENING)
        self.write(RUN, '0     Task-1  runs\n0     Task-1  prints Hello, Ada\n0     Task-1  returns\n')
        self.write('one/expected/greet.py.times.txt', '0     Task-1  Hello, Ada\n')


class Refused(OpeningTest):
    def test_a_lesson_that_the_course_does_not_have(self):
        self.replace(COURSE, '"lesson": "one"', '"lesson": "two"')
        self.assert_refused(COURSE, '"lesson": "two"', 'the course has no lesson "two"', 'Use one of: one.')

    def test_a_demo_that_the_lesson_does_not_have(self):
        self.replace(COURSE, '"demo": "greet"', '"demo": "great"')
        self.assert_refused(COURSE, '"demo"', 'the lesson "one" has no demo "great"', 'Use one of: greet.')

    def test_a_demo_that_needs_something_from_outside(self):
        self.replace('one/lesson.md', 'title: A greeting\n', 'title: A greeting\nneeds: network\n')
        self.assert_refused(COURSE, '"demo"', 'needs a network', 'needs nothing')

    def test_a_demo_whose_run_is_not_recorded(self):
        (self.content / RUN).unlink()
        self.assert_refused(COURSE, '"demo"', 'when the tasks of greet.py run', f'Add {RUN}.')

    def test_a_missing_key(self):
        self.replace(COURSE, '    "step": 1,\n', '')
        self.assert_refused(COURSE, '"opening"', '"step" is missing', 'Add "step"')

    def test_an_unknown_key(self):
        self.replace(COURSE, '"step": 1', '"step": 1, "speed": 2')
        self.assert_refused(COURSE, '"step"', '"speed" is not known', 'Remove it')

    def test_a_step_before_the_first(self):
        self.replace(COURSE, '"step": 1', '"step": 0')
        self.assert_refused(COURSE, '"step"', 'from 1 to', 'Write a number')

    def test_an_opening_that_is_no_object(self):
        self.write(COURSE, re.sub(r'"opening": \{.*?\}', '"opening": "greet"', self.read(COURSE), flags=re.DOTALL))
        self.assert_refused(COURSE, '"opening"', 'should be an object', 'named values')


class Built(OpeningTest):
    def build(self):
        self.out = self.content / 'dist'
        write_site(self.compiled(), Pages(ROOT / 'web/page', ASSETS), self.out)
        return self.read('dist/index.html')

    def test_the_app_gets_the_demo_and_its_listing(self):
        self.build()
        opening = json.loads(self.read('dist/course.json'))['opening']
        self.assertEqual([opening[key] for key in ('lesson', 'demo', 'title', 'step', 'sentence')],
                         ['one', 'greet', 'A greeting', 1, 'It greets <you>.'])
        lesson = json.loads(self.read('dist/one/lesson.json'))
        self.assertEqual(opening['python'], lesson['demos'][0]['listing']['python'])

    def test_the_page_has_the_sentence_the_button_and_the_picture_with_its_alternative(self):
        html = self.build()
        self.assertIn('<p class="sentence">It greets &lt;you&gt;.</p>', html)
        self.assertIn('href="one/#demo=greet"', html)
        self.assertIn('role="img" aria-label="1 task on one thread, from 0 to 0 s: Task-1 prints “Hello, Ada” at 0 s"',
                      html)
        self.assertIn('<pre role="group" aria-label="Python listing greet.py"', html)
        self.assertEqual(html.count('class="button primary"'), 1, 'one primary button')

    def test_a_course_without_an_opening_has_neither(self):
        self.replace(COURSE, OPENING, '  "of": 1\n')
        html = self.build()
        self.assertNotIn('<svg', html)
        self.assertNotIn('sentence', html)
        self.assertNotIn('opening', self.read('dist/course.json'))
        self.assertEqual(html.count('class="button primary"'), 1)


class Boxes(HTMLParser):
    """The bars of a picture: (class, x, width), as percentages where they are."""

    def __init__(self, svg):
        super().__init__()
        self.bars = []
        self.feed(str(svg))

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == 'rect' and attrs['class'] != 'axis':
            self.bars.append((attrs['class'], attrs['x'], attrs['width']))


class Picture(unittest.TestCase):
    def test_each_task_waits_and_runs_where_the_run_says(self):
        run = Run('two', [Event(0, 'Task-1', 'runs'), Event(0, 'Task-2', 'runs'),
                          Event(0.5, 'Task-2', 'runs'), Event(0.5, 'Task-2', 'prints', 'a < b'),
                          Event(0.5, 'Task-2', 'returns'), Event(2, 'Task-1', 'runs'),
                          Event(2, 'Task-1', 'fails')], True)
        svg = lanes_svg(run)
        self.assertEqual(Boxes(svg).bars, [
            ('wait', '0%', '100%'), ('run', '0%', '5'), ('end', '100%', '5'),
            ('wait', '0%', '25%'), ('run', '0%', '5'), ('run', '25%', '5')])
        self.assertEqual(run_text(run), '2 tasks on one thread, from 0 to 2 s: Task-2 prints “a < b” at 0.5 s')
        self.assertIn('a &lt; b', svg)
        self.assertEqual(svg.count('<use'), 1)

    def test_a_step_that_takes_time_is_as_long_as_that(self):
        run = Run('slow', [Event(0, 'Task-1', 'runs'), Event(3, 'Task-1', 'prints', 'done'),
                           Event(4, 'Task-1', 'returns')], True)
        self.assertIn(('run', '0%', '100%'), Boxes(lanes_svg(run)).bars)

    def test_tasks_are_in_order_of_creation(self):
        run = Run('ten', [Event(0, f'Task-{n}', 'runs') for n in (10, 2, 1)] + [Event(1, 'Task-1', 'returns')], True)
        names = re.findall(r'>(Task-\d+)<', lanes_svg(run))
        self.assertEqual(names, ['Task-1', 'Task-2', 'Task-10'])
