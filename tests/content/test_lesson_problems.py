"""What is wrong in lesson.md is refused with file, line and remedy."""
from pathlib import Path

from listings import MOST_COLUMNS, MOST_COLUMNS_IN_TEXT, MOST_LINES
from sample import SampleTest

LESSON = 'one/lesson.md'


class FrontMatter(SampleTest):
    def test_a_missing_key_is_named(self):
        self.replace(LESSON, 'minutes: 5\n', '')
        self.assert_refused(LESSON, 2, '"minutes" is missing', 'Add "minutes"')

    def test_an_unknown_key_is_refused_in_its_line(self):
        self.replace(LESSON, 'minutes: 5\n', 'minutes: 5\nauthor: me\n')
        self.assert_refused(LESSON, 'author: me', '"author" is not known', 'Remove it, or use one of: title')

    def test_a_number_must_be_one(self):
        self.replace(LESSON, 'minutes: 5', 'minutes: five')
        self.assert_refused(LESSON, 'minutes: five', '"minutes" should be a whole number', 'from 1 to 999')

    def test_a_lesson_is_not_beyond_the_last(self):
        self.replace(LESSON, 'number: 1', 'number: 2')
        self.assert_refused(LESSON, 'number: 2', 'from 1 to 1', 'Write a number')

    def test_topics_are_a_list(self):
        self.replace(LESSON, 'topics:\n  - loops', 'topics: loops')
        self.assert_refused(LESSON, 'topics: loops', '"topics" should be a list', 'as a list')

    def test_broken_yaml_is_refused_in_its_line(self):
        self.replace(LESSON, 'summary: A small lesson.', 'summary: A: small lesson.')
        self.assert_refused(LESSON, 'summary: A: small', 'not valid YAML', 'in quotes')

    def test_front_matter_must_be_there(self):
        text = self.read(LESSON)
        self.write(LESSON, text[text.index('## First'):])
        self.assert_refused(LESSON, 1, 'front matter is missing', 'Begin with "---"')

    def test_the_file_must_be_there(self):
        (self.content / LESSON).unlink()
        self.assert_refused(LESSON, 1, 'cannot be read', 'Add the lesson\'s text')

    def test_the_file_must_be_utf8(self):
        path = self.content / LESSON
        path.write_bytes(path.read_bytes().replace(b'Some *text*', b'Some \xff*text*'))
        self.assert_refused(LESSON, 17, 'not UTF-8', 'Save the file as UTF-8')


class Containers(SampleTest):
    def test_an_unknown_kind_is_refused(self):
        self.replace(LESSON, '::: warning', '::: danger')
        self.assert_refused(LESSON, '::: danger', '"danger" is unknown', 'source, warning, note')

    def test_a_container_must_be_closed(self):
        self.replace(LESSON, '[Back](../)\n:::\n', '[Back](../)\n')
        self.assert_refused(LESSON, '::: completion', 'never closed', 'a line ":::"')

    def test_a_closing_line_must_close_something(self):
        self.write(LESSON, self.read(LESSON) + '\n:::\n')
        _, problems = self.compile()
        self.assertIn((LESSON, self.read(LESSON).count('\n'), 'this ":::" closes nothing',
                       'Remove it, or begin a container with "::: kind".'), problems)

    def test_a_title_must_be_given(self):
        self.replace(LESSON, '::: warning Mind this', '::: warning')
        self.assert_refused(LESSON, '::: warning', 'is missing its argument', '::: warning Title')

    def test_a_source_has_an_address(self):
        self.replace(LESSON, ' | https://example.org/docs', '')
        self.assert_refused(LESSON, '::: source', 'no address', 'Title | https://address')

    def test_the_address_of_a_source_is_on_the_web(self):
        self.replace(LESSON, '| https://example.org/docs', '| docs.html')
        self.assert_refused(LESSON, '::: source', '"docs.html" is not a web address', 'https://')

    def test_the_completion_must_be_there(self):
        self.replace(LESSON, '::: completion Well done!\n[Back](../)\n:::\n', '')
        self.assert_refused(LESSON, self.read(LESSON).count('\n'), 'completion is missing', '::: completion Title')

    def test_the_completion_comes_last(self):
        self.write(LESSON, self.read(LESSON) + '\nMore.\n')
        self.assert_refused(LESSON, 'More.', 'after the completion', 'Move it')


