"""Callbacks and timers: when they are scheduled and run, what calls them, when they are cancelled."""
import unittest

from programs import record


class Callbacks(unittest.TestCase):
    def test_a_callback_is_called_by_the_task_that_schedules_it(self):
        run = record('''
            def notify():
                pass
            async def main():
                asyncio.get_running_loop().call_soon(notify)
                await asyncio.sleep(0)
            asyncio.run(main())
            ''')
        [called] = [event for event in run.of('handle_scheduled') if event['kind'] == 'callback']
        self.assertEqual((called['label'], called['cause'], called['cause_task']), ('notify', 'called', 1))

    def test_a_callback_from_another_thread_is_outside(self):
        run = record('''
            def notify(future):
                future.set_result(None)
            def thread(loop, future):
                loop.call_soon_threadsafe(notify, future)
            async def main():
                import threading
                future = asyncio.get_running_loop().create_future()
                threading.Thread(target=thread, args=(asyncio.get_running_loop(), future)).start()
                await future
            asyncio.run(main())
            ''', virtual=False)
        [called] = [event for event in run.of('handle_scheduled') if event['kind'] == 'callback']
        self.assertEqual((called['label'], called['cause']), ('notify', 'outside'))
        self.assertNotIn('cause_task', called)

    def test_a_cancelled_callback_leaves_the_queue(self):
        run = record('''
            async def main():
                handle = asyncio.get_running_loop().call_soon(print)
                handle.cancel()
                await asyncio.sleep(0)
                handle.cancel()
            asyncio.run(main())
            ''')
        [called] = [event for event in run.of('handle_scheduled') if event['kind'] == 'callback']
        self.assertEqual([event['handle'] for event in run.of('handle_cancelled')], [called['handle']])

    def test_what_joins_the_queue_in_an_iteration_runs_in_the_next(self):
        run = record('''
            async def main():
                asyncio.get_running_loop().call_soon(print, 'a')
                await asyncio.sleep(0)
            asyncio.run(main())
            ''')
        self.assertEqual([event.get('iteration', event.get('kind')) for event in
                          run.of('iteration_started', 'handle_started')],
                         [1, 'task_step', 2, 'callback', 'task_step'])

    def test_an_error_in_a_callback_is_reported(self):
        run = record('''
            def broken():
                raise ValueError('no luck')
            async def main():
                asyncio.get_running_loop().call_soon(broken)
                await asyncio.sleep(0)
            asyncio.run(main())
            ''')
        [note] = run.of('external')
        self.assertEqual(note['about'], 'error')
        self.assertRegex(note['text'], r'^Exception in callback broken.*: ValueError: no luck$')


class Timers(unittest.TestCase):
    def test_a_timer_is_set_due_scheduled_and_run(self):
        run = record('''
            async def main():
                asyncio.get_running_loop().call_later(1, print)
                await asyncio.sleep(2)
            asyncio.run(main())
            ''')
        timer = run.of('timer_set')[0]
        self.assertEqual((timer['kind'], timer['label'], timer['due']), ('callback', 'print', 1))
        story = [(event['event'], event['time']) for event in run.events if event.get('handle') == timer['handle']]
        self.assertEqual(story, [('timer_set', 0), ('timer_due', 1), ('handle_scheduled', 1), ('handle_started', 1),
                                 ('handle_finished', 1)])

    def test_timers_of_the_same_time_run_in_the_order_of_the_heap(self):
        run = record('''
            async def main():
                for number in range(3):
                    asyncio.get_running_loop().call_at(1, print, number)
                await asyncio.sleep(2)
            asyncio.run(main())
            ''')
        self.assertEqual(sorted(text for _, _, text in run.outputs()), ['0', '1', '2'])
        self.assertEqual([time for time, _, _ in run.outputs()], [1, 1, 1])

    def test_a_cancelled_timer(self):
        run = record('''
            async def main():
                asyncio.get_running_loop().call_later(1, print).cancel()
                await asyncio.sleep(2)
            asyncio.run(main())
            ''')
        self.assertEqual([event['handle'] for event in run.of('timer_cancelled')], [run.of('timer_set')[0]['handle']])
        self.assertEqual(run.outputs(), [])

    def test_a_timer_that_is_cancelled_when_it_is_due_already(self):
        run = record('''
            async def main():
                loop = asyncio.get_running_loop()
                second = None
                loop.call_at(1, lambda: second.cancel())
                second = loop.call_at(1.0000000001, print)
                await asyncio.sleep(2)
            asyncio.run(main())
            ''')
        self.assertEqual([event['handle'] for event in run.of('handle_cancelled')], [run.of('timer_set')[1]['handle']])

    def test_what_is_left_when_the_loop_closes_is_cancelled(self):
        run = record('''
            async def main():
                asyncio.get_running_loop().call_later(1, print)
            asyncio.run(main())
            ''')
        self.assertEqual(run.events[-1]['event'], 'timer_cancelled')

    def test_a_sleep_that_never_ends_is_due_at_null(self):
        run = record('''
            async def main():
                import math
                async with asyncio.timeout(1):
                    await asyncio.sleep(math.inf)
            try:
                asyncio.run(main())
            except TimeoutError:
                pass
            ''')
        self.assertIsNone(run.of('timer_set')[1]['due'])
        self.assertIsNone(run.waits('main')[0]['until'])


class Labels(unittest.TestCase):
    def test_a_function_that_has_every_attribute_is_called_after_its_class(self):
        run = record('''
            from unittest.mock import Mock
            async def main():
                loop = asyncio.get_running_loop()
                loop.call_soon(Mock())
                await loop.run_in_executor(None, Mock())
            asyncio.run(main())
            ''')
        self.assertIn('Mock', [event.get('label') for event in run.of('handle_scheduled')])
        self.assertEqual([event['label'] for event in run.of('outside_started')], ['Mock in a thread'])

    def test_a_callback_that_another_one_schedules_as_it_is_dropped_is_dropped_too(self):
        run = record('''
            class Last:
                def __init__(self, loop):
                    self.loop = loop
                def __call__(self):
                    pass
                def __del__(self):
                    self.loop.call_soon(print, "never")
            async def main():
                loop = asyncio.get_running_loop()
                loop.call_later(60, Last(loop))
            asyncio.run(main())
            ''')
        [dropped] = run.of('handle_cancelled')
        self.assertEqual(dropped['handle'], run.of('handle_scheduled')[-1]['handle'])


if __name__ == '__main__':
    unittest.main()
