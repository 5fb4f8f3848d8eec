"""The JavaScript of a demo is recorded when the lesson is compiled, whatever plays its Python."""
import json
from pathlib import Path

from output import write_site
from pages import Pages
from sample import ASSETS, SampleTest, printed

ROOT = Path(__file__).resolve().parents[2]
LISTING = 'one/listings/greet.js'
GREETING = '''const sleep = (seconds) =>
  new Promise((done) => setTimeout(done, seconds * 1000));

await sleep(0.5);
console.log("Hello, Ada");
'''


class JavascriptRun(SampleTest):
    def setUp(self):
        super().setUp()
        self.write(LISTING, GREETING)

    def lesson(self):
        return self.compiled().lessons[0]

    def test_the_listing_is_recorded(self):
        run = json.loads(self.lesson().javascript_runs['greet'])
        self.assertEqual(run['program']['name'], 'greet.js')
        self.assertEqual(printed(run), [(0.5, 'Hello, Ada')])

    def test_its_recording_is_a_file_beside_the_lesson(self):
        site = self.content / 'site'
        write_site(self.compiled(), Pages(ROOT / 'web/page', ASSETS), site)
        name = json.loads((site / 'one/lesson.json').read_text())['demos'][0]['javascriptRun']
        self.assertRegex(name, '^greet-[0-9a-f]{8}$')
        self.assertEqual((site / f'one/runs/{name}.json').read_text(), self.lesson().javascript_runs['greet'])

    def test_requests_get_the_responses_of_the_lesson(self):
        response = {'request': {'method': 'GET', 'url': 'https://api.example/users/1'}, 'delay': 0.5, 'status': 200,
                    'reason': 'OK', 'headers': {'content-type': 'application/json'}, 'body': {'name': 'Ada'}}
        self.write('one/api/user.json', json.dumps(response))
        self.write(LISTING, 'const response = await fetch("https://api.example/users/1");\n'
                            'console.log((await response.json()).name);\n')
        self.assertIn('"text":"Ada"', self.lesson().javascript_runs['greet'])

    def test_a_response_that_cannot_be_read_is_reported_with_the_responses_alone(self):
        self.write('one/api/user.json', '{"request":')
        _, problems = self.compile()
        self.assertEqual([file for file, *_ in problems], ['one/api/user.json'])

    def test_an_error_that_leaves_the_program_is_refused(self):
        self.replace(LISTING, 'console.log("Hello, Ada")', 'throw new TypeError("no luck")')
        self.assert_refused(LISTING, 'throw', 'cannot be recorded: TypeError: no luck', 'without an error')

    def test_a_program_that_cannot_be_parsed_is_refused(self):
        self.replace(LISTING, 'await sleep(0.5);', 'await sleep(0.5;')
        self.assert_refused(LISTING, 'await sleep', 'cannot be recorded', 'Write a program')

    def test_a_program_that_never_ends_is_refused(self):
        self.write(LISTING, GREETING + 'setInterval(() => {}, 100);\n')
        self.assert_refused(LISTING, 1, 'more than 2,000 events', 'ends by itself')

    def test_what_the_loop_does_not_follow_is_refused(self):
        self.replace(LISTING, 'await sleep(0.5);', 'await import("node:fs");')
        self.assert_refused(LISTING, 'import', 'cannot be recorded', 'docs/javascript-loop.md')
