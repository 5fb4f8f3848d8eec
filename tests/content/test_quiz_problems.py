"""What is wrong in quiz.json is refused with file, line and remedy."""
from sample import SampleTest

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
        self.assert_refused(QUIZ, '{"text": "3"', '"explanation" should be text', 'not empty')

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
