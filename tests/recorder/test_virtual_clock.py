"""The virtual clock: moved by timers, by time.sleep() and by what comes from outside, never by waiting."""
import time
import unittest

import recorder
from programs import record


class VirtualClock(unittest.TestCase):
    def test_it_sleeps_no_longer_than_a_clock_can(self):
        run = record('''
            async def main():
                for seconds in (float('inf'), float('nan'), 1e30, -1, 'long'):
                    try:
                        time.sleep(seconds)
                    except (OverflowError, ValueError, TypeError) as error:
                        print(type(error).__name__)
            asyncio.run(main())
            ''')
        self.assertEqual([(event['time'], event['text']) for event in run.of('output')],
                         [(0, 'OverflowError'), (0, 'ValueError'), (0, 'OverflowError'), (0, 'ValueError'),
                          (0, 'TypeError')])

    def test_a_day_takes_no_time(self):
        start = time.monotonic()
        run = record('''
            async def main():
                await asyncio.sleep(86_400)
                print('a day later')
            asyncio.run(main())
            ''')
        self.assertEqual(run.outputs(), [(86_400, 'main', 'a day later')])
        self.assertLess(time.monotonic() - start, 60)

    def test_time_sleep_blocks_the_loop(self):
        run = record('''
            async def main():
                asyncio.get_running_loop().call_later(0.5, print, 'late')
                await asyncio.sleep(0)
                time.sleep(2)
                await asyncio.sleep(1)
            asyncio.run(main())
            ''')
        self.assertEqual([(event['time'], event['task'], event['seconds']) for event in run.of('blocked')], [(2, 1, 2)])
        self.assertEqual(run.outputs(), [(2, None, 'late')])

    def test_the_program_sees_the_same_time_everywhere(self):
        run = record('''
            async def main():
                start = time.time(), time.monotonic(), time.perf_counter(), asyncio.get_running_loop().time()
                await asyncio.sleep(1.5)
                end = time.time(), time.monotonic(), time.perf_counter(), asyncio.get_running_loop().time()
                print([b - a for a, b in zip(start, end)])
            asyncio.run(main())
            ''')
        self.assertEqual(run.outputs()[0][2], '[1.5, 1.5, 1.5, 1.5]')

    def test_the_loops_time_is_no_whole_number_whatever_the_program_gives(self):
        run = record('''
            async def main():
                async with asyncio.timeout_at(5):
                    await asyncio.sleep(2)
                asyncio.get_running_loop().call_at(4, lambda: print(asyncio.get_running_loop().time()))
                await asyncio.sleep(3)
            asyncio.run(main())
            ''')
        self.assertEqual(run.outputs()[0][2], '4.0')

    def test_a_job_in_a_thread_takes_as_long_as_it_sleeps(self):
        run = record('''
            def job():
                time.sleep(2)
                return 'done'
            async def main():
                print(await asyncio.gather(asyncio.to_thread(job), asyncio.sleep(1, 'slept')))
            asyncio.run(main())
            ''')
        self.assertEqual(run.outputs(), [(2, 'main', "['done', 'slept']")])
        [start], [end] = run.of('outside_started'), run.of('outside_ended')
        self.assertEqual((start['time'], start['kind'], start['label']), (0, 'thread', 'job in a thread'))
        self.assertEqual((end['time'], end['outcome'], end['answer']), (2, 'returned', '"done"'))

    def test_a_job_in_a_process_is_named_so_and_takes_time_even_if_it_does_not_sleep(self):
        run = record('''
            from concurrent.futures import ProcessPoolExecutor
            async def main():
                with ProcessPoolExecutor() as pool:
                    print(await asyncio.get_running_loop().run_in_executor(pool, pow, 2, 3))
            asyncio.run(main())
            ''')
        self.assertEqual(run.outputs(), [(1.2, 'main', '8')])
        self.assertEqual([(event['kind'], event['label']) for event in run.of('outside_started')],
                         [('process', 'pow in a process')])

    def test_a_job_that_fails_and_one_that_nobody_waits_for_any_more(self):
        run = record('''
            async def main():
                try:
                    await asyncio.to_thread(int, 'x')
                except ValueError:
                    pass
                try:
                    await asyncio.wait_for(asyncio.to_thread(time.sleep, 2), 1)
                except TimeoutError:
                    pass
            asyncio.run(main())
            ''')
        self.assertEqual([(event['outcome'], event.get('answer')) for event in run.of('outside_ended')],
                         [('failed', "invalid literal for int() with base 10: 'x'"), ('cancelled', None)])

    def test_jobs_that_nobody_waits_for(self):
        run = record('''
            async def main():
                loop = asyncio.get_running_loop()
                loop.run_in_executor(None, time.sleep, 1)
                jobs = [loop.run_in_executor(None, time.sleep, seconds) for seconds in (4, 5, 6)]
                done, pending = await asyncio.wait(jobs, timeout=2)
                jobs[1].cancel()
                await asyncio.sleep(3)
            asyncio.run(main())
            ''')
        self.assertEqual([(event['time'], event['operation'], event['outcome']) for event in run.of('outside_ended')],
                         [(1, 1, 'returned'), (2, 3, 'cancelled'), (4, 2, 'returned')])

    def test_two_runs_give_the_same_text(self):
        program = '''
            async def work(number):
                await asyncio.sleep(number / 10)
                print(number)
            async def main():
                await asyncio.gather(*(work(number) for number in range(10)))
            asyncio.run(main())
            '''
        self.assertEqual(record(program).recording.to_json(), record(program).recording.to_json())

    def test_a_program_may_run_several_loops(self):
        run = record('''
            async def main(name):
                await asyncio.sleep(1)
                print(name)
            asyncio.run(main('first'))
            asyncio.run(main('second'))
            ''')
        self.assertEqual(run.outputs(), [(1, 'first', 'first'), (2, 'second', 'second')])

    def test_sockets_are_refused_with_a_remedy(self):
        run = record('''
            async def main():
                await asyncio.open_connection('localhost', 80)
            asyncio.run(main())
            ''')
        self.assertEqual(str(run.recording.error), 'there are no sockets, pipes, signals and subprocesses on the '
                                                   'virtual clock. Record the program without --virtual.')

    def test_afterwards_everything_is_as_it_was(self):
        def names():
            return (time.sleep, time.time, time.monotonic, recorder.asyncio.Task, recorder.asyncio.new_event_loop,
                    recorder.events.Handle, recorder.sys.stdout, recorder.sys.argv, tuple(recorder.sys.path))
        before = names()
        record('asyncio.run(asyncio.sleep(1))')
        self.assertEqual(names(), before)
        self.assertFalse(hasattr(recorder.builtins, recorder.MADE))


if __name__ == '__main__':
    unittest.main()
