"""Tasks: who makes them, what they are called, what they wait for, why they run again, how they end."""
import unittest

from programs import record


class TaskNames(unittest.TestCase):
    def test_a_task_has_the_name_that_the_program_gives_it(self):
        run = record('''
            async def main():
                await asyncio.create_task(asyncio.sleep(0), name='nap')
            asyncio.run(main())
            ''')
        self.assertEqual([event['name'] for event in run.of('task_created')], ['main', 'nap'])

    def test_a_name_that_it_gives_later_counts(self):
        run = record('''
            async def main():
                asyncio.current_task().set_name('leader')
            asyncio.run(main())
            ''')
        self.assertEqual([event['name'] for event in run.of('task_created')], ['leader'])

    def test_else_it_is_called_after_its_function(self):
        run = record('''
            async def work():
                pass
            async def main():
                await asyncio.gather(work(), asyncio.sleep(0))
            asyncio.run(main())
            ''')
        self.assertEqual([event['name'] for event in run.of('task_created')], ['main', 'work', 'sleep'])

    def test_where_several_tasks_run_a_function_the_argument_that_differs_names_them(self):
        run = record('''
            async def work(kind, name):
                pass
            async def count(number):
                pass
            async def main():
                await asyncio.gather(work('x', 'Ann'), work('x', 'Bob'), count(1), count(2))
            asyncio.run(main())
            ''')
        self.assertEqual([event['name'] for event in run.of('task_created')],
                         ['main', 'Ann', 'Bob', 'count 1', 'count 2'])

    def test_calls_that_become_no_task_count_too(self):
        run = record('''
            async def work(name):
                pass
            async def main():
                task = asyncio.create_task(work('Ann'))
                await work('Bob')
                await task
            asyncio.run(main())
            ''')
        self.assertEqual(run.name(2), 'Ann')


class Creation(unittest.TestCase):
    def test_the_first_step_is_scheduled_then_the_task_is_created(self):
        run = record('''
            async def work():
                pass
            async def main():
                await asyncio.create_task(work())
            asyncio.run(main())
            ''')
        self.assertEqual([(event['event'], event['task']) for event in run.of('handle_scheduled', 'task_created')][:4],
                         [('handle_scheduled', 1), ('task_created', 1), ('handle_scheduled', 2), ('task_created', 2)])
        self.assertEqual(run.of('task_created')[1]['creator'], run.task('main'))
        self.assertEqual(run.wakes('work')[0]['cause'], 'created')
        self.assertEqual(run.wakes('work')[0]['cause_task'], run.task('main'))

    def test_an_eager_task_runs_within_the_step_of_its_creator(self):
        run = record('''
            async def quick():
                print('quick')
            async def slow():
                await asyncio.sleep(1)
            async def main():
                asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
                await asyncio.gather(quick(), slow())
            asyncio.run(main())
            ''')
        self.assertEqual(run.wakes('quick'), [])
        self.assertEqual(run.done('quick')['time'], 0)
        self.assertEqual(run.outputs(), [(0, 'quick', 'quick')])
        self.assertEqual(run.causes('slow'), ['timer'])
        self.assertEqual(run.done('slow')['time'], 1)

    def test_what_asyncio_run_does_for_itself_is_hidden(self):
        for virtual in (True, False):
            run = record('''
                async def main():
                    await asyncio.to_thread(time.sleep, 0)
                asyncio.run(main())
                ''', virtual=virtual)
            self.assertEqual([event['name'] for event in run.of('task_created')], ['main'])
            self.assertEqual(run.events[-1]['event'], 'handle_finished')
            self.assertEqual(run.events[-2]['event'], 'task_done')

    EAGER = '''
        from asyncio import tasks
        async def quick():
            return 'quick'
        async def slow():
            await asyncio.sleep(1)
            return 'slow'
        async def broken():
            raise ValueError('no luck')
        '''

    def test_eager_tasks_of_a_factory_of_the_programs_own_have_their_ends(self):
        run = record(self.EAGER + '''
        async def main():
            asyncio.get_running_loop().set_task_factory(tasks.create_eager_task_factory(tasks._PyTask))
            print(await asyncio.gather(slow(), quick(), broken(), return_exceptions=True))
        asyncio.run(main())
        ''')
        self.assertEqual(run.outputs(), [(1, 'main', "['slow', 'quick', ValueError('no luck')]")])
        self.assertEqual([run.name(task) for task in run.waits('main')[0]['tasks']], ['slow', 'quick', 'broken'])
        self.assertEqual([(run.done(name)['time'], run.done(name)['outcome']) for name in ('slow', 'quick', 'broken')],
                         [(1, 'returned'), (0, 'returned'), (0, 'failed')])

    def test_eager_tasks_that_the_program_makes_itself_end_at_the_latest_when_somebody_waits_for_them(self):
        run = record(self.EAGER + '''
        async def main():
            loop = asyncio.get_running_loop()
            made = [kind(run(), loop=loop, eager_start=True, name=f'{run.__name__} {number}')
                    for number, kind in enumerate((tasks._PyTask, tasks.Task, asyncio.Task)) for run in (quick, slow)]
            print(await asyncio.gather(*made), await asyncio.gather(*made))
        asyncio.run(main())
        ''')
        self.assertEqual(run.outputs(), [(1, 'main', f"{['quick', 'slow'] * 3} {['quick', 'slow'] * 3}")])
        self.assertEqual({event['name']: (run.done(event['name'])['time'], run.done(event['name'])['outcome'])
                          for event in run.of('task_created')},
                         {'main': (1, 'returned'), **{f'{name} {number}': (time, 'returned') for number in range(3)
                                                      for name, time in (('quick', 0), ('slow', 1))}})

    def test_a_task_looks_like_one_of_asyncio(self):
        run = record('''
            import _asyncio
            async def main():
                future = asyncio.get_running_loop().create_future()
                print(type(asyncio.current_task()), type(future), future, type(asyncio.current_task()) is asyncio.Task)
            asyncio.run(main())
            ''')
        self.assertEqual(run.outputs()[0][2], "<class '_asyncio.Task'> <class '_asyncio.Future'> <Future pending> True")


