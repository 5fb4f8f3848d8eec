"""SCORM packages, read back by an XML parser and checked against the rules of the content aggregation models."""
import unittest
from xml.etree import ElementTree

from sample_site import COURSE, FILES, INFOS
from scorm import scorm12, scorm2004

IMSCP12 = '{http://www.imsproject.org/xsd/imscp_rootv1p1p2}'
IMSCP2004 = '{http://www.imsglobal.org/xsd/imscp_v1p1}'
ADLCP12 = '{http://www.adlnet.org/xsd/adlcp_rootv1p2}'
ADLCP2004 = '{http://www.adlnet.org/xsd/adlcp_v1p3}'
IMSSS = '{http://www.imsglobal.org/xsd/imsss}'


class Rules:
    """What holds for both standards."""

    def read(self, lessons=tuple(INFOS)):
        self.files = self.make(COURSE, list(lessons), FILES)
        return ElementTree.fromstring(self.files['imsmanifest.xml'])

    def all(self, root, tag):
        return list(root.iter(self.imscp + tag))

    def test_the_manifest_comes_first_and_the_files_are_as_they_were(self):
        self.read()
        self.assertEqual(next(iter(self.files)), 'imsmanifest.xml')
        self.assertEqual({name: data for name, data in self.files.items() if name != 'imsmanifest.xml'}, FILES)

    def test_the_manifest_has_its_parts_in_the_order_of_the_schema(self):
        root = self.read()
        self.assertEqual([child.tag.removeprefix(self.imscp) for child in root],
                         ['metadata', 'organizations', 'resources'])
        self.assertEqual([root.findtext(f'.//{self.imscp}{name}') for name in ('schema', 'schemaversion')],
                         ['ADL SCORM', self.version])

    def test_every_file_is_listed_once(self):
        listed = [file.get('href') for file in self.all(self.read(), 'file')]
        self.assertEqual(sorted(listed), sorted(FILES))

    def test_each_lesson_is_an_item_that_launches_its_own_sco(self):
        root = self.read()
        resources = {made.get('identifier'): made for made in self.all(root, 'resource')}
        items = self.all(root, 'item')
        self.assertEqual([item.findtext(self.imscp + 'title') for item in items], ['One & only', 'Two <2>'])
        for item, info in zip(items, INFOS):
            sco = resources[item.get('identifierref')]
            self.assertEqual(sco.get(self.kind), 'sco')
            self.assertEqual(sco.get('href'), info['slug'] + '/index.html')
            self.assertIn(sco.get('href'), [file.get('href') for file in sco.iter(self.imscp + 'file')])
            self.assertEqual(item.get('parameters'), '?lms=' + self.name)
            self.assertEqual([made.get('identifierref') for made in sco.iter(self.imscp + 'dependency')], ['shared'])

    def test_what_is_shared_is_an_asset(self):
        shared = next(made for made in self.all(self.read(), 'resource') if made.get('identifier') == 'shared')
        self.assertEqual(shared.get(self.kind), 'asset')
        self.assertIsNone(shared.get('href'), 'nothing of it is launched')

    def test_identifiers_are_unique_and_the_default_organization_exists(self):
        root = self.read()
        given = [made.get('identifier') for made in root.iter() if made.get('identifier')]
        self.assertEqual(len(given), len(set(given)))
        default = root.find(self.imscp + 'organizations').get('default')
        self.assertEqual([made.get('identifier') for made in self.all(root, 'organization')], [default])

    def test_a_single_lesson_has_its_own_title(self):
        root = self.read(INFOS[:1])
        self.assertEqual(root.findtext(f'.//{self.imscp}organization/{self.imscp}title'), 'One & only')
        self.assertEqual(len(self.all(root, 'item')), 1)
        self.assertEqual(root.get('identifier'), 'loopstep-one')

    def test_no_score_is_prescribed_that_a_platform_would_overrule(self):
        self.read()
        self.assertNotRegex(self.files['imsmanifest.xml'].decode().lower(), 'mastery|minnormalizedmeasure|threshold')


class Scorm12Test(Rules, unittest.TestCase):
    make = staticmethod(scorm12)
    name, version, imscp, kind = 'scorm12', '1.2', IMSCP12, ADLCP12 + 'scormtype'


class Scorm2004Test(Rules, unittest.TestCase):
    make = staticmethod(scorm2004)
    name, version, imscp, kind = 'scorm2004', '2004 4th Edition', IMSCP2004, ADLCP2004 + 'scormType'

    def test_only_the_lesson_says_that_it_is_completed(self):
        for item in self.all(self.read(), 'item'):
            controls = item.find(f'{IMSSS}sequencing/{IMSSS}deliveryControls')
            self.assertEqual(controls.attrib, {'completionSetByContent': 'true', 'objectiveSetByContent': 'true'})

    def test_the_learner_may_choose_among_lessons(self):
        root = self.read()
        control = root.find(f'.//{self.imscp}organization/{IMSSS}sequencing/{IMSSS}controlMode')
        self.assertEqual(control.attrib, {'choice': 'true', 'flow': 'true'})


del Rules
