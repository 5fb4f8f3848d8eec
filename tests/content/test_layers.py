"""The check of the includes: what it refuses, by small source trees."""
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

CHECK = Path(__file__).resolve().parents[2] / "tools/check_layers.py"


def check(**files):
    """Status and output of the check over a tree of one-line files; __ in a name is a slash."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = Path(folder, "src", name.replace("__", "/") + ".hpp")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text + "\n", encoding="utf-8")
        done = subprocess.run([sys.executable, CHECK, Path(folder, "src")], text=True, capture_output=True, check=False)
        return done.returncode, done.stdout


class Layers(unittest.TestCase):
    def test_an_include_downward_is_right(self):
        self.assertEqual(check(net__url='#include "aio/task.hpp"', aio__task=""), (0, "includes run downward\n"))

    def test_an_include_upward_is_refused_with_its_place(self):
        status, output = check(aio__task='\n#include "net/url.hpp"', net__url="")
        self.assertEqual(status, 1)
        self.assertIn("src/aio/task.hpp:2: aio must not include net/url.hpp", output)

    def test_the_user_interface_and_the_trace_know_nothing_of_the_scheduler(self):
        for name in ("ui__canvas__fonts", "trace__event"):
            self.assertEqual(check(**{name: '#include "aio/task.hpp"', "aio__task": ""})[0], 1, name)

    def test_the_encoding_is_for_all_above_the_network_and_knows_none_of_them(self):
        for name in ("trace__json", "course__progress", "demos__text", "ui__frame__patch"):
            included = check(**{name: '#include "encoding/json_writer.hpp"', "encoding__json_writer": ""})
            self.assertEqual(included[0], 0, name)
        for name in ("aio", "net", "trace", "course"):
            self.assertEqual(check(encoding__json_writer=f'#include "{name}/a.hpp"', **{f"{name}__a": ""})[0], 1, name)
        self.assertEqual(check(net__a='#include "encoding/json_writer.hpp"', encoding__json_writer="")[0], 1)

    def test_a_room_of_the_user_interface_sees_only_those_below(self):
        self.assertEqual(check(ui__canvas__fonts='#include "ui/shell/shell.hpp"', ui__shell__shell="")[0], 1)
        self.assertEqual(check(ui__stage__words__a='#include "ui/stage/loop/b.hpp"', ui__stage__loop__b="")[0], 1)
        self.assertEqual(check(ui__stage__loop__b='#include "ui/stage/words/a.hpp"', ui__stage__words__a="")[0], 0)

    def test_what_is_internal_to_the_scheduler_is_its_own(self):
        status, output = check(net__url='#include "aio/detail/result.hpp"', aio__detail__result="")
        self.assertEqual(status, 1)
        self.assertIn("is not part of aio's interface", output)
        self.assertEqual(check(aio__task='#include "aio/detail/result.hpp"', aio__detail__result="")[0], 0)

    def test_headers_that_include_one_another_are_named(self):
        status, output = check(aio__a='#include "aio/b.hpp"', aio__b='#include "aio/c.hpp"',
                               aio__c='#include "aio/a.hpp"')
        self.assertEqual(status, 1)
        self.assertIn("aio/a.hpp → aio/b.hpp → aio/c.hpp → aio/a.hpp", output)

    def test_the_scheduler_uses_the_standard_library_only(self):
        self.assertEqual(check(aio__task="#include <curl/curl.h>")[0], 1)
        self.assertEqual(check(aio__task="#include <vector>")[0], 0)


if __name__ == "__main__":
    unittest.main()
