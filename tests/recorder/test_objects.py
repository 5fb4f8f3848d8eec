"""Locks, queues and the like: who holds them, what is in them and who waits for them, after each change."""
import unittest
from unittest import mock

import recorder
from programs import record


class Objects(unittest.TestCase):
    def states(self, program):
        """{name: [(time, members), …]} without the members that name the object."""
        self.run_of_program = record(program)
        names, states = {}, {}
        for event in self.run_of_program.of('object_created'):
            names[event['object']] = f'{event["type"]} {event.get("name")}'
        for event in self.run_of_program.of('object_changed'):
            members = {key: value for key, value in event.items() if key not in ('event', 'time', 'object', 'type')}
            states.setdefault(names[event['object']], []).append((event['time'], members))
        return states

    def test_a_lock_its_holder_and_its_waiters(self):
        states = self.states('''
            async def work(lock):
                async with lock:
                    await asyncio.sleep(1)
            async def main():
                lock = asyncio.Lock()
                await asyncio.gather(work(lock), work(lock))
            asyncio.run(main())
            ''')
        self.assertEqual(states, {'Lock lock': [
            (0, {'locked': False, 'waiters': []}), (0, {'locked': True, 'waiters': [], 'holder': 2}),
            (0, {'locked': True, 'waiters': [3], 'holder': 2}), (1, {'locked': False, 'waiters': [3]}),
            (1, {'locked': True, 'waiters': [], 'holder': 3}), (2, {'locked': False, 'waiters': []})]})

    def test_a_queue_its_contents_and_who_waits_on_either_side(self):
        states = self.states('''
            async def main():
                queue = asyncio.Queue(maxsize=1)
                async def consume():
                    print(await queue.get(), await queue.get(), await queue.get())
                task = asyncio.create_task(consume())
                await asyncio.sleep(1)
                for item in (1, 'two', [3]):
                    await queue.put(item)
                await task
            asyncio.run(main())
            ''')
        self.assertEqual([(time, members['items'], members['getters'], members['putters'])
                          for time, members in states['Queue queue']],
                         [(0, [], [], []), (0, [], [2], []), (1, ['1'], [], [1]), (1, [], [2], []),
                          (1, ['"two"'], [], [1]), (1, [], [2], []), (1, ['list'], [], []), (1, [], [], [])])
        self.assertEqual({members['maxsize'] for _, members in states['Queue queue']}, {1})

    def test_a_semaphore_an_event_a_condition_and_a_barrier(self):
        states = self.states('''
            class Office:
                def __init__(self):
                    self.door = asyncio.Semaphore(1)
            async def main():
                office = Office()
                bell, news, start = asyncio.Event(), asyncio.Condition(), asyncio.Barrier(2)
                async def enter():
                    async with office.door:
                        await bell.wait()
                    async with news:
                        await news.wait()
                    await start.wait()
                task = asyncio.create_task(enter())
                await asyncio.sleep(1)
                bell.set()
                await asyncio.sleep(1)
                async with news:
                    news.notify()
                await start.wait()
                await task
            asyncio.run(main())
            ''')
        self.assertEqual([members['value'] for _, members in states['Semaphore door']], [1, 0, 1])
        self.assertEqual([(members['set'], members['waiters']) for _, members in states['Event bell']],
                         [(False, []), (False, [2]), (True, [2]), (True, [])])
        self.assertIn([2], [members['waiters'] for _, members in states['Condition news']])
        self.assertEqual({members['parties'] for _, members in states['Barrier start']}, {2})

    def test_numbers_that_are_no_counts(self):
        states = self.states('''
            async def main():
                queues = [asyncio.Queue(most) for most in (-1, float('inf'), 2.5, 10**20)]
                a, b, c, d = queues
                door = asyncio.Semaphore(float('inf'))
                for thing in (a, b, c, d):
                    thing.put_nowait(1)
                await door.acquire()
                await asyncio.sleep(0)
            asyncio.run(main())
            ''')
        self.assertEqual([members['maxsize'] for _, members in states['Queue None']], [0, 0, 3, 2**31 - 1])
        self.assertEqual([members['value'] for _, members in states['Semaphore door']], [2**31 - 1])

    def test_what_a_lifo_queue_gives_next_is_first(self):
        states = self.states('''
            async def main():
                stack = asyncio.LifoQueue()
                for item in (1, 2, 3):
                    stack.put_nowait(item)
                await asyncio.sleep(0)
            asyncio.run(main())
            ''')
        self.assertEqual(states['LifoQueue stack'][-1][1]['items'], ['3', '2', '1'])

    def test_the_programs_own_methods_are_not_run(self):
        self.states('''
            class Shy(asyncio.Queue):
                def qsize(self):
                    raise RuntimeError('nobody asks')
            class Bell(asyncio.Event):
                def is_set(self):
                    print('looked at')
            class Bare(asyncio.Queue):
                def __init__(self):
                    pass
            async def main():
                shy, bell, bare = Shy(), Bell(), Bare()
                shy.put_nowait(1)
                bell.set()
                await asyncio.sleep(0)
                print('done')
            asyncio.run(main())
            ''')
        self.assertEqual([event['text'] for event in self.run_of_program.of('output')], ['done'])
        self.assertIsNone(self.run_of_program.recording.error)

    def test_a_task_group_and_its_unfinished_tasks(self):
        states = self.states('''
            async def main():
                async with asyncio.TaskGroup() as group:
                    group.create_task(asyncio.sleep(1))
                    group.create_task(asyncio.sleep(2))
            asyncio.run(main())
            ''')
        self.assertEqual(states, {'TaskGroup group': [
            (0, {'tasks': [2, 3]}), (1, {'tasks': [3]}), (2, {'tasks': []})]})

    def test_a_task_group_whose_tasks_start_eagerly(self):
        states = self.states('''
            async def nap(seconds):
                if seconds:
                    await asyncio.sleep(seconds)
            async def main():
                asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
                async with asyncio.TaskGroup() as group:
                    for seconds in (0, 1, 2):
                        group.create_task(nap(seconds))
            asyncio.run(main())
            ''')
        self.assertEqual(states, {'TaskGroup group': [
            (0, {'tasks': [3, 4]}), (1, {'tasks': [4]}), (2, {'tasks': []})]})

    def test_of_many_tasks_the_first_are_named_and_all_are_counted(self):
        states = self.states('''
            async def main():
                bell = asyncio.Event()
                queue = asyncio.Queue(maxsize=1)
                queue.put_nowait(0)
                async with asyncio.TaskGroup() as group:
                    for _ in range(10):
                        group.create_task(bell.wait())
                    for item in range(9):
                        group.create_task(queue.put(item))
                    await asyncio.sleep(1)
                    bell.set()
                    for _ in range(10):
                        await queue.get()
            asyncio.run(main())
            ''')
        first = [2, 3, 4, 5, 6, 7, 8, 9]
        self.assertEqual(states['TaskGroup group'][0], (0, {'tasks': first, 'task_count': 19}))
        self.assertEqual(states['TaskGroup group'][-1], (1, {'tasks': []}))
        self.assertIn((0, {'set': False, 'waiters': first, 'waiter_count': 10}), states['Event bell'])
        self.assertIn((0, {'set': False, 'waiters': first}), states['Event bell'])
        self.assertEqual(states['Event bell'][-1], (1, {'set': True, 'waiters': []}))
        self.assertIn((0, {'size': 1, 'maxsize': 1, 'items': ['0'], 'getters': [], 'putter_count': 9,
                           'putters': [12, 13, 14, 15, 16, 17, 18, 19]}), states['Queue queue'])

    def test_a_condition_changes_with_its_lock(self):
        states = self.states('''
            async def main():
                lock = asyncio.Lock()
                news = asyncio.Condition(lock)
                await asyncio.sleep(1)
                await lock.acquire()
                await asyncio.sleep(1)
                news.release()
                await asyncio.sleep(0)  # a step in which they still exist
            asyncio.run(main())
            ''')
        self.assertEqual([(time, members['locked']) for time, members in states['Condition news']],
                         [(0, False), (1, True), (2, False)])
        self.assertEqual([(time, members['locked']) for time, members in states['Lock lock']],
                         [(0, False), (1, True), (2, False)])

    def test_a_waiter_that_is_cancelled_waits_no_longer(self):
        states = self.states('''
            async def main():
                bell = asyncio.Event()
                task = asyncio.create_task(bell.wait())
                await asyncio.sleep(1)
                task.cancel()
                await asyncio.sleep(1)
            asyncio.run(main())
            ''')
        self.assertEqual([(time, members['waiters']) for time, members in states['Event bell']],
                         [(0, []), (0, [2]), (1, [])])

    def test_a_class_of_the_programs_own_may_change_in_its_own_ways(self):
        states = self.states('''
            class Inbox(asyncio.Queue):
                def empty_it(self):
                    self._queue.clear()
            async def main():
                inbox = Inbox()
                inbox.put_nowait(1)
                await asyncio.sleep(1)
                inbox.empty_it()
                await asyncio.sleep(0)
            asyncio.run(main())
            ''')
        self.assertEqual([(time, members['size']) for time, members in states['Queue inbox']], [(0, 1), (1, 0)])

    def test_only_those_that_a_step_has_used_are_looked_at(self):
        with mock.patch.object(recorder, 'contents_of', wraps=recorder.contents_of) as looks:
            states = self.states('''
                async def main():
                    locks = [asyncio.Lock() for _ in range(100)]
                    for lock in locks:
                        async with lock:
                            await asyncio.sleep(1)
                    await asyncio.sleep(0)
                asyncio.run(main())
                ''')
        self.assertEqual(len(states['Lock None']), 299)  # each is new, locked, not locked; the first is locked at once
        self.assertEqual(looks.call_count, 299)

    def test_a_wait_names_the_object(self):
        self.states('''
            async def main():
                event = asyncio.Event()
                asyncio.get_running_loop().call_later(1, event.set)
                await event.wait()
            asyncio.run(main())
            ''')
        self.assertEqual([wait['object'] for wait in self.run_of_program.waits('main')], [1])

    def test_an_object_that_is_no_longer_used_is_freed(self):
        self.states('''
            import gc, weakref
            async def main():
                lock = weakref.ref(asyncio.Lock())
                await asyncio.sleep(0)
                print(lock())
            asyncio.run(main())
            ''')
        self.assertEqual([text for _, _, text in self.run_of_program.outputs()], ['None'])

    def test_what_a_library_makes_for_itself_is_left_out(self):
        states = self.states('''
            async def main():
                queue = asyncio.Queue()
                queue.put_nowait(1)
                asyncio.get_running_loop().call_later(1, queue.task_done)
                await queue.join()
            asyncio.run(main())
            ''')
        self.assertEqual(list(states), ['Queue queue'])


if __name__ == '__main__':
    unittest.main()
