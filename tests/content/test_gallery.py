"""The gallery: programs of the course that run in the page, each behind a link that carries it."""
import base64
import json
import zlib
from hashlib import sha256

from play import play_bundle
from sample import SampleTest

FILE = 'gallery/gallery.json'
PROGRAM = 'gallery/listings/hello.py'


def entry(listing='hello', title='Hello', text='It `prints`.'):
    return {'listing': listing, 'title': title, 'text': text}


def program_of(trace):
    packed = trace.removeprefix('code:')
    return json.loads(zlib.decompress(base64.urlsafe_b64decode(packed + '=' * (-len(packed) % 4)), -15))


class Gallery(SampleTest):
    def setUp(self):
        super().setUp()
        self.show(entry())
        self.write(PROGRAM, 'print("hé")\n')

    def show(self, *entries):
        self.write(FILE, json.dumps({'programs': entries}, indent=1))

    def test_its_links_carry_the_programs(self):
        gallery = self.compiled().gallery
        self.assertEqual([program['title'] for program in gallery], ['Hello'])
        self.assertEqual(program_of(gallery[0]['trace']), {'name': 'hello.py', 'text': 'print("hé")\n'})
        self.assertRegex(gallery[0]['trace'], r'^code:[\w-]+$')

    def test_the_page_lists_them_first(self):
        section = play_bundle(self.compiled().gallery)['sections'][0]
        self.assertEqual((section['id'], section['number']), ('write', 1))
        runs = section['blocks'][1]['items'][0][0]['runs']
        self.assertEqual((runs[0]['text'], runs[0]['href'][:12]), ('Hello', '#trace=code:'))

    def test_a_course_without_a_gallery_has_no_such_section(self):
        sections = play_bundle([])['sections']
        self.assertEqual([(section['id'], section['number']) for section in sections], [('record', 1), ('open', 2)])

    def test_a_program_that_is_missing_is_refused(self):
        self.show(entry(), entry('bye'))
        self.assert_refused(FILE, '"bye"', 'there is no bye.py', 'Add it')

    def test_a_program_that_is_no_python_is_refused(self):
        self.write(PROGRAM, 'import asyncio\nasync main():\n')
        self.assert_refused(PROGRAM, 2, 'Python does not take it', 'Correct the program')

    def test_a_program_that_is_not_shown_is_refused(self):
        self.write('gallery/listings/bye.py', 'print("bye")\n')
        self.assert_refused('gallery/listings/bye.py', 1, 'does not name this program', 'Name it there')

    def test_a_program_that_no_address_can_carry_is_refused(self):
        noise = ''.join(sha256(str(number).encode()).hexdigest() for number in range(300))
        self.write(PROGRAM, f'text = "{noise}"\n')
        self.assert_refused(PROGRAM, 1, 'too long for an address', 'Shorten it')

    def test_a_link_into_a_lesson_is_refused(self):
        self.show(entry(text='[See](#first).'))
        self.assert_refused(FILE, '"text"', 'a link into a lesson', 'Remove the link')

    def test_an_unknown_key_is_refused(self):
        self.show({**entry(), 'level': 1})
        self.assert_refused(FILE, '"level"', '"level" is not known here', 'listing, title, text')

    def test_a_folder_without_its_list_is_refused(self):
        (self.content / FILE).unlink()
        self.assert_refused(FILE, 1, 'cannot be read', 'remove the folder')