class Listings(SampleTest):
    def test_a_missing_listing_is_named(self):
        (self.content / 'one/listings/greet.js').unlink()
        _, problems = self.compile()
        self.assertEqual({(file, line) for file, line, *_ in problems},
                         {(LESSON, self.line_of(LESSON, '::: listings')),
                          (LESSON, self.line_of(LESSON, 'listing: greet'))})
        for _, _, what, remedy in problems:
            self.assertIn('greet.js does not exist', what)
            self.assertIn('Add one/listings/greet.js', remedy)

    def test_the_same_listing_is_shown_once(self):
        self.replace(LESSON, '1. first', '::: listings greet\n:::\n\n1. first')
        line = self.line_of(LESSON, '## Second') + 2
        self.assert_refused(LESSON, line, 'listings id "greet" is used twice', 'its own id')

    def test_a_listing_without_tabs(self):
        self.replace('one/listings/greet.py', '    print', '\tprint')
        self.assert_refused('one/listings/greet.py', '\tprint', 'a tab', 'Indent with spaces')

    def test_python_must_parse(self):
        self.replace('one/listings/greet.py', 'print(f"Hello, {name}")', 'print(f"Hello, {name}"')
        self.assert_refused('one/listings/greet.py', 'print(', 'not valid Python', 'so that python3 runs it')

    def test_an_empty_listing_is_none(self):
        self.write('one/listings/greet.js', '\n')
        self.assert_refused('one/listings/greet.js', 1, 'empty', 'Write the program')

    def test_a_listing_of_a_demo_has_62_columns(self):
        fits = 'x = "' + 'a' * 56 + '"'
        self.assertEqual(len(fits), 62)
        self.replace('one/listings/greet.py', 'greet("Ada")', f'greet("Ada")\n{fits}')
        self.compiled()
        self.replace('one/listings/greet.py', fits, fits + ';')
        self.assert_refused('one/listings/greet.py', fits, '63 columns', 'before column 63')

    def test_a_listing_of_the_prose_alone_may_be_a_little_wider(self):
        for name, comment in (('one/listings/wide.py', '# '), ('one/listings/wide.js', '// ')):
            self.write(name, comment.ljust(66, 'a') + '\n')
        self.replace(LESSON, '::: listings greet', '::: listings wide')
        self.compiled()
        self.write('one/listings/wide.js', '// '.ljust(67, 'a') + '\n')
        self.assert_refused('one/listings/wide.js', 1, '67 columns', 'before column 67')

    def test_the_python_of_a_demo_has_28_lines(self):
        listing = self.read('one/listings/greet.py')
        rest = 28 - listing.count('\n')
        self.write('one/listings/greet.py', listing + 'x = 1\n' * rest)
        self.compiled()
        self.write('one/listings/greet.py', listing + 'x = 1\n' * (rest + 1))
        self.assert_refused('one/listings/greet.py', 29, '29 lines', 'Shorten the listing')

    def test_the_limits_are_those_of_the_documentation(self):
        words = (Path(__file__).parents[2] / 'docs/content-format.md').read_text(encoding='utf-8')
        words = ' '.join(words.split())
        self.assertIn(f'The listings of a demo have at most {MOST_COLUMNS} columns', words)
        self.assertIn(f'its Python at most {MOST_LINES} lines', words)
        self.assertIn(f'A listing in the text has at most {MOST_COLUMNS_IN_TEXT} columns', words)


class Demos(SampleTest):
    def test_a_demo_without_a_listing_is_refused(self):
        self.replace(LESSON, 'listing: greet\n', '')
        self.assert_refused(LESSON, 'title: A greeting', '"listing" is missing', 'Add "listing"')

    def test_an_unknown_key_is_refused(self):
        self.replace(LESSON, 'listing: greet\n', 'listing: greet\nspeed: 2\n')
        self.assert_refused(LESSON, 'speed: 2', '"speed" is not known', 'title, prompt, listing')

    def test_live_is_true_or_false(self):
        self.replace(LESSON, 'listing: greet\n', 'listing: greet\nlive: sometimes\n')
        self.assert_refused(LESSON, 'live: sometimes', 'true or false', 'Write true or false')

    def test_a_colon_in_a_prompt_wants_quotes(self):
        self.replace(LESSON, '"Predict: what is printed?"', 'Predict: what is printed?')
        self.assert_refused(LESSON, 'prompt: Predict', 'not valid YAML', 'in quotes')

    def test_a_demo_belongs_to_a_section(self):
        text = self.read(LESSON)
        start = text.index('::: demo')
        demo = text[start:text.index(':::\n', start) + 4]
        self.write(LESSON, text.replace(demo, '').replace('## First', demo + '\n## First'))
        self.assert_refused(LESSON, '::: demo', 'outside a section', 'into a section')

    def test_demo_ids_are_their_own(self):
        text = self.read(LESSON)
        start = text.index('::: demo')
        demo = text[start:text.index(':::\n', start) + 4]
        self.write(LESSON, text.replace('1. first', demo + '\n1. first'))
        line = self.line_of(LESSON, '## Second') + 2
        self.assert_refused(LESSON, line, 'demo id "greet" is used twice', 'its own id')


