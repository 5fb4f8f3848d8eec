"""QTI 1.2, read back by an XML parser and checked against the schema and the rules of Common Cartridge's profile."""
import re
import unittest
from xml.etree import ElementTree

from qti12 import qti12
from sample_lesson import LESSON, all_questions, question, words

QTI = '{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}'
NCNAME = re.compile(r'[A-Za-z_][\w.-]*')  # here in ASCII

# The content of each element in the profile's schema, as a pattern of its children's names.
CONTENT = {
    'questestinterop': 'assessment ',
    'assessment': 'qtimetadata section ',
    'qtimetadata': '(qtimetadatafield )+',
    'qtimetadatafield': 'fieldlabel fieldentry ',
    'section': '(item )+',
    'item': 'itemmetadata presentation resprocessing (itemfeedback )*',
    'itemmetadata': 'qtimetadata ',
    'presentation': 'material response_lid ',
    'response_lid': 'render_choice ',
    'render_choice': '(response_label )+',
    'response_label': 'material ',
    'resprocessing': 'outcomes (respcondition )+',
    'outcomes': 'decvar ',
    'respcondition': 'conditionvar (setvar )?(displayfeedback )?',
    'conditionvar': 'varequal ',
    'itemfeedback': 'flow_mat ',
    'flow_mat': 'material ',
    'material': 'mattext '}
ATTRIBUTES = {
    'assessment': {'ident', 'title'}, 'section': {'ident'}, 'item': {'ident', 'title'},
    'response_lid': {'ident', 'rcardinality'}, 'render_choice': {'shuffle'}, 'response_label': {'ident'},
    'decvar': {'varname', 'vartype', 'minvalue', 'maxvalue'}, 'respcondition': {'continue'}, 'varequal': {'respident'},
    'setvar': {'varname', 'action'}, 'displayfeedback': {'feedbacktype', 'linkrefid'}, 'itemfeedback': {'ident'},
    'mattext': {'texttype'}}


def name(made):
    return made.tag.removeprefix(QTI)


def metadata(parent):
    fields = parent.find(QTI + 'qtimetadata')
    pairs = [(field.findtext(QTI + 'fieldlabel'), field.findtext(QTI + 'fieldentry')) for field in fields]
    assert len(dict(pairs)) == len(pairs), 'a field is repeated'
    return dict(pairs)


def shown(parent):
    """The HTML of an element's material, parsed."""
    text = parent.find(f'.//{QTI}mattext')
    assert text.get('texttype') == 'text/html'
    return ElementTree.fromstring(f'<div>{text.text}</div>')


def runs(html):
    """The runs that an element shows, as the lesson has them."""
    made = words(html.text) if html.text else []
    for child in html:
        style = {'code': 'code', 'strong': 'strong', 'em': 'em'}.get(child.tag)
        made += words('\n') if child.tag == 'br' else words(''.join(child.itertext()), style)
        made += words(child.tail) if child.tail else []
    return joined(made)


def joined(texts):
    """The runs with neighbours of the same style in one."""
    made = []
    for run in texts:
        if made and made[-1].get('style') == run.get('style'):
            made[-1] = {**made[-1], 'text': made[-1]['text'] + run['text']}
        else:
            made.append(run)
    return made


