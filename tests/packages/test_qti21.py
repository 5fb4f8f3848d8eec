"""QTI 2.1, read back by an XML parser and checked against the rules of its information model."""
import re
import unittest
from xml.etree import ElementTree

from markup import code, element
from qti21 import qti21
from sample_lesson import LESSON, all_questions

QTI = '{http://www.imsglobal.org/xsd/imsqti_v2p1}'
PACKAGE = '{http://www.imsglobal.org/xsd/imscp_v1p1}'
NAME = re.compile(r'[A-Za-z_][\w.-]*')  # what the schema's identifiers may be, here in ASCII


def same(made, read):
    """Whether an element without a namespace and one with it have the same content."""
    return (read.tag == QTI + made.tag and (made.text or '') == (read.text or '')
            and (made.tail or '') == (read.tail or '') and len(made) == len(read)
            and all(same(*pair) for pair in zip(made, read)))


class Qti21Test(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.files = {name: ElementTree.fromstring(data) for name, data in qti21(LESSON).items()}

    def items(self):
        return [(asked, self.files[f'items/{asked["id"]}.xml']) for asked in all_questions()]

    def test_the_manifest_comes_first_and_lists_every_file(self):
        self.assertEqual(next(iter(self.files)), 'imsmanifest.xml')
        listed = [file.get('href') for file in self.files['imsmanifest.xml'].iter(PACKAGE + 'file')]
        self.assertEqual(sorted(listed), sorted(set(self.files) - {'imsmanifest.xml'}))
        self.assertEqual([child.tag.removeprefix(PACKAGE) for child in self.files['imsmanifest.xml']],
                         ['metadata', 'organizations', 'resources'], 'the order of the schema')

    def test_a_resource_has_the_type_of_its_file(self):
        for resource in self.files['imsmanifest.xml'].iter(PACKAGE + 'resource'):
            root = self.files[resource.get('href')].tag.removeprefix(QTI)
            self.assertEqual(resource.get('type'),
                             {'assessmentItem': 'imsqti_item_xmlv2p1', 'assessmentTest': 'imsqti_test_xmlv2p1'}[root])

    def test_the_test_depends_on_every_item(self):
        resources = {made.get('identifier'): made for made in self.files['imsmanifest.xml'].iter(PACKAGE + 'resource')}
        needed = [made.get('identifierref') for made in resources['test'].iter(PACKAGE + 'dependency')]
        self.assertEqual(sorted(needed), sorted(set(resources) - {'test'}))

    def test_the_test_has_a_section_for_each_part_with_its_items_in_order(self):
        sections = self.files['test.xml'].iter(QTI + 'assessmentSection')
        self.assertEqual([(section.get('title'), [item.get('href') for item in section]) for section in sections],
                         [('Quiz', ['items/marks.xml', 'items/second.xml']), ('Go deeper', ['items/program.xml'])])

    def test_every_identifier_is_a_name_and_unique_in_its_file(self):
        for name, root in self.files.items():
            given = [made.get('identifier') for made in root.iter()
                     if made.tag.rpartition('}')[2] not in ('variable', 'correct', 'setOutcomeValue', 'modalFeedback')
                     and made.get('identifier')]
            for identifier in given:
                self.assertRegex(identifier, NAME, name)
            self.assertEqual(len(given), len(set(given)), name)

    def test_an_item_has_its_parts_in_the_order_of_the_schema(self):
        for asked, item in self.items():
            self.assertEqual([child.tag.removeprefix(QTI) for child in item],
                             ['responseDeclaration', 'outcomeDeclaration', 'outcomeDeclaration', 'itemBody',
                              'responseProcessing', *['modalFeedback'] * len(asked['options'])])

    def test_an_item_asks_what_the_quiz_asks(self):
        for asked, item in self.items():
            body = item.find(QTI + 'itemBody')
            self.assertTrue(same(element('prompt', asked['prompt']), body.find(f'.//{QTI}prompt')), asked['id'])
            listing = body.find(QTI + 'pre')
            self.assertEqual('code' in asked, listing is not None)
            if 'code' in asked:
                self.assertTrue(same(code(asked['code']), listing))

    def test_every_choice_has_its_text_and_its_explanation(self):
        for asked, item in self.items():
            choices = list(item.iter(QTI + 'simpleChoice'))
            feedback = {made.get('identifier'): made for made in item.iter(QTI + 'modalFeedback')}
            self.assertEqual(sorted(feedback), sorted(choice.get('identifier') for choice in choices))
            for option, choice in zip(asked['options'], choices, strict=True):
                self.assertTrue(same(element('simpleChoice', option['text']), choice), asked['id'])
                self.assertTrue(same(element('p', option['explanation']), feedback[choice.get('identifier')][0]))

    def test_the_right_choice_is_worth_1_and_every_other_0(self):
        for asked, item in self.items():
            right = item.findtext(f'{QTI}responseDeclaration/{QTI}correctResponse/{QTI}value')
            choices = [choice.get('identifier') for choice in item.iter(QTI + 'simpleChoice')]
            self.assertEqual([choice == right for choice in choices],
                             [option['correct'] for option in asked['options']])
            branches = item.find(f'{QTI}responseProcessing/{QTI}responseCondition')
            self.assertEqual([(branch.tag.removeprefix(QTI), branch.findtext(f'.//{QTI}baseValue'))
                              for branch in branches], [('responseIf', '1'), ('responseElse', '0')])
            score = item.find(f'{QTI}outcomeDeclaration[@identifier="SCORE"]')
            self.assertEqual(score.get('normalMaximum'), '1')