class Prose(SampleTest):
    def test_a_heading_has_an_id(self):
        self.replace(LESSON, ' {#detail}', '')
        self.assert_refused(LESSON, '### A detail', 'no id', '{#my-heading}')

    def test_heading_ids_are_their_own(self):
        self.replace(LESSON, '{#second}', '{#first}')
        self.replace(LESSON, '(#second)', '(#first)')
        self.assert_refused(LESSON, '## Second', 'heading id "first" is used twice, first in line 15', 'its own id')

    def test_an_id_is_plain(self):
        self.replace(LESSON, '{#detail}', '{#A Detail}')
        self.assert_refused(LESSON, '### A detail', 'not a valid id', 'lower-case')

    def test_an_id_of_the_page_is_taken(self):
        self.replace(LESSON, '{#detail}', '{#quiz}')
        self.assert_refused(LESSON, '### A detail', 'belongs to the page', 'another id')

    def test_the_title_is_no_heading_of_the_text(self):
        self.replace(LESSON, '### A detail', '# A detail')
        self.assert_refused(LESSON, '# A detail', 'level 1', '## for a section')

    def test_there_is_a_section(self):
        self.write(LESSON, '---\ntitle: One\nnumber: 1\nof: 1\nminutes: 5\ntopics: [a]\nsummary: b\n---\n\nText.\n\n'
                   '::: completion Done\nYes.\n:::\n')
        self.assert_refused(LESSON, 1, 'no section', '## Title {#id}')

    def test_a_link_into_the_lesson_leads_to_a_section(self):
        self.replace(LESSON, '(#second)', '(#third)')
        self.assert_refused(LESSON, '[link](#third)', 'not a section of this lesson', '#first, #second, #quiz')

    def test_a_link_leads_to_the_web(self):
        self.replace(LESSON, '(https://example.org/more)', '(ftp://example.org/more)')
        self.assert_refused(LESSON, 'Read [them]', '"ftp://example.org/more" is not a web address', 'https://')

    def test_raw_html_in_a_line_is_refused(self):
        self.replace(LESSON, 'Some *text*', 'Some <b>text</b>')
        _, problems = self.compile()
        self.assertEqual([problem[:2] for problem in problems], [(LESSON, self.line_of(LESSON, 'Some <b>'))] * 2)
        self.assertIn('raw HTML', problems[0][2])
        self.assertIn('between backticks', problems[0][3])

    def test_a_block_of_html_is_refused(self):
        self.replace(LESSON, '- one\n', '<div>\n</div>\n\n- one\n')
        self.assert_refused(LESSON, '<div>', 'raw HTML', 'Use Markdown')

    def test_an_image_is_refused(self):
        self.replace(LESSON, '[link](#second)', '![picture](https://example.org/a.png)')
        self.assert_refused(LESSON, '![picture]', 'images are not supported', 'in words')

    def test_a_code_fence_is_refused(self):
        self.replace(LESSON, '- one\n', '```\ncode\n```\n\n- one\n')
        self.assert_refused(LESSON, '```', 'between fences', '::: listings')

    def test_indented_code_is_refused(self):
        self.replace(LESSON, '### A detail', '    code\n\n### A detail')
        self.assert_refused(LESSON, '    code', 'indented code', 'indentation')

    def test_a_quotation_is_refused(self):
        self.replace(LESSON, '### A detail', '> said\n\n### A detail')
        self.assert_refused(LESSON, '> said', 'quotations', 'note')


class Tables(SampleTest):
    def test_a_row_with_too_few_cells_is_refused(self):
        self.replace(LESSON, '| `a \\| b` | two |', '| one |')
        self.assert_refused(LESSON, '| one |', 'has 1 cell, but its head has 2', 'as many cells')

    def test_a_row_with_too_many_cells_is_refused(self):
        self.replace(LESSON, '| `a \\| b` | two |', '| one | two | three |')
        self.assert_refused(LESSON, '| one |', 'has 3 cells, but its head has 2', 'as \\|')

    def test_an_empty_cell_counts(self):
        self.replace(LESSON, '| `a \\| b` | two |', '| one | |')
        self.compiled()

    def test_head_and_dashes_agree(self):
        self.replace(LESSON, '| --- | --- |', '| --- |')
        self.assert_refused(LESSON, '| --- |', 'different numbers of cells', 'same number')
