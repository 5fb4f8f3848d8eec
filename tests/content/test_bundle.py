"""A course that is right becomes the bundle that docs/content-format.md promises."""
from responses import index
from sample import SampleTest, add_program


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

    def test_an_explanation_leads_to_its_section(self):
        (question,) = self.bundle['quiz']['questions']
        self.assertEqual(question['see'], [{'text': 'Section: '}, {'text': 'First Part', 'href': '#first'}])

    def test_without_deeper_questions_there_are_none(self):
        self.assertNotIn('deeper', self.bundle['quiz'])
        self.assertNotIn('deeper', self.course.bundle['lessons'][0])

    def test_without_a_glossary_there_is_none(self):
        self.assertNotIn('glossary', self.bundle)

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


class Programs(SampleTest):
    """A question about a program."""

    def setUp(self):
        super().setUp()
        add_program(self)
        self.course = self.compiled()
        (self.question,) = self.course.lessons[0].bundle['quiz']['deeper']

    def test_what_it_prints_is_right(self):
        self.assertEqual([option['correct'] for option in self.question['options']], [False, True, False, False])
        self.write('one/expected/order.py.txt', 'b\na\n')
        (question,) = self.compiled().lessons[0].bundle['quiz']['deeper']
        self.assertEqual([option['correct'] for option in question['options']], [True, False, False, False])

    def test_its_options_are_the_lines_as_code(self):
        self.assertEqual(self.question['options'][1]['text'],
                         [{'text': 'a', 'style': 'code'}, {'text': ', '}, {'text': 'b', 'style': 'code'}])

    def test_it_has_its_listing(self):
        self.assertEqual(self.question['code']['file'], 'order.py')
        self.assertEqual(len(self.question['code']['lines']), 2)

    def test_its_explanations_lead_to_a_demo_at_a_step(self):
        on_stage = {'text': 'A greeting, step 2', 'href': '#demo=greet&step=2'}
        self.assertEqual(self.question['see'],
                         [{'text': 'Section: '}, {'text': 'Second Part', 'href': '#second'},
                          {'text': '\nOn the stage: '}, on_stage])

    def test_an_option_may_lead_elsewhere(self):
        see = [option.get('see') for option in self.question['options']]
        self.assertEqual(see[:2], [None, None])
        self.assertEqual([run.get('href') for run in see[2]], [None, '#first'])
        self.assertEqual([run.get('href') for run in see[3]], [None, '#second', None, '#demo=greet&step=1'])

    def test_its_hash_follows_the_program(self):
        before = self.question['hash']
        self.write('one/quiz/order.py', 'print("a")\n\nprint("b")\n')
        self.assertNotEqual(self.compiled().lessons[0].bundle['quiz']['deeper'][0]['hash'], before)

    def test_the_course_names_it_apart(self):
        (info,) = self.course.bundle['lessons']
        self.assertEqual((info['questions'], info['deeper']), (['what'], ['order']))
