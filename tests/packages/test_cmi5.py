"""The cmi5 package, read back by an XML parser and checked against the rules of its course structure."""
import re
import unittest
from xml.etree import ElementTree

from cmi5 import cmi5
from sample_site import COURSE, FILES, INFOS

CMI5 = '{https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd}'
IRI = re.compile(r'urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}')


class Cmi5Test(unittest.TestCase):
    def read(self, lessons=INFOS):
        self.files = cmi5(COURSE, lessons, FILES)
        return ElementTree.fromstring(self.files['cmi5.xml'])

    def test_the_structure_comes_first_and_the_files_are_as_they_were(self):
        self.read()
        self.assertEqual(next(iter(self.files)), 'cmi5.xml')
        self.assertEqual({name: data for name, data in self.files.items() if name != 'cmi5.xml'}, FILES)

    def test_each_lesson_is_a_unit_with_its_page(self):
        units = self.read().findall(CMI5 + 'au')
        self.assertEqual([unit.findtext(f'{CMI5}title/{CMI5}langstring') for unit in units], ['One & only', 'Two <2>'])
        self.assertEqual([unit.findtext(CMI5 + 'url') for unit in units],
                         ['one/index.html?lms=cmi5', 'two/index.html?lms=cmi5'])
        for unit in units:
            self.assertEqual([child.tag.removeprefix(CMI5) for child in unit], ['title', 'description', 'url'],
                             'the order of the schema')
            self.assertIn(unit.findtext(CMI5 + 'url').partition('?')[0], FILES)

    def test_a_unit_is_left_when_it_is_completed_and_passed_which_only_the_lesson_says(self):
        for unit in self.read().findall(CMI5 + 'au'):
            self.assertEqual(unit.get('moveOn'), 'CompletedAndPassed')
            self.assertIsNone(unit.get('masteryScore'))

    def test_ids_are_iris_unique_and_the_same_every_time(self):
        ids = [made.get('id') for made in self.read().iter() if made.get('id')]
        self.assertEqual(len(ids), 3)
        self.assertEqual(len(set(ids)), 3)
        for each in ids:
            self.assertRegex(each, IRI)
        self.assertEqual(ids, [made.get('id') for made in self.read().iter() if made.get('id')])

    def test_a_lesson_alone_is_the_same_unit_as_in_the_course(self):
        alone = self.read(INFOS[:1])
        self.assertEqual(alone.find(CMI5 + 'au').get('id'), self.read().find(CMI5 + 'au').get('id'))
        self.assertEqual(alone.findtext(f'{CMI5}course/{CMI5}title/{CMI5}langstring'), 'One & only')
