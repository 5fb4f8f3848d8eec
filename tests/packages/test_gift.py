"""GIFT, read back by gift-pegjs: every question, option, right answer and explanation is intact."""
import json
import subprocess
import unittest
from pathlib import Path

from gift import gift
from markup import code, element, inside, markup
from sample_lesson import LESSON, all_questions

HERE = Path(__file__).resolve().parent


def read_back(text):
    done = subprocess.run(['node', str(HERE / 'read_gift.mjs')], input=text, capture_output=True, text=True,
                          encoding='utf-8', check=True)
    return json.loads(done.stdout)


def html(runs):
    return {'format': 'html', 'text': inside(element('p', runs))}


class GiftTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.read = read_back(gift(LESSON))
        cls.questions = [entry for entry in cls.read if entry['type'] != 'Category']

    def test_each_part_of_the_quiz_is_a_category(self):
        self.assertEqual([(index, entry['title']) for index, entry in enumerate(self.read)
                          if entry['type'] == 'Category'],
                         [(0, 'Loops: 50% {faster}//slower/Quiz'), (3, 'Loops: 50% {faster}//slower/Go deeper')])

    def test_every_question_has_its_id_and_its_text(self):
        self.assertEqual([entry['title'] for entry in self.questions], ['marks', 'second', 'program'])
        for asked, entry in zip(all_questions(), self.questions):
            body = markup(element('p', asked['prompt'])) + (markup(code(asked['code'])) if 'code' in asked else '')
            self.assertEqual(entry['stem'], {'format': 'html', 'text': body})

    def test_every_question_has_one_right_answer_of_several(self):
        for asked, entry in zip(all_questions(), self.questions):
            self.assertEqual(entry['type'], 'MC')
            self.assertEqual([choice['isCorrect'] for choice in entry['choices']],
                             [option['correct'] for option in asked['options']])
            self.assertEqual({choice['weight'] for choice in entry['choices']}, {None})

    def test_every_option_has_its_text_and_its_explanation(self):
        for asked, entry in zip(all_questions(), self.questions):
            for option, choice in zip(asked['options'], entry['choices'], strict=True):
                self.assertEqual(choice['text'], html(option['text']))
                self.assertEqual(choice['feedback'], html(option['explanation']))

    def test_code_keeps_its_lines_and_its_indentation(self):
        self.assertIn('<pre><code>if a &lt; b: \n\n    print(\'\\n{}~=#\')</code></pre>',
                      self.questions[2]['stem']['text'])

    def test_a_quiz_without_deeper_questions_is_one_category(self):
        short = {**LESSON, 'quiz': {**LESSON['quiz'], 'deeper': []}}
        self.assertEqual([entry['type'] for entry in read_back(gift(short))], ['Category', 'MC', 'MC'])
