"""A course that is right becomes the bundle that docs/content-format.md promises."""
from responses import index
from sample import SampleTest


class Bundle(SampleTest):
    def setUp(self):
        super().setUp()
        self.course = self.compiled()
        (self.lesson,) = self.course.lessons
        self.bundle = self.lesson.bundle

    def blocks(self, kind):
        return [block for section in self.bundle['sections'] for block in section['blocks'] if block['type'] == kind]

    def test_the_front_matter_is_the_head(self):
        head = {'format': 1, 'slug': 'one', 'number': 1, 'of': 1, 'title': 'One', 'minutes': 5, 'topics': ['loops']}
        self.assertEqual({key: self.bundle[key] for key in head}, head)

    def test_text_before_the_first_section_is_the_intro(self):
        (source,) = self.bundle['intro']
        self.assertEqual((source['type'], source['title'], source['href']),
                         ('source', 'The Docs', 'https://example.org/docs'))
        self.assertEqual(source['blocks'][0]['runs'][1], {'text': 'them', 'href': 'https://example.org/more'})

    def test_sections_are_numbered(self):
        self.assertEqual([(s['id'], s['number'], s['title']) for s in self.bundle['sections']],
                         [('first', 1, 'First Part'), ('second', 2, 'Second Part')])

    def test_runs_carry_styles_and_links(self):
        self.assertEqual(self.blocks('paragraph')[0]['runs'],
                         [{'text': 'Some '}, {'text': 'text', 'style': 'em'}, {'text': ' with '},
                          {'text': 'code', 'style': 'code'}, {'text': ' and '}, {'text': 'weight', 'style': 'strong'},
                          {'text': ', and a '}, {'text': 'link', 'href': '#second'}, {'text': ' to the next part.'}])

    def test_a_heading_loses_its_mark(self):
        self.assertEqual(self.blocks('heading'),
                         [{'type': 'heading', 'level': 3, 'id': 'detail', 'runs': [{'text': 'A detail'}]}])

    def test_lists_know_their_order(self):
        self.assertEqual([(block['ordered'], len(block['items'])) for block in self.blocks('list')],
                         [(False, 2), (True, 2)])

    def test_callouts_know_their_kind(self):
        self.assertEqual([(block['kind'], block['title']) for block in self.blocks('callout')],
                         [('warning', 'Mind this'), ('note', 'By the way')])

    def test_an_escaped_bar_stays_in_its_cell(self):
        (table,) = self.blocks('table')
        self.assertEqual(table['rows'], [[[{'text': 'a | b', 'style': 'code'}], [{'text': 'two'}]]])

    def test_a_demo_has_its_listing_in_three_languages(self):
        (demo,) = self.bundle['demos']
        self.assertEqual({key: demo[key] for key in ('id', 'title', 'prompt', 'section', 'live')},
                         {'id': 'greet', 'title': 'A greeting', 'prompt': 'Predict: what is printed?',
                          'section': 'first', 'live': False})
        self.assertEqual({language: code['file'] for language, code in demo['listing'].items()},
                         {'python': 'greet.py', 'javascript': 'greet.js', 'cpp': 'greet.cpp'})

    def test_the_completion_stands_apart(self):
        self.assertEqual(self.bundle['completion']['title'], 'Well done!')
        self.assertEqual(self.bundle['completion']['blocks'][0]['runs'], [{'text': 'Back', 'href': '../'}])

    def test_the_hash_follows_the_wording_alone(self):
        before = self.bundle['quiz']['questions'][0]['hash']
        self.replace('one/quiz.json', 'Too little.', 'Much too little.')
        self.assertEqual(self.compiled().lessons[0].bundle['quiz']['questions'][0]['hash'], before)
        self.replace('one/quiz.json', '"text": "1"', '"text": "0"')
        self.assertNotEqual(self.compiled().lessons[0].bundle['quiz']['questions'][0]['hash'], before)

    def test_the_course_names_sections_and_questions(self):
        (info,) = self.course.bundle['lessons']
        self.assertEqual(info['sections'],
                         [{'id': 'first', 'title': 'First Part'}, {'id': 'second', 'title': 'Second Part'}])
        self.assertEqual(info['questions'], ['what'])

    def test_each_request_has_its_file(self):
        self.assertEqual(index(self.lesson.responses), {'GET https://api.example.com/user': 'user.json'})
        self.assertEqual(self.lesson.responses['user.json']['body'], {'name': 'Ada'})

    def test_a_response_may_be_plain_text(self):
        self.replace('one/api/user.json', '"body": {"name": "Ada"}', '"text": ""')
        self.assertEqual(self.compiled().lessons[0].responses['user.json']['text'], '')
