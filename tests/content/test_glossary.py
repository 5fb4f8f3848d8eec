"""The glossary is in every lesson, and its definitions are short."""
import json

from sample import SampleTest

FILE = 'glossary.json'


def entry(term='task', definition='Runs a `coroutine`.'):
    return {'term': term, 'definition': definition}


class Glossary(SampleTest):
    def define(self, *entries):
        self.write(FILE, json.dumps({'terms': entries}, indent=1))

    def test_every_lesson_has_it(self):
        self.define(entry(), entry('await', 'Waits.'))
        self.assertEqual(self.compiled().lessons[0].bundle['glossary'], [
            {'term': 'task', 'definition': [{'text': 'Runs a '}, {'text': 'coroutine', 'style': 'code'},
                                            {'text': '.'}]},
            {'term': 'await', 'definition': [{'text': 'Waits.'}]}])

    def test_a_definition_of_25_words_is_short_enough(self):
        self.define(entry(definition='word ' * 25))
        self.compiled()

    def test_a_definition_of_26_words_is_refused(self):
        self.define(entry(), entry('await', 'word ' * 26))
        self.assert_refused(FILE, 9, 'the definition of "await" has 26 words', 'at most 25')

    def test_a_term_is_defined_once(self):
        self.define(entry(), entry())
        self.assert_refused(FILE, 8, 'the term "task" is defined twice', 'Keep one')

    def test_a_term_without_a_definition_is_refused(self):
        self.define({'term': 'task'})
        self.assert_refused(FILE, 3, '"definition" is missing', 'Add "definition"')

    def test_a_link_into_a_lesson_is_refused(self):
        self.define(entry(definition='[See](#first).'))
        self.assert_refused(FILE, 5, 'a link into a lesson', 'Remove the link')

    def test_an_unknown_key_is_refused(self):
        self.define({**entry(), 'also': 'tasks'})
        self.assert_refused(FILE, 6, '"also" is not known here', 'term, definition')

    def test_broken_json_is_refused(self):
        self.write(FILE, '{"terms": [')
        self.assert_refused(FILE, 1, 'not valid JSON', 'comma')

    def link(self, fragment):
        """Adds a link to the lesson's beginning."""
        head = 'summary: A small lesson.\n---'
        self.replace('one/lesson.md', head, f'{head}\n\n[It](#{fragment})')

    def test_a_lesson_links_to_a_term(self):
        self.define(entry('ready queue', 'Callbacks.'))
        self.link('term=ready-queue')
        runs = self.compiled().lessons[0].bundle['intro'][0]['runs']
        self.assertEqual(runs, [{'text': 'It', 'href': '#term=ready-queue'}])

    def test_a_link_to_a_missing_term_is_refused(self):
        self.define(entry('ready queue', 'Callbacks.'))
        self.link('term=queue')
        self.assert_refused('one/lesson.md', '[It]', '"#term=queue", which is not a term', '#term=ready-queue')
