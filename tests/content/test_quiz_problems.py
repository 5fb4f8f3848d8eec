"""What is wrong in quiz.json is refused with file, line and remedy."""
from sample import SampleTest, add_program

QUIZ = 'one/quiz.json'


class Quiz(SampleTest):
    def test_broken_json_is_refused_in_its_line(self):
        self.replace(QUIZ, '"prompt": "What is `1 + 1`?",', '"prompt": "What is `1 + 1`?"')
        self.assert_refused(QUIZ, '"options"', 'not valid JSON', 'missing comma')

    def test_no_correct_option_is_refused(self):
        self.replace(QUIZ, '"correct": true', '"correct": false')
        self.assert_refused(QUIZ, '"options"', 'no correct options', 'exactly one')

    def test_two_correct_options_are_refused(self):
        self.replace(QUIZ, '"correct": false, "explanation": "Too little."',
                     '"correct": true, "explanation": "Too little."')
        self.assert_refused(QUIZ, '"options"', '2 correct options', 'exactly one')

    def test_an_option_without_an_explanation_is_refused_in_its_line(self):
        self.replace(QUIZ, ', "explanation": "Too much."', '')
        self.assert_refused(QUIZ, '{"text": "3"', 'no explanation', 'why it is right or wrong')

    def test_an_empty_explanation_is_none(self):
        self.replace(QUIZ, '"Too much."', '""')
        self.assert_refused(QUIZ, '{"text": "3"', '"explanation" should be text', 'non-empty')

    def test_three_options_are_refused(self):
        self.replace(QUIZ, '        {"text": "1", "correct": false, "explanation": "Too little."},\n', '')
        self.assert_refused(QUIZ, '"options"', '"what" has 3 options', '4 options')

    def test_question_ids_are_their_own(self):
        text = self.read(QUIZ)
        start, end = text.index('    {\n'), text.index('\n  ]\n}')
        question = text[start:end]
        self.write(QUIZ, text[:end] + ',\n' + question + text[end:])
        second = self.read(QUIZ).split('\n')
        line = [n for n, row in enumerate(second, 1) if '"id"' in row][1]
        self.assert_refused(QUIZ, line, 'question id "what" is used twice', 'its own id')

    def test_an_unknown_key_is_refused(self):
        self.replace(QUIZ, '"id": "what",', '"id": "what",\n      "points": 3,')
        self.assert_refused(QUIZ, '"points"', '"points" is not known', 'id, prompt, options')

    def test_a_missing_prompt_is_named_with_its_question(self):
        self.replace(QUIZ, '      "prompt": "What is `1 + 1`?",\n', '')
        self.assert_refused(QUIZ, self.line_of(QUIZ, '"id"') - 1, '"prompt" is missing in "what"', 'Add "prompt"')

    def test_html_in_a_text_is_refused(self):
        self.replace(QUIZ, 'What is `1 + 1`?', 'What is <b>it</b>?')
        _, problems = self.compile()
        self.assertEqual({problem[:2] for problem in problems}, {(QUIZ, self.line_of(QUIZ, '"prompt"'))})
        self.assertIn('raw HTML', problems[0][2])

    def test_a_key_given_twice_is_refused(self):
        self.replace(QUIZ, '"id": "what",', '"id": "what",\n      "id": "why",')
        self.assert_refused(QUIZ, '"id"', 'given twice', 'Remove one')

    def test_an_empty_quiz_is_refused(self):
        self.write(QUIZ, '{"title": "Quiz", "questions": []}\n')
        self.assert_refused(QUIZ, 1, 'no question', 'Add a question')

    def test_the_quiz_must_be_there(self):
        (self.content / QUIZ).unlink()
        self.assert_refused(QUIZ, 1, 'cannot be read', 'Add the lesson\'s quiz')


