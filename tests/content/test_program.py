"""A demo's program follows its listing: it names statements by their text, and the app's registry has their lines."""
from pathlib import Path

from registry import write_registry
from sample import SampleTest

PROGRAM = 'demos/one/greet.cpp'
LISTING = 'one/listings/greet.py'
GREETED = 'env.at("greet(\'Ada\')");'


class Statements(SampleTest):
    def lines(self):
        """{(text, which): line} of the program's statements."""
        statements = self.compiled().lessons[0].programs['greet'].statements
        return {(statement.text, statement.which): statement.line for statement in statements}

    def test_a_text_means_the_line_where_it_stands(self):
        self.assertEqual(self.lines(), {("print(f'Hello, {name}')", 0): 2, ("greet('Ada')", 0): 4})

    def test_a_line_that_moves_is_found_again(self):
        self.write(LISTING, '# A greeting\n\n' + self.read(LISTING))
        self.assertEqual(self.lines()["greet('Ada')", 0], 6)

    def test_a_comment_is_no_part_of_a_statement(self):
        self.replace(LISTING, 'greet("Ada")', 'greet("Ada")  # the first programmer')
        self.assertEqual(self.lines()["greet('Ada')", 0], 4)

    def test_a_statement_of_several_lines_is_named_by_its_first(self):
        self.replace(LISTING, 'greet("Ada")', 'greet(\n    "Ada"\n)')
        self.replace(PROGRAM, GREETED, 'env.at("greet(");')
        self.assertEqual(self.lines()['greet(', 0], 4)

    def test_a_text_may_be_broken_as_the_formatter_breaks_it(self):
        self.replace(PROGRAM, GREETED, 'env.at(\n      "greet("\n      "\\"Ada\\")");')
        self.assertEqual(self.lines()['greet("Ada")', 0], 4)

    def test_a_block_names_its_statement_too(self):
        block = 'const Block block(env, "greet(\'Ada\')");'
        broken = 'const Block block(\n      env, "greet(\'Ada\')");'
        for old, new in ((GREETED, block), (block, broken)):
            self.replace(PROGRAM, old, new)
            self.assertEqual(self.lines()["greet('Ada')", 0], 4)
            code = self.compiled().lessons[0].bundle['demos'][0]['listing']['cpp']
            self.assertNotIn('Block', str(code['lines']))

    def test_a_block_that_names_its_line_by_a_number_is_refused(self):
        for block in ('const Block block(env, 4);', 'const Block block{env, 4};'):
            self.replace(PROGRAM, GREETED, block)
            self.assert_refused(PROGRAM, block, 'does not name a statement', 'const Block block(env, "…")')
            self.replace(PROGRAM, block, GREETED)

    def test_a_text_that_stands_twice_is_numbered(self):
        self.write(LISTING, self.read(LISTING) + 'greet("Ada")\n')
        self.replace(PROGRAM, GREETED, 'env.at({"greet(\'Ada\')", 1});\n  env.at({"greet(\'Ada\')", 2});')
        lines = self.lines()
        self.assertEqual((lines["greet('Ada')", 1], lines["greet('Ada')", 2]), (4, 5))

    def test_a_text_that_stands_twice_without_a_number_is_refused(self):
        self.write(LISTING, self.read(LISTING) + 'greet("Ada")\n')
        self.assert_refused(PROGRAM, GREETED, 'more than once, in lines 4 and 5', '{"greet(\'Ada\')", 1}')

    def test_a_number_beyond_the_last_is_refused(self):
        self.replace(PROGRAM, GREETED, 'env.at({"greet(\'Ada\')", 2});')
        self.assert_refused(PROGRAM, 'env.at({', 'once, so there is no occurrence 2', 'Remove the number')

    def test_a_text_that_stands_nowhere_is_refused(self):
        self.replace(LISTING, 'greet("Ada")', 'greet("Grace")')
        self.assert_refused(PROGRAM, GREETED, 'greet.py has no statement "greet(\'Ada\')"',
                            'as it is in the listing')

    def test_text_inside_a_statement_is_none(self):
        self.replace(PROGRAM, GREETED, 'env.at("\'Ada\')");')
        self.assert_refused(PROGRAM, 'env.at("\'Ada', 'has no statement', 'first line')

    def test_a_line_that_is_named_by_its_number_is_refused(self):
        self.replace(PROGRAM, GREETED, 'env.line(4);')
        self.assert_refused(PROGRAM, 'env.line(4)', 'does not name a statement', 'env.at("…")')

    def test_a_text_that_is_not_written_out_is_refused(self):
        self.replace(PROGRAM, GREETED, 'env.at(some_text);')
        self.assert_refused(PROGRAM, 'env.at(some_text)', 'does not name a statement', 'a separate line')

    def test_a_direction_beside_other_code_is_refused(self):
        for line in (f'if (true) {GREETED}', f'{GREETED} co_await aio::sleep(1);'):
            self.replace(PROGRAM, GREETED, line)
            self.assert_refused(PROGRAM, line, 'does not name a statement', 'a separate line')
            self.replace(PROGRAM, line, GREETED)

    def test_a_comment_beside_a_direction_goes_with_it(self):
        self.replace(PROGRAM, GREETED, f'{GREETED}  // the first programmer')
        code = self.compiled().lessons[0].bundle['demos'][0]['listing']['cpp']
        self.assertNotIn('first programmer', str(code['lines']))


