"""The Common Cartridge, read back by an XML parser and checked against the schema and the rules of version 1.3."""
import re
import unittest
from xml.etree import ElementTree

from common_cartridge import common_cartridge
from sample_lesson import LESSON
from sample_site import COURSE
from site_address import BadAddress, site_address

PACKAGE = '{http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1}'
METADATA = '{http://ltsc.ieee.org/xsd/imsccv1p3/LOM/manifest}'
LINK = '{http://www.imsglobal.org/xsd/imsccv1p3/imswl_v1p3}'
QTI = '{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}'
NCNAME = re.compile(r'[A-Za-z_][\w.-]*')  # here in ASCII
KINDS = {'imswl_xmlv1p3': LINK + 'webLink', 'imsqti_xmlv1p2/imscc_xmlv1p3/assessment': QTI + 'questestinterop'}
ADDRESS = 'https://example.org/loopstep/'
SHORT = {**LESSON, 'slug': '2nd', 'title': 'A & B <c> "d"', 'quiz': {**LESSON['quiz'], 'deeper': []}}

# The content of each element in the schema, as a pattern of its children's names.
CONTENT = {
    PACKAGE + 'manifest': 'metadata organizations resources ',
    PACKAGE + 'metadata': 'schema schemaversion lom ',
    METADATA + 'lom': 'general ',
    METADATA + 'general': 'title language description ',
    METADATA + 'title': 'string ',
    METADATA + 'description': 'string ',
    PACKAGE + 'organizations': 'organization ',
    PACKAGE + 'organization': 'item ',
    PACKAGE + 'item': '(title )?(item )*',
    PACKAGE + 'resources': '(resource )+',
    PACKAGE + 'resource': 'file ',
    LINK + 'webLink': 'title url '}


def name(made):
    return made.tag.rpartition('}')[2]


