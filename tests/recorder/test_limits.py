"""Limits: each ends the recording with a reason, keeps what was recorded, and ends the program."""
import gc
import unittest

from programs import record


class Limits(unittest.TestCase):
    def test_events(self):
        run = record('''
            async def main():
                while True:
                    await asyncio.sleep(1)
            asyncio.run(main())
            ''', events=100)
        self.assertEqual(run.trace['truncated'], 'more than 100 events')
        self.assertIn(len(run.events), range(100, 120))

    def test_output_of_a_thread(self):
        run = record('''
            def work():
                for number in range(3_000):
                    print(number)
            async def main():
                await asyncio.to_thread(work)
            asyncio.run(main())
            ''', virtual=False, output=1_000)
        self.assertEqual(run.trace['truncated'], 'more than 1,000 characters of output')

    def test_lines_of_a_loop_that_never_awaits(self):
        run = record('''
            async def main():
                while True:
                    pass
            asyncio.run(main())
            ''', lines=10_000)
        self.assertEqual(run.trace['truncated'], 'more than 10,000 lines')
        self.assertEqual(run.of('line')[0]['line'], 3)

    def test_lines_of_a_loop_that_catches_everything(self):
        run = record('''
            async def main():
                while True:
                    try:
                        pass
                    except:
                        pass
            asyncio.run(main())
            ''', lines=10_000)
        self.assertEqual(run.trace['truncated'], 'more than 10,000 lines')

    def test_lines_before_any_loop_runs(self):
        run = record('''
            while True:
                pass
            ''', lines=10_000)
        self.assertEqual(run.trace['truncated'], 'more than 10,000 lines')

    def test_rounds_of_a_loop_in_one_line(self):
        for loop in ('while True: pass', 'for _ in iter(int, 1): pass', '[_ for _ in iter(int, 1)]',
                     'sum(1 for _ in iter(int, 1))'):
            with self.subTest(loop):
                run = record(f'''
                    async def main():
                        await asyncio.sleep(1)
                        {loop}
                    asyncio.run(main())
                    ''', rounds=10_000)
                self.assertEqual(run.trace['truncated'], 'more than 10,000 rounds of loops in one line')
                self.assertEqual([event['line'] for event in run.of('line')], [3, 4])

    def test_a_loop_of_several_lines_counts_its_lines_and_no_rounds(self):
        program = '''
            async def main():
                for _ in range(5_000):
                    pass
            asyncio.run(main())
            '''
        self.assertIsNone(record(program, lines=10_100, rounds=0).recording.truncated)
        self.assertEqual(record(program, lines=9_000).recording.truncated, 'more than 9,000 lines')

    def test_a_loop_in_one_line_that_catches_everything(self):
        run = record('''
            class Closing:
                def __enter__(self):
                    pass
                def __exit__(self, *error):
                    return True
            async def main():
                with Closing():
                    while True: pass
                while True: pass
            asyncio.run(main())
            ''', rounds=10_000)
        self.assertEqual(run.trace['truncated'], 'more than 10,000 rounds of loops in one line')

    def test_output(self):
        run = record('''
            async def main():
                while True:
                    print('x' * 100)
            asyncio.run(main())
            ''', output=1_000)
        self.assertEqual(run.trace['truncated'], 'more than 1,000 characters of output')
        self.assertLess(sum(len(event['text']) for event in run.of('output')), 1_200)

    def test_one_long_line_is_shortened(self):
        run = record('''
            async def main():
                print('x' * 100_000)
            asyncio.run(main())
            ''')
        self.assertEqual([len(event['text']) for event in run.of('output')], [10_000])

    def test_seconds_on_the_real_clock(self):
        run = record('''
            async def main():
                await asyncio.sleep(1_000)
            asyncio.run(main())
            ''', virtual=False, seconds=0.2)
        self.assertEqual(run.trace['truncated'], 'more than 0.2 seconds')
        self.assertEqual(run.waits('main')[0]['awaits'], 'sleep')

    def test_seconds_are_real_ones_on_the_virtual_clock_too(self):
        run = record('''
            async def main():
                while True:
                    pass
            asyncio.run(main())
            ''', seconds=0.2, lines=10**12)
        self.assertEqual(run.trace['truncated'], 'more than 0.2 seconds')

    def test_tasks_that_all_wait_for_something_that_can_never_happen(self):
        run = record('''
            async def main():
                await asyncio.Event().wait()
            asyncio.run(main())
            ''')
        self.assertEqual(run.trace['truncated'], 'every task waits for something that can never happen')
        self.assertEqual(run.waits('main')[0]['label'], 'Event')

    def test_that_ends_the_recording_while_a_task_is_made_leaves_no_half_of_it(self):
        self.addCleanup(gc.set_threshold, *gc.get_threshold())
        program = '''
            import gc
            class Freed:
                def __del__(self):
                    for _ in range(10):
                        pass
            async def work():
                pass
            async def main():
                gc.set_threshold(1)
                while True:
                    cycle = Freed()
                    cycle.itself = cycle
                    del cycle
                    await asyncio.create_task(work())
            asyncio.run(main())
            '''
        for lines in range(1_000, 1_050):  # among these are some that are reached in the middle of it
            run = record(program, lines=lines)
            self.assertEqual(run.trace['truncated'], f'more than {lines:,} lines')

    def test_nothing_of_the_clean_up_afterwards_is_recorded(self):
        run = record('''
            async def main():
                try:
                    await asyncio.Event().wait()
                finally:
                    print('clean up')
            asyncio.run(main())
            ''')
        self.assertEqual(run.outputs(), [])
        self.assertIsNone(run.recording.error)


if __name__ == '__main__':
    unittest.main()
