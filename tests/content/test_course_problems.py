"""What is wrong in course.json and in recorded responses is refused with file, line and remedy."""
import json

from sample import SampleTest

COURSE = 'course.json'
USER = 'one/api/user.json'


class Course(SampleTest):
    def test_a_lesson_without_a_folder_is_refused(self):
        self.replace(COURSE, '["one"]', '["one", "two"]')
        self.assert_refused(COURSE, '"lessons"', '"two" has no folder', 'Add the folder two')

    def test_a_lesson_is_named_once(self):
        self.replace(COURSE, '["one"]', '["one", "one"]')
        self.assert_refused(COURSE, '"lessons"', 'listed twice', 'once')

    def test_the_name_of_a_lesson_is_plain(self):
        self.replace(COURSE, '["one"]', '["one", "../two"]')
        self.assert_refused(COURSE, '"lessons"', 'not a valid lesson name', 'lower-case')

    def test_the_name_of_a_lesson_is_no_folder_of_the_site(self):
        self.replace(COURSE, '["one"]', '["one", "embed"]')
        self.assert_refused(COURSE, '"lessons"', '"embed" is a folder that the site itself has', 'Choose another name')

    def test_the_name_of_a_lesson_can_be_a_name_in_cpp(self):
        for slug in ('2-more', 'new'):
            self.write(COURSE, self.read(COURSE).replace('["one"]', f'["one", "{slug}"]'))
            self.assert_refused(COURSE, '"lessons"', f'"{slug}" cannot be a C++ name', 'Begin with a letter')
            self.write(COURSE, self.read(COURSE).replace(f'["one", "{slug}"]', '["one"]'))

    def test_a_course_has_lessons(self):
        self.replace(COURSE, '["one"]', '[]')
        self.assert_refused(COURSE, '"lessons"', 'no lesson', 'Add the folder name')

    def test_course_and_lesson_count_alike(self):
        self.replace(COURSE, '"of": 1', '"of": 2')
        self.assert_refused(COURSE, '"of"', 'one/lesson.md says 1', 'Correct one')

    def test_a_missing_key_is_named(self):
        self.replace(COURSE, '  "title": "A Course",\n', '')
        self.assert_refused(COURSE, 1, '"title" is missing', 'Add "title"')

    def test_broken_json_is_refused_in_its_line(self):
        self.replace(COURSE, '"of": 1\n', '"of": \n')
        self.assert_refused(COURSE, self.line_of(COURSE, '"of"') + 1, 'not valid JSON', 'Look for a missing')

    def test_a_list_is_no_course(self):
        self.write(COURSE, '[]\n')
        self.assert_refused(COURSE, 1, 'should be an object', 'named values')

    def test_the_file_must_be_there(self):
        (self.content / COURSE).unlink()
        self.assert_refused(COURSE, 1, 'cannot be read', 'Add course.json')


class Responses(SampleTest):
    def test_broken_json_is_refused_in_its_line(self):
        self.replace(USER, '"status": 200,', '"status": 200')
        self.assert_refused(USER, '"reason"', 'not valid JSON', 'missing comma')

    def test_a_missing_field_is_named(self):
        self.replace(USER, '  "delay": 0.5,\n', '')
        self.assert_refused(USER, 1, '"delay" is missing', 'Add "delay"')

    def test_a_request_has_a_method(self):
        self.replace(USER, '"method": "GET", ', '')
        self.assert_refused(USER, '"request"', '"method" is missing', 'Add "method"')

    def test_half_a_character_is_refused(self):
        self.replace(USER, '"Ada"', '"\\ud83d"')
        self.assert_refused(USER, '"body"', 'half a character', 'directly')

    def test_a_number_without_end_is_refused(self):
        self.replace(USER, '"Ada"', '1e999')
        self.assert_refused(USER, '"body"', 'not finite', 'use finite numbers')

    def test_a_method_is_one(self):
        self.replace(USER, '"GET"', '"get it"')
        self.assert_refused(USER, '"request"', 'not an HTTP method', 'in capitals')

    def test_an_address_is_whole(self):
        self.replace(USER, 'https://api.example.com/user', '/user')
        self.assert_refused(USER, '"request"', 'not a full web address', 'https://')

    def test_a_status_is_one(self):
        self.replace(USER, '200', '20')
        self.assert_refused(USER, '"status"', 'from 100 to 599', 'Write a number')

    def test_a_delay_does_not_go_back(self):
        self.replace(USER, '0.5', '-0.5')
        self.assert_refused(USER, '"delay"', 'from 0 to 60', 'Write a number')

    def test_a_response_has_a_body(self):
        self.replace(USER, ',\n  "body": {"name": "Ada"}', '')
        self.assert_refused(USER, 1, 'either "body" or "text"', '"text"')

    def test_a_response_has_one_body(self):
        self.replace(USER, '"body": {"name": "Ada"}', '"body": {},\n  "text": "Ada"')
        self.assert_refused(USER, '"text"', 'either "body" or "text"', '"text"')

    def test_headers_are_texts(self):
        self.replace(USER, '{"content-type": "application/json"}', '{"content-length": 12}')
        self.assert_refused(USER, '"headers"', 'names to strings', 'content-type')

    def test_a_request_is_answered_once(self):
        self.write('one/api/user_again.json', self.read(USER))
        self.assert_refused('one/api/user_again.json', '"request"', 'already answered by user.json', 'Keep one')

    def test_the_name_of_the_list_is_taken(self):
        self.write('one/api/index.json', json.dumps({}))
        self.assert_refused('one/api/index.json', 1, 'taken', 'Rename')
