"""A small course that is right, to be broken one way at a time.

    class Tables(SampleTest):
        def test_…(self):
            self.replace('one/lesson.md', '| a | b |', '| a |')
            self.assert_refused('one/lesson.md', '| a |', 'has 1 cell,', 'as many cells')
"""
import tempfile
import unittest
from pathlib import Path

from course import read_course
from problems import Problems

FILES = {
    'course.json': '''{
  "title": "A Course",
  "summary": "What it is about.",
  "lessons": ["one"],
  "of": 1
}
''',
    'one/lesson.md': '''---
title: One
number: 1
of: 1
minutes: 5
topics:
  - loops
summary: A small lesson.
---

::: source The Docs | https://example.org/docs
Read [them](https://example.org/more).
:::

## First Part {#first}

Some *text* with `code` and **weight**, and a
[link](#second) to the next part.

::: listings greet
:::

| Python | JavaScript |
| --- | --- |
| `a \\| b` | two |

### A detail {#detail}

- one
- two

::: warning Mind this
It *matters*.
:::

::: demo greet
title: A greeting
prompt: "Predict: what is printed?"
listing: greet
:::

## Second Part {#second}

1. first
2. second

::: note By the way
It goes on.
:::

::: completion Well done!
[Back](../)
:::
''',
    'one/quiz.json': '''{
  "title": "Quiz",
  "questions": [
    {
      "id": "what",
      "prompt": "What is `1 + 1`?",
      "options": [
        {"text": "1", "correct": false, "explanation": "Too little."},
        {"text": "2", "correct": true, "explanation": "So it is."},
        {"text": "3", "correct": false, "explanation": "Too much."},
        {"text": "4", "correct": false, "explanation": "Far too much."}
      ],
      "section": "first"
    }
  ]
}
''',
    'one/listings/greet.py': 'def greet(name):\n    print(f"Hello, {name}")\n\ngreet("Ada")\n',
    'one/listings/greet.js': 'function greet(name) {\n  console.log(`Hello, ${name}`);\n}\n\ngreet("Ada");\n',
    'one/api/user.json': '''{
  "request": {"method": "GET", "url": "https://api.example.com/user"},
  "delay": 0.5,
  "status": 200,
  "reason": "OK",
  "headers": {"content-type": "application/json"},
  "body": {"name": "Ada"}
}
''',
    'one/expected/greet.py.txt': 'Hello, Ada\n',
    'one/expected/greet.py.times.txt': '0.5   Task-1  Hello, Ada\n',
    'demos/one/greet.cpp': '''#include "demos/program.hpp"

namespace demos::one {

aio::Coroutine<> greet(Environment& env) {
  env.at("greet('Ada')");
  env.at("print(f'Hello, {name}')");
  env.print("Hello, Ada");
  co_return;
}

}  // namespace demos::one
''',
}

# Names as tools/bundle.mjs makes them.
ASSETS = {'script': 'loopstep-X1.js', 'arrival': 'arrival-X7.js', 'style': 'style-X2.css',
          'fonts_style': 'fonts-X6.css', 'builder': 'snippets-X8.js', 'builder_style': 'builder-X9.css',
          'program': 'loopstep-X3.wasm',
          'fonts': ['a-X4.ttf', 'b-X5.ttf']}

DEEPER = ''',
  "deeper": [
    {
      "id": "order",
      "prompt": "In what order?",
      "listing": "order",
      "section": "second",
      "demo": "greet",
      "step": 2,
      "options": [
        {"prints": ["b", "a"], "explanation": "Backwards."},
        {"prints": ["a", "b"], "explanation": "Line by line."},
        {"prints": ["a"], "explanation": "There is more.", "section": "first"},
        {"prints": ["b"], "explanation": "There is more.", "demo": "greet", "step": 1}
      ]
    }
  ]
}
'''


def add_program(test):
    """Gives a test's course a question about a program."""
    quiz = test.read('one/quiz.json')
    test.write('one/quiz.json', quiz.rstrip().removesuffix('}').rstrip() + DEEPER)
    test.write('one/quiz/order.py', 'print("a")\nprint("b")\n')
    test.write('one/expected/order.py.txt', 'a\nb\n')


def printed(run):
    """What a recorded run prints, and when."""
    return [(event['time'], event['text']) for event in run['events'] if event['event'] == 'output']


class SampleTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.content = Path(folder.name)
        self.demos = self.content / 'demos'
        for name, text in FILES.items():
            self.write(name, text)

    def write(self, name, text):
        path = self.content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding='utf-8')

    def read(self, name):
        return (self.content / name).read_text(encoding='utf-8')

    def replace(self, name, old, new):
        """Replaces a text that stands exactly once in a file."""
        text = self.read(name)
        self.assertEqual(text.count(old), 1, f'"{old}" in {name}')
        self.write(name, text.replace(old, new))

    def compile(self):
        """(course, problems); a problem is (file, line, what, remedy)."""
        problems = Problems()
        course = read_course(self.content, self.demos, problems)
        return course, [(str(Path(path).relative_to(self.content)), *rest) for path, *rest in problems]

    def compiled(self):
        course, problems = self.compile()
        self.assertEqual(problems, [])
        return course

    def assert_refused(self, file, place, what, remedy):
        """Exactly one problem: in that file, in the line that `place` is (or is in), of those words."""
        _, problems = self.compile()
        self.assertEqual(len(problems), 1, problems)
        found_file, line, found_what, found_remedy = problems[0]
        self.assertEqual(found_file, file)
        self.assertEqual(line, place if isinstance(place, int) else self.line_of(file, place), problems)
        self.assertIn(what, found_what)
        self.assertIn(remedy, found_remedy)
        self.assertTrue(found_remedy.endswith('.'), found_remedy)

    def line_of(self, file, text):
        """The line in which a text first begins."""
        before, found, _ = self.read(file).partition(text)
        self.assertTrue(found, f'"{text}" in {file}')
        return before.count('\n') + 1
