"""The linter of the C++ finds in several files at once what it finds in each alone."""
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
import tidy  # noqa: E402

FLAGS = ["-std=c++23"]
SOUND = "namespace sound {\nint twice(int number) { return 2 * number; }\n}  // namespace sound\n"
FAULTS = {
    "bugprone-use-after-move": "#include <string>\nstd::string taken(std::string text) {\n"
                               "  const std::string mine = std::move(text);\n  return mine + text;\n}\n",
    "modernize-deprecated-headers": "#include <stdint.h>\nuint8_t one() { return 1; }\n",
    "modernize-use-nullptr": "int* nowhere() { return 0; }\n",
    "performance-for-range-copy": "#include <string>\n#include <vector>\n"
                                  "std::size_t all(const std::vector<std::string>& texts) {\n  std::size_t sum = 0;\n"
                                  "  for (const std::string text : texts) sum += text.size();\n  return sum;\n}\n",
    "readability-identifier-naming": "int Twice(int number) { return 2 * number; }\n",
}


class Together(unittest.TestCase):
    def setUp(self):
        (ROOT / "build").mkdir(exist_ok=True)
        folder = tempfile.TemporaryDirectory(dir=ROOT / "build")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def job(self, name, text):
        file = self.folder / name
        file.write_text(text, encoding="utf-8")
        return file, FLAGS, self.folder / f"{name}.stamp"

    def test_sound_files_are_sound_together(self):
        jobs = [self.job("a.cpp", SOUND), self.job("b.cpp", SOUND.replace("twice", "again"))]
        self.assertTrue(tidy.sound_together([file for file, _, _ in jobs], FLAGS))
        self.assertEqual(tidy.check(jobs), [])
        self.assertTrue(all(stamp.exists() for _, _, stamp in jobs))

    def test_a_fault_in_one_of_them_is_found(self):
        sound = self.job("sound.cpp", SOUND)
        for rule, text in FAULTS.items():
            with self.subTest(rule):
                faulty = self.job("faulty.cpp", text)
                self.assertFalse(tidy.sound_together([sound[0], faulty[0]], FLAGS))
                found = tidy.check([sound, faulty])
                self.assertEqual(len(found), 1, found)
                self.assertIn("faulty.cpp:", found[0])
                self.assertIn(rule, found[0])
                self.assertTrue(sound[2].exists())
                self.assertFalse(faulty[2].exists())

    def test_files_that_share_names_are_checked_apart(self):
        jobs = [self.job("a.cpp", SOUND), self.job("b.cpp", SOUND)]
        self.assertFalse(tidy.sound_together([file for file, _, _ in jobs], FLAGS))
        self.assertEqual(tidy.check(jobs), [])

    def test_files_of_other_folders_or_flags_are_not_put_together(self):
        first, second = self.job("a.cpp", SOUND), self.job("b.cpp", SOUND)
        other = (self.folder / "sub" / "c.cpp", FLAGS, None)
        flagged = (self.folder / "d.cpp", [*FLAGS, "-DD"], None)
        self.assertEqual([len(batch) for batch in tidy.batches([first, second, flagged, other])], [2, 1, 1])


if __name__ == "__main__":
    unittest.main()