class Qti12Test(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.data = qti12('quiz-sample', 'A & "B"', all_questions())
        cls.root = ElementTree.fromstring(cls.data)
        cls.items = list(zip(all_questions(), cls.root.iter(QTI + 'item'), strict=True))

    def test_every_element_has_the_children_and_attributes_of_the_schema_in_their_order(self):
        for made in self.root.iter():
            self.assertRegex(made.tag, '^' + re.escape(QTI))
            children = ''.join(name(child) + ' ' for child in made)
            self.assertRegex(children, f'^{CONTENT.get(name(made), "")}$', name(made))
            self.assertEqual(set(made.attrib), ATTRIBUTES.get(name(made), set()), name(made))
            if len(made):
                self.assertEqual((made.text or '').strip(), '', name(made))

    def test_the_assessment_has_the_metadata_of_the_profile(self):
        assessment = self.root.find(QTI + 'assessment')
        self.assertEqual((assessment.get('ident'), assessment.get('title')), ('quiz-sample', 'A & "B"'))
        self.assertEqual(metadata(assessment), {
            'cc_profile': 'cc.exam.v0p1', 'qmd_assessmenttype': 'Examination', 'qmd_scoretype': 'Percentage',
            'qmd_feedbackpermitted': 'Yes', 'qmd_hintspermitted': 'No', 'qmd_solutionspermitted': 'No',
            'cc_maxattempts': 'unlimited'})

    def test_every_item_is_multiple_choice_with_the_same_weight(self):
        for _, item in self.items:
            self.assertEqual(metadata(item.find(QTI + 'itemmetadata')), {
                'cc_profile': 'cc.multiple_choice.v0p1', 'cc_weighting': '1', 'qmd_computerscored': 'Yes'})
            self.assertEqual(item.find(f'.//{QTI}response_lid').get('rcardinality'), 'Single')
            self.assertGreater(len(list(item.iter(QTI + 'response_label'))), 2, 'with two, it is true or false')

    def test_every_identifier_is_a_name_and_unique(self):
        for made in self.root.iter():
            if made.get('ident'):
                self.assertRegex(made.get('ident'), f'^{NCNAME.pattern}$')
        idents = [item.get('ident') for _, item in self.items]
        self.assertEqual(idents, ['question-marks', 'question-second', 'question-program'])
        for _, item in self.items:
            within = [made.get('ident') for made in item.iter() if made.get('ident')]
            self.assertEqual(len(within), len(set(within)))

    def test_an_id_that_begins_with_a_digit_makes_a_name(self):
        asked = question('2nd', words('?'), [(words(str(number)), number == 1, words('.')) for number in range(4)])
        item = ElementTree.fromstring(qti12('quiz-a', 'A', [asked])).find(f'.//{QTI}item')
        self.assertEqual(item.get('ident'), 'question-2nd')

    def test_every_question_has_its_text_and_its_program(self):
        for asked, item in self.items:
            html = shown(item.find(QTI + 'presentation'))
            self.assertEqual(runs(html.find('p')), joined(asked['prompt']))
            self.assertEqual(item.get('title'), ''.join(run['text'] for run in asked['prompt']))
            self.assertEqual([child.tag for child in html], ['p', 'pre'] if 'code' in asked else ['p'])
        self.assertEqual(shown(self.items[2][1].find(QTI + 'presentation')).findtext('pre/code'),
                         "if a < b: \n\n    print('\\n{}~=#')")

    def test_every_option_has_its_text_and_its_explanation(self):
        for asked, item in self.items:
            labels = item.iter(QTI + 'response_label')
            feedback = {made.get('ident'): made for made in item.iter(QTI + 'itemfeedback')}
            used = {self.condition(item, label.get('ident')).find(QTI + 'displayfeedback').get('linkrefid')
                    for label in item.iter(QTI + 'response_label')}
            self.assertEqual(used, set(feedback))
            for option, label in zip(asked['options'], labels, strict=True):
                self.assertEqual(runs(shown(label)), joined(option['text']))
                display = self.condition(item, label.get('ident')).find(QTI + 'displayfeedback')
                self.assertEqual(display.get('feedbacktype'), 'Response')
                self.assertEqual(runs(shown(feedback[display.get('linkrefid')])), joined(option['explanation']))

    def test_the_right_option_scores_100_percent_and_no_other_scores(self):
        for asked, item in self.items:
            declared = item.find(f'.//{QTI}decvar').attrib
            self.assertEqual(declared, {'varname': 'SCORE', 'vartype': 'Decimal', 'minvalue': '0', 'maxvalue': '100'})
            for option, label in zip(asked['options'], item.iter(QTI + 'response_label'), strict=True):
                score = self.condition(item, label.get('ident')).find(QTI + 'setvar')
                self.assertEqual(score is not None, option['correct'])
                if option['correct']:
                    self.assertEqual((score.attrib, score.text), ({'varname': 'SCORE', 'action': 'Set'}, '100'))

    def test_nothing_continues_after_the_condition_of_an_option(self):
        self.assertEqual({made.get('continue') for made in self.root.iter(QTI + 'respcondition')}, {'No'})

    def test_no_feedback_is_taken_for_one_of_the_whole_question(self):
        for made in self.root.iter(QTI + 'itemfeedback'):
            self.assertNotRegex(made.get('ident').lower(), 'correct|wrong|solution|hint|general_|_all|_i?c$')

    def test_html_is_escaped_twice_where_it_is_the_text_itself(self):
        self.assertIn(b'>&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;<', self.data)

    def test_a_part_of_the_quiz_has_its_own_questions_only(self):
        made = ElementTree.fromstring(qti12('deeper-sample', 'Deeper', LESSON['quiz']['deeper']))
        self.assertEqual([item.get('ident') for item in made.iter(QTI + 'item')], ['question-program'])

    def condition(self, item, letter):
        """The one condition of an option."""
        response = item.find(f'.//{QTI}response_lid').get('ident')
        found = [made for made in item.iter(QTI + 'respcondition')
                 if made.findtext(f'{QTI}conditionvar/{QTI}varequal') == letter]
        self.assertEqual(len(found), 1, letter)
        self.assertEqual(found[0].find(f'.//{QTI}varequal').get('respident'), response)
        return found[0]