class Places(SampleTest):
    """The section and the demo to which an explanation leads."""

    def test_a_question_names_its_section(self):
        self.replace(QUIZ, ',\n      "section": "first"', '')
        self.assert_refused(QUIZ, self.line_of(QUIZ, '"id"') - 1, '"section" is missing in "what"', 'Add "section"')

    def test_an_unknown_section_is_refused(self):
        self.replace(QUIZ, '"section": "first"', '"section": "third"')
        self.assert_refused(QUIZ, '"section"', 'the lesson has no section "third"', 'Use one of: first, second')

    def test_an_unknown_demo_is_refused(self):
        self.replace(QUIZ, '"section": "first"', '"section": "first",\n      "demo": "leave"')
        self.assert_refused(QUIZ, '"demo"', 'the lesson has no demo "leave"', 'Use one of: greet')

    def test_an_option_is_held_to_the_same(self):
        self.replace(QUIZ, '"explanation": "Too much."', '"explanation": "Too much.", "section": "third"')
        self.assert_refused(QUIZ, '{"text": "3"', 'the lesson has no section "third"', 'Use one of: first, second')

    def test_a_step_without_a_demo_is_refused(self):
        self.replace(QUIZ, '"section": "first"', '"section": "first",\n      "step": 4')
        self.assert_refused(QUIZ, '"step"', 'a step and no demo', 'Name the demo')

    def test_a_step_is_a_number_from_1(self):
        for step in ('0', '-1', '"4"', '1.5'):
            with self.subTest(step=step):
                self.write(QUIZ, self.read(QUIZ).replace(
                    '"section": "first"', f'"section": "first",\n      "demo": "greet",\n      "step": {step}'))
                self.assert_refused(QUIZ, '"step"', '"step" should be a whole number', 'Write a number from 1')
            self.setUp()

    def test_a_demo_with_problems_of_its_own_is_not_reported_again(self):
        self.replace(QUIZ, '"section": "first"', '"section": "first",\n      "demo": "greet"')
        self.replace('one/lesson.md', 'listing: greet', 'listing: leave')
        _, problems = self.compile()
        self.assertNotIn(QUIZ, [file for file, *_ in problems])


class Programs(SampleTest):
    """A question about a program: what it prints decides which option is right."""

    def setUp(self):
        super().setUp()
        add_program(self)

    def test_nobody_says_which_option_is_right(self):
        self.replace(QUIZ, '{"prints": ["b", "a"]', '{"correct": true, "prints": ["b", "a"]')
        self.assert_refused(QUIZ, '"correct": true, "prints"', '"correct" is not known here', 'prints')

    def test_what_the_program_prints_must_be_an_option(self):
        self.write('one/expected/order.py.txt', 'a\nc\n')
        self.assert_refused(QUIZ, 24, 'no option of the question "order" is what order.py prints', '["a", "c"]')

    def test_two_equal_options_are_refused(self):
        self.replace(QUIZ, '["b"]', '["b", "a"]')
        self.assert_refused(QUIZ, self.line_of(QUIZ, '["b", "a"]') + 3, 'another option has the same lines', 'differ')

    def test_an_option_without_lines_is_refused(self):
        self.replace(QUIZ, '["b"]', '[]')
        self.assert_refused(QUIZ, '[]', 'the option has no lines', 'List the lines')

    def test_something_has_to_say_what_the_program_prints(self):
        (self.content / 'one/expected/order.py.txt').unlink()
        self.assert_refused(QUIZ, '"listing"', 'the output of order.py is missing', 'Add one/expected/order.py.txt')

    def test_the_program_must_be_there(self):
        (self.content / 'one/quiz/order.py').unlink()
        self.assert_refused(QUIZ, '"listing"', 'the listing order.py does not exist', 'Add one/quiz/order.py')

    def test_a_program_that_no_question_has_is_refused(self):
        self.write('one/quiz/more.py', 'print(1)\n')
        self.assert_refused('one/quiz/more.py', 1, 'no question of quiz.json has the listing more', 'Add a question')

    def test_a_program_has_a_name_of_its_own(self):
        self.write('one/listings/order.py', 'print(1)\n')
        self.assert_refused(QUIZ, '"listing"', 'order.py is in listings and in quiz', 'Rename')

    def test_a_line_that_is_too_long_is_refused(self):
        self.write('one/quiz/order.py', 'print("a")\nprint("b")' + ' ' * 30 + '  # too long\n')
        self.assert_refused('one/quiz/order.py', 2, 'a listing of a question may have at most 44', 'before column 45')

    def test_a_program_that_is_too_long_is_refused(self):
        self.write('one/quiz/order.py', 'print("a")\n' * 21)
        self.assert_refused('one/quiz/order.py', 21, 'the listing of a question may have at most 20', 'Shorten')

    def test_more_than_ten_deeper_questions_are_refused(self):
        one = self.read(QUIZ).partition('"deeper": [')[2].rpartition(']')[0].strip()
        many = ',\n'.join(one.replace('"order"', f'"order-{n}"', 1) for n in range(11))
        self.write(QUIZ, self.read(QUIZ).replace(one, many))
        self.assert_refused(QUIZ, '"deeper"', '11 deeper questions', 'at most 10')

    def test_deeper_questions_share_the_ids_of_the_others(self):
        self.replace(QUIZ, '"id": "order"', '"id": "what"')
        self.assert_refused(QUIZ, 18, 'question id "what" is used twice', 'its own id')
