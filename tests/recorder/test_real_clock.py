"""The real clock: sockets, threads, processes and signals, as the program would have them without a recorder."""
import asyncio
import json
import unittest
import warnings

import recorder
from programs import record


class RealClock(unittest.TestCase):
    def test_a_sleep_takes_its_time(self):
        run = record('''
            async def main():
                await asyncio.sleep(0.05)
                print('woken')
            asyncio.run(main())
            ''', virtual=False)
        [timer] = run.of('timer_set')
        self.assertGreaterEqual(run.outputs()[0][0], timer['due'])
        self.assertAlmostEqual(timer['due'], timer['time'] + 0.05, delta=0.001)

    def test_sockets(self):
        run = record('''
            async def answer(reader, writer):
                writer.write(await reader.readline())
                writer.close()
            async def main():
                async with await asyncio.start_server(answer, '127.0.0.1', 0) as server:
                    port = server.sockets[0].getsockname()[1]
                    reader, writer = await asyncio.open_connection('127.0.0.1', port)
                    writer.write(b'hello\\n')
                    print(await reader.readline())
                    writer.close()
                    await writer.wait_closed()
            asyncio.run(main())
            ''', virtual=False)
        self.assertEqual([text for _, _, text in run.outputs()], ["b'hello\\n'"])
        self.assertIn('answer', [event['name'] for event in run.of('task_created')])
        self.assertIn(('network', 'StreamReader._wait_for_data'),
                      [(wait['awaits'], wait.get('label')) for wait in run.waits('main')])
        self.assertIn('outside', run.causes('main'))

    def test_a_job_in_a_thread(self):
        run = record('''
            async def main():
                await asyncio.to_thread(time.sleep, 0.01)
            asyncio.run(main())
            ''', virtual=False)
        self.assertEqual([(event['kind'], event['label']) for event in run.of('outside_started')],
                         [('thread', 'time.sleep in a thread')])
        self.assertEqual([event['outcome'] for event in run.of('outside_ended')], ['returned'])
        self.assertEqual(run.causes('main'), ['created', 'outside'])

    def test_a_job_that_nobody_waits_for(self):
        run = record('''
            async def main():
                loop = asyncio.get_running_loop()
                job = loop.run_in_executor(None, time.sleep, 0.01)
                loop.call_soon(repr, job)
                while not job.done():
                    await asyncio.sleep(0.01)
            asyncio.run(main())
            ''', virtual=False)
        self.assertEqual([event['outcome'] for event in run.of('outside_ended')], ['returned'])
        self.assertGreaterEqual(run.of('outside_ended')[0]['time'], 0.01)

    def test_a_loop_in_another_thread_is_outside(self):
        run = record('''
            async def other():
                await asyncio.sleep(0)
                return 42
            async def main():
                print(await asyncio.to_thread(lambda: asyncio.run(other())))
            asyncio.run(main())
            ''', virtual=False)
        self.assertEqual([text for _, _, text in run.outputs()], ['42'])
        self.assertEqual([event['name'] for event in run.of('task_created')], ['main'])

    def test_a_subprocess(self):
        run = record('''
            async def main():
                process = await asyncio.create_subprocess_exec('echo', 'hello', stdout=asyncio.subprocess.PIPE)
                print((await process.communicate())[0])
            asyncio.run(main())
            ''', virtual=False)
        self.assertEqual([text for _, _, text in run.outputs()], ["b'hello\\n'"])

    def test_a_loop_made_by_its_class(self):
        run = record('''
            class Program:
                factory = asyncio.SelectorEventLoop
            with asyncio.Runner(loop_factory=Program().factory) as runner:
                runner.run(asyncio.sleep(0))
            ''', virtual=False)
        self.assertEqual([event['name'] for event in run.of('task_created')], ['sleep'])

    def test_a_loop_that_nobody_has_made(self):
        with warnings.catch_warnings():
            warnings.simplefilter('ignore', DeprecationWarning)
            run = record('''
                async def main():
                    await asyncio.sleep(0)
                loop = asyncio.get_event_loop()
                loop.run_until_complete(main())
                loop.close()
                ''', virtual=False)
        self.assertEqual([event['name'] for event in run.of('task_created')], ['main'])

    def test_a_loop_of_a_policy(self):
        self.addCleanup(asyncio.set_event_loop_policy, None)
        run = record('''
            class Policy(asyncio.DefaultEventLoopPolicy):
                pass
            asyncio.set_event_loop_policy(Policy())
            asyncio.run(asyncio.sleep(0))
            ''', virtual=False)
        self.assertEqual([event['name'] for event in run.of('task_created')], ['sleep'])

    def test_a_loop_of_another_class_that_a_policy_names(self):
        self.addCleanup(asyncio.set_event_loop_policy, None)
        run = record('''
            class Other(asyncio.SelectorEventLoop):
                pass
            class Policy(asyncio.DefaultEventLoopPolicy):
                _loop_factory = Other
            asyncio.set_event_loop_policy(Policy())
            async def main():
                print(type(asyncio.get_running_loop()).__name__)
            asyncio.run(main())
            ''', virtual=False)
        self.assertEqual([(name, text) for _, name, text in run.outputs()], [('main', 'Other')])

    def test_times_never_go_back_when_a_finalizer_adds_its_event_before_one_that_is_being_made(self):
        recording = recorder.Recording('program.py', '', 'real', [('external', 0.2, 'freed', None, None),
                                                                  ('external', 0.1, 'meanwhile', None, None)])
        self.assertEqual([event['time'] for event in json.loads(recording.to_json())['events']], [0.2, 0.2])


if __name__ == '__main__':
    unittest.main()
