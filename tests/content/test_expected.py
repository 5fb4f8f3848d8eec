"""The static page has each demo's listing and what it prints, as the tests of the listings know it."""
from output import write_site
from pages import Pages, output_html
from sample import ASSETS, SampleTest
from test_pages import ROOT, Reader


class DemosOnThePage(SampleTest):
    def page(self):
        write_site(self.compiled(), Pages(ROOT / 'web/page', ASSETS), self.content / 'dist')
        return Reader(self.read('dist/one/index.html'))

    def test_a_demo_says_what_it_prints_and_when(self):
        self.assertIn('0.5 s  Hello, Ada', self.page().words)

    def test_without_times_it_says_what_it_prints(self):
        (self.content / 'one/expected/greet.py.times.txt').unlink()
        words = self.page().words
        self.assertIn('Hello, Ada', words)
        self.assertNotIn('0.5 s', words)

    def test_a_listing_that_the_lesson_shows_is_linked(self):
        page = self.page()
        self.assertEqual(page.words.count('def greet(name):'), 1)
        self.assertIn('#listing-greet', [a['href'] for a in page.attributes('a')])
        self.assertIn('listing-greet', [a.get('id') for a in page.attributes('div')])

    def test_a_listing_that_it_shows_nowhere_else_is_there_in_both_languages(self):
        self.replace('one/lesson.md', '::: listings greet\n:::\n', '')
        page = self.page()
        self.assertEqual((page.words.count('def greet(name):'), page.words.count('function greet(name)')), (1, 1))
        self.assertNotIn('#listing-greet', [a['href'] for a in page.attributes('a')])

    def test_answers_that_were_recorded_are_named_so(self):
        self.assertNotIn('recorded responses', self.page().words)
        self.replace('one/lesson.md', 'listing: greet\n', 'listing: greet\nneeds: network\n')
        self.assertIn('recorded responses', self.page().words)

    def test_times_stand_below_each_other_and_text_is_no_markup(self):
        self.assertEqual(output_html([{'time': '0.5', 'text': '<b>'}, {'time': '10', 'text': 'x'}]),
                         '<span class="line"><span class="time">0.5 s  </span>&lt;b&gt;\n</span>'
                         '<span class="line"><span class="time"> 10 s  </span>x\n</span>')


class Expectations(SampleTest):
    def test_a_demo_without_one_is_refused(self):
        (self.content / 'one/expected/greet.py.txt').unlink()
        self.assert_refused('one/lesson.md', 'listing: greet', 'the output of greet.py is missing',
                            'Add one/expected/greet.py.txt')

    def test_a_line_that_has_no_time_is_refused(self):
        self.write('one/expected/greet.py.times.txt', 'Hello, Ada\n')
        self.assert_refused('one/expected/greet.py.times.txt', 1, 'not a time, a task', 'two spaces')

    def test_times_of_other_lines_are_refused(self):
        self.write('one/expected/greet.py.times.txt', '0.5   Task-1  Hello, Bob\n')
        self.assert_refused('one/expected/greet.py.times.txt', 1, 'differ from those in greet.py.txt', 'same lines')