class OtherClasses(unittest.TestCase):
    """Tasks that a factory makes of a class that is not asyncio.Task."""
    PROGRAM = '''
        import gc
        class Factory:
            def __call__(self, loop, coroutine, **options):
                return asyncio.tasks.Task(coroutine, loop=loop, **options)
        async def wait():
            await asyncio.get_running_loop().create_future()
        async def main():
            asyncio.get_running_loop().set_task_factory(Factory())
            for _ in range(5):
                task = asyncio.create_task(wait())
                await asyncio.sleep(1)
                del task
                gc.collect()
        asyncio.run(main())
        '''

    def test_each_has_a_number_of_its_own_although_they_take_the_place_of_each_other_in_memory(self):
        run = record(self.PROGRAM)
        self.assertEqual([event['task'] for event in run.of('task_created')], [1, 2, 3, 4, 5, 6])

    def test_those_that_are_freed_before_they_end_are_reported_by_their_numbers(self):
        run = record(self.PROGRAM)
        self.assertEqual([event['task'] for event in run.of('external') if event['about'] == 'never_done'],
                         [2, 3, 4, 5, 6])


class Waits(unittest.TestCase):
    def wait_and_cause(self, statement, setup='pass'):
        """What main awaits in a statement, and why it runs again."""
        run = record(f'''
            async def work():
                await asyncio.sleep(1)
            async def main():
                loop = asyncio.get_running_loop()
                {setup}
                {statement}
            asyncio.run(main())
            ''')
        return run.waits('main')[-1], run.causes('main')[-1]

    def test_sleep(self):
        wait, cause = self.wait_and_cause('await asyncio.sleep(2)')
        self.assertEqual((wait['awaits'], wait['until'], cause), ('sleep', 2, 'timer'))

    def test_yield(self):
        wait, cause = self.wait_and_cause('await asyncio.sleep(0)')
        self.assertEqual((wait['awaits'], cause), ('yield', 'yielded'))

    def test_a_task(self):
        wait, cause = self.wait_and_cause('await task', 'task = asyncio.create_task(work())')
        self.assertEqual((wait['awaits'], wait['tasks'], cause), ('task', [2], 'task_done'))

    def test_a_shielded_task(self):
        wait, cause = self.wait_and_cause('await asyncio.shield(work())')
        self.assertEqual((wait['awaits'], wait['tasks'], wait['label'], cause), ('task', [2], 'shield', 'task_done'))

    def test_gather(self):
        wait, cause = self.wait_and_cause('await asyncio.gather(work(), work())')
        self.assertEqual((wait['awaits'], wait['tasks'], cause), ('gather', [2, 3], 'gathered'))

    def test_a_task_group(self):
        wait, cause = self.wait_and_cause('''async with asyncio.TaskGroup() as group:
                    group.create_task(work())''')
        self.assertEqual((wait['awaits'], wait['tasks'], wait['label'], cause),
                         ('gather', [2], 'TaskGroup', 'gathered'))

    def test_wait(self):
        wait, cause = self.wait_and_cause('await asyncio.wait([task])', 'task = asyncio.create_task(work())')
        self.assertEqual((wait['awaits'], wait['tasks'], wait['label'], cause), ('future', [2], 'wait', 'future_done'))

    def test_a_future(self):
        wait, cause = self.wait_and_cause('await future',
                                          'future = loop.create_future(); loop.call_later(1, future.set_result, 0)')
        self.assertEqual((wait['awaits'], cause), ('future', 'future_done'))
        self.assertNotIn('label', wait)

    def test_a_thread(self):
        wait, cause = self.wait_and_cause('await asyncio.to_thread(time.sleep, 1)')
        self.assertEqual((wait['awaits'], wait['label'], cause), ('executor', 'time.sleep in a thread', 'outside'))

    def test_locks_and_queues_by_name(self):
        for statement, setup, label in (
                ('await lock.acquire()',
                 'lock = asyncio.Lock(); await lock.acquire(); loop.call_later(1, lock.release)', 'Lock'),
                ('await event.wait()', 'event = asyncio.Event(); loop.call_later(1, event.set)', 'Event'),
                ('await queue.get()', 'queue = asyncio.Queue(); loop.call_later(1, queue.put_nowait, 1)', 'Queue.get'),
                ('await queue.join()',
                 'queue = asyncio.Queue(); queue.put_nowait(1); loop.call_later(1, queue.task_done)', 'Queue.join'),
                ('await barrier.wait()',
                 'barrier = asyncio.Barrier(2); loop.call_later(1, loop.create_task, barrier.wait())', 'Barrier')):
            with self.subTest(label):
                wait, cause = self.wait_and_cause(statement, setup)
                self.assertEqual((wait['awaits'], wait['label'], cause), ('future', label, 'future_done'))

    def test_the_chain_of_coroutines_from_the_outermost_to_the_innermost(self):
        run = record('''
            async def ticks():
                await asyncio.sleep(1)
                yield 1
            async def work():
                async for tick in ticks():
                    pass
            async def main():
                await work()
            asyncio.run(main())
            ''')
        self.assertEqual(run.waits('main')[0]['stack'], [['main', 9], ['work', 6], ['ticks', 3]])

    def test_how_long_a_task_has_waited(self):
        run = record('''
            async def main():
                await asyncio.sleep(1)
                await asyncio.sleep(2)
            asyncio.run(main())
            ''')
        self.assertEqual([event['waited'] for event in run.wakes('main')], [0, 1, 2])