class CommonCartridgeTest(unittest.TestCase):
    def setUp(self):
        self.files = common_cartridge(COURSE, [LESSON, SHORT], ADDRESS)
        self.roots = {file: ElementTree.fromstring(data) for file, data in self.files.items()}
        self.manifest = self.roots['imsmanifest.xml']
        self.resources = {made.get('identifier'): made for made in self.manifest.iter(PACKAGE + 'resource')}

    def file_of(self, resource):
        return self.roots[resource.find(PACKAGE + 'file').get('href')]

    def modules(self):
        return self.manifest.findall(f'{PACKAGE}organizations/{PACKAGE}organization/{PACKAGE}item/{PACKAGE}item')

    def test_the_manifest_comes_first_and_lists_every_file_once(self):
        self.assertEqual(next(iter(self.files)), 'imsmanifest.xml')
        listed = [file.get('href') for file in self.manifest.iter(PACKAGE + 'file')]
        self.assertEqual(sorted(listed), sorted(set(self.files) - {'imsmanifest.xml'}))

    def test_every_element_has_the_children_of_the_schema_in_their_order(self):
        links = [root for root in self.roots.values() if root.tag == LINK + 'webLink']
        self.assertEqual(len(links), 2)
        for root in (self.manifest, *links):
            for made in root.iter():
                children = ''.join(name(child) + ' ' for child in made)
                self.assertRegex(children, f'^{CONTENT.get(made.tag, "")}$', made.tag)

    def test_the_metadata_names_the_standard_and_the_course(self):
        found = [self.manifest.findtext(f'{PACKAGE}metadata/{PACKAGE}{tag}') for tag in ('schema', 'schemaversion')]
        self.assertEqual(found, ['IMS Common Cartridge', '1.3.0'])
        general = self.manifest.find(f'.//{METADATA}general')
        self.assertEqual([general.findtext(f'{METADATA}{tag}/{METADATA}string') for tag in ('title', 'description')],
                         ['Both "lessons"', 'Of two.'])

    def test_the_only_organization_has_one_item_without_a_title_as_its_root(self):
        organization = self.manifest.find(f'{PACKAGE}organizations/{PACKAGE}organization')
        self.assertEqual(organization.get('structure'), 'rooted-hierarchy')
        root = organization.find(PACKAGE + 'item')
        self.assertEqual((root.find(PACKAGE + 'title'), root.get('identifierref')), (None, None))

    def test_each_lesson_is_a_module_with_its_link_and_its_quizzes(self):
        found = [(module.findtext(PACKAGE + 'title'),
                  [(item.findtext(PACKAGE + 'title'), item.get('identifierref'))
                   for item in module.findall(PACKAGE + 'item')]) for module in self.modules()]
        title, short = LESSON['title'], SHORT['title']
        self.assertEqual(found, [
            (title, [(title, 'link-sample'), (title + ': Quiz', 'quiz-sample'),
                     (title + ': Go deeper', 'deeper-sample')]),
            (short, [(short, 'link-2nd'), (short + ': Quiz', 'quiz-2nd')])])

    def test_a_module_refers_to_nothing_and_each_of_its_items_to_a_resource(self):
        for module in self.modules():
            self.assertIsNone(module.get('identifierref'))
            for item in module.findall(PACKAGE + 'item'):
                self.assertIn(item.get('identifierref'), self.resources)
        used = [item.get('identifierref') for item in self.manifest.iter(PACKAGE + 'item') if item.get('identifierref')]
        self.assertEqual(sorted(used), sorted(self.resources))

    def test_a_resource_has_one_file_of_its_type_and_no_href(self):
        for resource in self.resources.values():
            self.assertEqual(set(resource.attrib), {'identifier', 'type'})
            self.assertEqual(self.file_of(resource).tag, KINDS[resource.get('type')])

    def test_every_identifier_is_a_name_and_unique(self):
        given = [made.get('identifier') for made in self.manifest.iter() if made.get('identifier')]
        for identifier in given:
            self.assertRegex(identifier, f'^{NCNAME.pattern}$')
        self.assertEqual(len(given), len(set(given)))

    def test_a_link_opens_the_lesson_on_the_site_in_its_own_window(self):
        for lesson in (LESSON, SHORT):
            link = self.file_of(self.resources['link-' + lesson['slug']])
            self.assertEqual(link.findtext(LINK + 'title'), lesson['title'])
            self.assertEqual(link.find(LINK + 'url').attrib,
                             {'href': f'https://example.org/loopstep/{lesson["slug"]}/', 'target': '_blank'})

    def test_a_quiz_has_the_title_of_its_item_and_the_questions_of_its_part(self):
        for identifier, asked in [('quiz-sample', ['question-marks', 'question-second']),
                                  ('deeper-sample', ['question-program']),
                                  ('quiz-2nd', ['question-marks', 'question-second'])]:
            assessment = self.file_of(self.resources[identifier]).find(QTI + 'assessment')
            item = self.manifest.find(f'.//{PACKAGE}item[@identifierref="{identifier}"]')
            self.assertEqual(assessment.get('title'), item.findtext(PACKAGE + 'title'))
            self.assertEqual(assessment.get('ident'), identifier)
            self.assertEqual([made.get('ident') for made in assessment.iter(QTI + 'item')], asked)

    def test_no_score_is_prescribed_that_a_platform_would_overrule(self):
        for data in self.files.values():
            self.assertNotRegex(data.decode().lower(), 'mastery|threshold|passing|cutvalue')

    def test_the_same_course_gives_the_same_bytes(self):
        self.assertEqual(common_cartridge(COURSE, [LESSON, SHORT], ADDRESS), self.files)


class SiteAddressTest(unittest.TestCase):
    def test_ends_with_one_slash(self):
        for text in ('https://example.org/loopstep', 'https://example.org/loopstep/', 'https://example.org/loopstep//'):
            self.assertEqual(site_address(text), ADDRESS)
        self.assertEqual(site_address('http://127.0.0.1:8080'), 'http://127.0.0.1:8080/')

    def test_what_is_no_address_is_named_with_the_remedy(self):
        for text in ('example.org', 'ftp://example.org/', 'https://', 'https://example.org/?a=b',
                     'https://example.org/#quiz', 'https://example.org/a b', '//example.org/', ''):
            with self.assertRaisesRegex(BadAddress, r'^SITE: ".*" is not an http or https address .* Remedy: give '):
                site_address(text)

    def test_a_page_is_not_a_site(self):
        with self.assertRaisesRegex(BadAddress, 'is the address of a page. Remedy: give that of its folder'):
            site_address('https://example.org/loopstep/index.html')
