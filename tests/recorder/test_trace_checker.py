"""The checker of traces: a sound trace passes, and each kind of damage is found at its event."""
import copy
import unittest

from programs import record
from trace_checker import problems

PROGRAM = '''
    async def work():
        await asyncio.sleep(1)
    async def main():
        asyncio.get_running_loop().call_soon(print).cancel()
        asyncio.get_running_loop().call_later(5, print).cancel()
        await asyncio.gather(work(), asyncio.to_thread(time.sleep, 1))
    asyncio.run(main())
    '''


class TraceChecker(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.trace = record(PROGRAM).trace

    def damaged(self, name, change, position=0):
        """The problems after `change(events, index)` at one of the events with that name."""
        trace = copy.deepcopy(self.trace)
        indices = [index for index, event in enumerate(trace['events']) if event['event'] == name]
        change(trace['events'], indices[position])
        return problems(trace)

    def test_a_sound_trace_passes(self):
        self.assertEqual(problems(self.trace), [])

    def test_no_event_can_be_missing(self):
        for name in ('handle_scheduled', 'task_created', 'handle_started', 'handle_finished', 'handle_cancelled',
                     'timer_set', 'timer_due', 'task_suspended', 'task_done', 'coroutine_created', 'coroutine_entered',
                     'outside_started'):
            with self.subTest(name):
                self.assertTrue(self.damaged(name, lambda events, index: events.pop(index)))

    def test_no_event_can_be_there_twice(self):
        for name in ('handle_scheduled', 'task_created', 'handle_started', 'handle_finished', 'handle_cancelled',
                     'timer_set', 'timer_cancelled', 'task_done', 'task_suspended', 'coroutine_created',
                     'coroutine_entered', 'coroutine_left', 'outside_started', 'outside_ended'):
            with self.subTest(name):
                self.assertTrue(self.damaged(name, lambda events, index: events.insert(index, events[index])))

    def test_time_never_goes_back(self):
        found = self.damaged('task_done', lambda events, index: events[index].update(time=0))
        self.assertRegex(found[0], r'^events\[\d+\] \(task_done\): time goes back from 1 to 0$')

    def test_what_is_never_done_is_a_task(self):
        found = self.damaged('task_done', lambda events, index: events.append(
            {'event': 'external', 'time': 1, 'text': 'freed', 'about': 'never_done'}))
        self.assertRegex(found[0], r'^events\[\d+\] \(external\): there is no task that is never done$')

    def test_a_trace_that_ended_early_needs_no_ends(self):
        trace = copy.deepcopy(self.trace)
        del trace['events'][20:]
        self.assertTrue(problems(trace))
        self.assertEqual(problems({**trace, 'truncated': 'more than 20 events'}), [])


if __name__ == '__main__':
    unittest.main()