class Cancellation(unittest.TestCase):
    def test_who_cancels_whom_and_the_step_that_it_causes(self):
        run = record('''
            async def work():
                await asyncio.sleep(10)
            async def main():
                task = asyncio.create_task(work())
                await asyncio.sleep(1)
                task.cancel()
                try:
                    await task
                except asyncio.CancelledError:
                    print(task.cancel())
            asyncio.run(main())
            ''')
        main, work = run.task('main'), run.task('work')
        self.assertEqual([(event['task'], event['by'], event['accepted']) for event in run.of('cancel_requested')],
                         [(work, main, True), (work, main, False)])
        self.assertEqual([(event['cause'], event['cause_task']) for event in run.wakes('work')],
                         [('created', main), ('cancelled', main)])
        self.assertEqual(len(run.of('timer_cancelled')), 1)
        self.assertEqual(run.done('work')['outcome'], 'cancelled')

    def test_what_main_leaves_behind_is_cancelled_by_nobody(self):
        run = record('''
            async def work():
                await asyncio.sleep(10)
            async def main():
                asyncio.create_task(work())
                await asyncio.sleep(1)
            asyncio.run(main())
            ''')
        [cancel] = run.of('cancel_requested')
        self.assertNotIn('by', cancel)
        self.assertEqual((run.done('work')['outcome'], run.done('work')['time']), ('cancelled', 1))

    def test_a_timeout_cancels_its_task(self):
        run = record('''
            async def main():
                try:
                    async with asyncio.timeout(1):
                        await asyncio.sleep(10)
                except TimeoutError:
                    print('gave up')
            asyncio.run(main())
            ''')
        self.assertEqual([(event['kind'], event['due']) for event in run.of('timer_set')],
                         [('timeout', 1), ('sleep', 10)])
        self.assertEqual(run.causes('main'), ['created', 'cancelled'])
        self.assertEqual(run.outputs(), [(1, 'main', 'gave up')])


if __name__ == '__main__':
    unittest.main()