class Programs(SampleTest):
    def test_the_lesson_introduces_the_program_and_leaves_its_directions_out(self):
        code = self.compiled().lessons[0].bundle['demos'][0]['listing']['cpp']
        self.assertEqual('\n'.join(''.join(text for _, text in line) for line in code['lines']),
                         '''// The program that the stage runs:
// the Python listing in C++, on a
// scheduler with asyncio's rules.

#include "demos/program.hpp"

namespace demos::one {

aio::Coroutine<> greet(Environment& env) {
  env.print("Hello, Ada");
  co_return;
}

}  // namespace demos::one''')

    def test_a_program_that_no_demo_shows_is_refused(self):
        self.write('demos/one/leave.cpp', self.read(PROGRAM))
        self.assert_refused('demos/one/leave.cpp', 1, 'no demo of one/lesson.md has the listing leave', 'Add a demo')

    def test_programs_of_no_lesson_are_refused(self):
        self.write('demos/two/greet.cpp', self.read(PROGRAM))
        self.assert_refused('demos/two', 1, 'no lesson with this name', 'Add the lesson')

    def test_every_stray_program_is_reported(self):
        for name in ('leave', 'return'):
            self.write(f'demos/one/{name}.cpp', self.read(PROGRAM))
        _, problems = self.compile()
        self.assertEqual([file for file, *_ in problems], ['demos/one/leave.cpp', 'demos/one/return.cpp'])

    def test_a_listing_that_cannot_name_a_function_is_refused(self):
        for suffix in ('.py', '.js'):
            self.write(f'one/listings/default{suffix}', self.read(f'one/listings/greet{suffix}'))
        self.write('one/expected/default.py.txt', 'Hello, Ada\n')
        self.write('demos/one/default.cpp', self.read(PROGRAM))
        (self.demos / 'one/greet.cpp').unlink()
        self.replace('one/lesson.md', 'listing: greet\n', 'listing: default\n')
        self.assert_refused('one/lesson.md', 'listing: default', '"default" cannot be the name', 'C++ keywords')

    def test_other_problems_of_a_demo_without_a_program_are_told_in_the_same_run(self):
        (self.demos / 'one/greet.cpp').unlink()
        self.replace('one/lesson.md', 'listing: greet\n', 'listing: greet\nneeds: luck\n')
        self.replace('one/lesson.md', '1. first', '1. [the demo](#demo=greet)')
        _, problems = self.compile()
        self.assertEqual([(file, line) for file, line, *_ in problems],
                         [('one/lesson.md', self.line_of('one/lesson.md', 'needs:')), ('one/listings/greet.py', 1)])

    def test_what_a_demo_needs_is_known(self):
        self.replace('one/lesson.md', 'listing: greet\n', 'listing: greet\nneeds: luck\n')
        self.assert_refused('one/lesson.md', 'needs: luck', '"luck", which is not known',
                            'nothing, thread, network, process')

    def test_only_requests_can_be_live(self):
        self.replace('one/lesson.md', 'listing: greet\n', 'listing: greet\nlive: true\n')
        self.assert_refused('one/lesson.md', 'live: true', 'needs the network', 'Add "needs: network"')


class Registry(SampleTest):
    def setUp(self):
        super().setUp()
        for name in ('lesson.md', 'quiz.json', 'listings/greet.py', 'listings/greet.js', 'expected/greet.py.txt',
                     'expected/greet.py.times.txt'):
            self.write(f'two-more/{name}', self.read(f'one/{name}'))
        self.write('demos/two_more/greet.cpp', self.read(PROGRAM).replace('demos::one', 'demos::two_more'))
        self.replace('course.json', '["one"]', '["one", "two-more"]')
        for name in ('course.json', 'one/lesson.md', 'two-more/lesson.md'):
            self.write(name, self.read(name).replace('"of": 1', '"of": 2').replace('\nof: 1\n', '\nof: 2\n'))
        self.out = self.content / 'generated'

    def registry(self, name):
        write_registry(self.compiled(), self.demos, self.out)
        return (self.out / name).read_text(encoding='utf-8')

    def test_two_lessons_may_have_demos_of_one_name(self):
        self.replace('two-more/lesson.md', 'listing: greet\n', 'listing: greet\nneeds: process\n')
        text = self.registry('registry.cpp')
        self.assertIn('{"one", "greet", "greet", Needs::nothing, &one::greet},', text)
        self.assertIn('{"two-more", "greet", "greet", Needs::process, &two_more::greet},', text)

    def test_each_program_has_its_own_statements(self):
        self.write('two-more/listings/greet.py', '\n' + self.read(LISTING))
        text = self.registry('demos/listed_statements.hpp')
        self.assertIn('{"one/greet.cpp", "greet(\'Ada\')", 0, 4},', text)
        self.assertIn('{"two_more/greet.cpp", "greet(\'Ada\')", 0, 5},', text)

    def test_the_build_is_given_every_program(self):
        text = self.registry('programs.cmake')
        for name in ('one', 'two_more'):
            self.assertIn(f'"{Path(self.demos).resolve()}/{name}/greet.cpp"', text)

    def test_a_course_without_demos_has_an_empty_one(self):
        for name in ('one', 'two-more'):
            text = self.read(f'{name}/lesson.md')
            start = text.index('::: demo')
            self.write(f'{name}/lesson.md', text[:start] + text[text.index(':::', start + 3) + 4:])
        for folder in ('one', 'two_more'):
            (self.demos / folder / 'greet.cpp').unlink()
        self.assertIn('std::array<Demo, 0> registry = {};', self.registry('registry.cpp'))
        self.assertIn('0> listed_statements = {};', self.registry('demos/listed_statements.hpp'))

    def test_what_would_not_change_is_not_written(self):
        self.registry('registry.cpp')
        times = {path: path.stat().st_mtime_ns for path in self.out.rglob('*.*')}
        self.replace('one/lesson.md', 'summary: A small lesson.', 'summary: A lesson.')
        self.registry('registry.cpp')
        self.assertEqual({path: path.stat().st_mtime_ns for path in self.out.rglob('*.*')}, times)
