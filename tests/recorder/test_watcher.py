"""What the watcher of a recording sees while it grows."""
import textwrap
import unittest

import recorder


class Watcher(unittest.TestCase):
    def test_sees_the_recording_grow_before_each_step(self):
        seen = []
        source = textwrap.dedent('''
            import asyncio
            async def main():
                await asyncio.sleep(1)
                await asyncio.sleep(1)
            asyncio.run(main())
            ''')
        recording = recorder.record('program.py', source, virtual=True, echo=False,
                                    watcher=lambda growing: seen.append(list(growing.events)))
        self.assertGreater(len(seen), 5)
        for earlier, later in zip(seen, [*seen[1:], recording.events]):
            self.assertEqual(later[:len(earlier)], earlier)

    def test_sees_it_in_a_step_that_does_not_end(self):
        lines = []
        recorder.record('program.py', 'for _ in range(5_000):\n    pass\n', virtual=True, echo=False,
                        watcher=lambda growing: lines.append(len(growing.events)))
        self.assertGreaterEqual(len(lines), 5)


if __name__ == '__main__':
    unittest.main()
