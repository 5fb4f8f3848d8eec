"""Listings are highlighted without losing a character."""
import unittest
from pathlib import Path

from highlight import LETTERS, highlight

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = {'.py': 'python', '.js': 'javascript', '.cpp': 'cpp'}


def joined(lines):
    return '\n'.join(''.join(text for _, text in line) for line in lines)


class Highlight(unittest.TestCase):
    def kind(self, source, text, language='python'):
        (line,) = highlight(source, language)
        return next(kind for kind, part in line if part.strip() == text)

    def test_python(self):
        self.assertEqual(self.kind('async def f(a):', 'async def'), 'keyword')
        self.assertEqual(self.kind('async def f(a):', 'f'), 'function')
        self.assertEqual(self.kind('await asyncio.sleep(1)', 'sleep'), 'function')
        self.assertEqual(self.kind('await asyncio.sleep(1)', '1'), 'number')
        self.assertEqual(self.kind('print(a)  # b', 'print'), 'builtin')
        self.assertEqual(self.kind('print(a)  # b', '# b'), 'comment')
        self.assertEqual(self.kind('s = aiohttp.ClientSession()', 'ClientSession'), 'class')
        self.assertEqual(self.kind('x = None', 'None'), 'constant')
        self.assertEqual(self.kind('@wraps', '@wraps'), 'decorator')
        self.assertEqual(self.kind('a in b', 'in'), 'keyword')

    def test_javascript(self):
        self.assertEqual(self.kind('const a = await f(1);', 'const', 'javascript'), 'keyword')
        self.assertEqual(self.kind('const a = await f(1);', 'f', 'javascript'), 'function')
        self.assertEqual(self.kind('x = new Error("no");', 'Error', 'javascript'), 'class')
        self.assertEqual(self.kind('// why', '// why', 'javascript'), 'comment')

    def test_cpp(self):
        self.assertEqual(self.kind('co_await aio::sleep(1);', 'co_await', 'cpp'), 'keyword')
        self.assertEqual(self.kind('co_await aio::sleep(1);', 'sleep', 'cpp'), 'function')

    def test_every_listing_of_the_course_comes_back_whole(self):
        files = [*(ROOT / 'content').rglob('*.py'), *(ROOT / 'content').rglob('*.js'),
                 *(ROOT / 'src/demos').glob('*.cpp')]
        self.assertGreater(len(files), 20)
        for file in files:
            with self.subTest(file.name):
                source = file.read_text(encoding='utf-8')
                lines = highlight(source, LANGUAGES[file.suffix])
                self.assertEqual(joined(lines), source.rstrip('\n'))
                self.assertLessEqual({kind for line in lines for kind, _ in line}, set(LETTERS))
