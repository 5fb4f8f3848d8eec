"""The colours of web/tokens.json reach the canvas and the style sheets, and no sheet has others."""
import json
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOKENS = ROOT / 'web/tokens.json'
SHEETS = sorted((ROOT / 'web').glob('*.css'))


class TokensTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.tokens = json.loads(TOKENS.read_text(encoding='utf-8'))
        self.sheet = self.folder / 'sheet.css'
        self.sheet.write_text('p { color: var(--text); background: var(--callout-note); }\n', encoding='utf-8')

    def run_tool(self):
        (self.folder / 'tokens.json').write_text(json.dumps(self.tokens), encoding='utf-8')
        return subprocess.run(
            [sys.executable, ROOT / 'tools/tokens.py', 'tokens.json', '--header', 'tokens.hpp', '--css', 'out.css',
             '--sheets', 'sheet.css'], cwd=self.folder, capture_output=True, text=True)

    def assert_refused(self, *words):
        done = self.run_tool()
        self.assertEqual(done.returncode, 1)
        for word in (*words, 'Remedy: '):
            self.assertIn(word, done.stderr)
        self.assertEqual(len(done.stderr.splitlines()), 1, done.stderr)
        self.assertFalse((self.folder / 'out.css').exists())

    def written(self, name):
        done = self.run_tool()
        self.assertEqual((done.returncode, done.stderr), (0, ''))
        return (self.folder / name).read_text(encoding='utf-8')

    def test_no_sheet_names_a_colour_itself(self):
        for sheet in SHEETS:
            self.assertEqual(re.findall(r':[^;{]*#[0-9a-fA-F]{3,8}\b', sheet.read_text(encoding='utf-8')), [], sheet)

    def test_the_canvas_has_every_colour_of_every_theme(self):
        header = self.written('tokens.hpp')
        for values in self.tokens['colors'].values():
            for value in values[:4]:
                self.assertIn(value.replace('#', '0x'), header)

    def test_a_sheet_gets_the_colours_that_it_uses_in_every_theme(self):
        css = self.written('out.css')
        for value in self.tokens['colors']['text'][:4] + self.tokens['colors']['callout_note'][:4]:
            self.assertIn(value, css)
        self.assertEqual(set(re.findall(r'--([a-z-]+):', css)), {'text', 'callout-note'})
        self.assertTrue(css.endswith(self.sheet.read_text(encoding='utf-8')))

    def test_paper_is_always_light(self):
        base, *others = self.written('out.css').split(self.sheet.read_text(encoding='utf-8'))[0].splitlines()
        self.assertIn(f'--text: {self.tokens["colors"]["text"][1]};', base)
        for rule in others:
            self.assertTrue(rule.startswith('@media screen'), rule)

    def test_an_unknown_colour_in_a_sheet_is_refused(self):
        self.sheet.write_text('a {}\np { color: var(--txet); }\n', encoding='utf-8')
        self.assert_refused('sheet.css:2', '"--txet"')

    def test_a_value_that_is_no_colour_is_refused(self):
        self.tokens['colors']['text'][0] = 'white'
        self.assert_refused('tokens.json', '"white" of "text"')

    def test_a_theme_that_has_no_value_is_refused(self):
        del self.tokens['colors']['text'][0]
        self.assert_refused('tokens.json', '"text" is not a colour for each theme')

    def test_a_pair_of_an_unknown_colour_is_refused(self):
        self.tokens['text'][0]['of'].append('ink')
        self.assert_refused('tokens.json', '"text" names "ink"')

    def test_what_is_no_json_is_refused_with_its_line(self):
        done = subprocess.run([sys.executable, ROOT / 'tools/tokens.py', self.sheet, '--header', 'x.hpp'],
                              cwd=self.folder, capture_output=True, text=True)
        self.assertEqual(done.returncode, 1)
        self.assertIn('sheet.css:1: ', done.stderr)
