"""The program: its lines, coroutines, output, errors."""
import contextlib
import gc
import io
import unittest

from programs import HEAD, record


class Lines(unittest.TestCase):
    def lines(self, program, **limits):
        return [event['line'] for event in record(program, **limits).of('line')]

    def test_each_statement_once_each_time_it_is_reached_by_its_first_line(self):
        self.assertEqual(self.lines('''
            async def main():
                for number in range(2):
                    print(number,
                          number)
                await asyncio.sleep(
                    0)
            asyncio.run(main())
            '''), [3, 4, 3, 4, 3, 6])

    def test_lines_outside_tasks_are_left_out(self):
        self.assertEqual(self.lines('''
            def prepare():
                return 1
            prepare()
            async def main():
                prepare()
            asyncio.run(main())
            '''), [6, 3])

    def test_an_except_clause_has_its_own_line(self):
        self.assertEqual(self.lines('''
            async def main():
                try:
                    raise ValueError
                except ValueError:
                    pass
            asyncio.run(main())
            '''), [3, 4, 5, 6])

    def test_a_lambda_and_a_generator_expression_belong_to_their_statement(self):
        self.assertEqual(self.lines('''
            async def main():
                names = sorted(('b', 'a'), key=lambda name: name.lower())
                print(list(name for name in names))
            asyncio.run(main())
            '''), [3, 4])

    def test_more_lines_in_a_step_than_the_limit_are_counted_only(self):
        run = record('''
            async def main():
                for number in range(10):
                    pass
                    number += 1
                await asyncio.sleep(0)
            asyncio.run(main())
            ''', lines_in_step=5)
        self.assertEqual(len(run.of('line')), 5)
        self.assertEqual([event.get('lines_skipped') for event in run.of('handle_finished')], [27, None])


class Coroutines(unittest.TestCase):
    def story(self, program):
        run = record(program)
        return [f'{event["event"].removeprefix("coroutine_")} {event.get("call") or event["coroutine"]}'
                for event in run.of('coroutine_created', 'coroutine_entered', 'coroutine_left', 'coroutine_dropped')]

    def test_a_coroutine_is_created_by_the_call_entered_and_left(self):
        self.assertEqual(self.story('''
            async def work(name, delay=1, *more, flag=None):
                pass
            async def main():
                first = work('Ann', 2, 3, flag=True)
                second = work(asyncio, 0.5)
                await second
                await first
            asyncio.run(main())
            '''), ['created main()', 'entered 1', 'created work("Ann", 2, True, 3)', 'created work(name, 0.5, None)',
                   'entered 3', 'left 3', 'entered 2', 'left 2', 'left 1'])

    def test_a_generator_is_left_with_each_item(self):
        self.assertEqual(self.story('''
            async def numbers():
                yield 1
                await asyncio.sleep(1)
                yield 2
            async def main():
                async for number in numbers():
                    pass
            asyncio.run(main())
            '''), ['created main()', 'entered 1', 'created numbers()', 'entered 2', 'left 2', 'entered 2', 'left 2',
                   'entered 2', 'left 2', 'left 1'])

    def test_what_async_with_calls_is_created_too(self):
        self.assertEqual(self.story('''
            class Door:
                async def __aenter__(self):
                    pass
                async def __aexit__(self, *error):
                    pass
            async def main():
                async with Door():
                    pass
            asyncio.run(main())
            '''), ['created main()', 'entered 1', 'created __aenter__()', 'entered 2', 'left 2', 'created __aexit__()',
                   'entered 3', 'left 3', 'left 1'])

    def test_an_error_leaves_a_coroutine(self):
        self.assertEqual(self.story('''
            async def broken():
                raise ValueError
            async def main():
                try:
                    await broken()
                except ValueError:
                    pass
            asyncio.run(main())
            '''), ['created main()', 'entered 1', 'created broken()', 'entered 2', 'left 2', 'left 1'])

    def test_a_coroutine_that_is_never_awaited_is_dropped_and_reported(self):
        run = record('''
            async def work():
                pass
            async def main():
                work()
            asyncio.run(main())
            ''')
        self.assertEqual([event['coroutine'] for event in run.of('coroutine_dropped')], [2])
        [note] = run.of('external')
        self.assertEqual((note['about'], note['text']),
                         ('never_awaited', "RuntimeWarning: coroutine 'work' was never awaited"))

    def test_a_coroutine_that_the_program_does_not_call_itself_is_created_with_its_task(self):
        self.assertEqual(self.story('''
            async def work(number):
                pass
            async def main():
                await asyncio.gather(*map(work, (1, 2)))
            asyncio.run(main())
            '''), ['created main()', 'entered 1', 'created work(1)', 'created work(2)', 'entered 2', 'left 2',
                   'entered 3', 'left 3', 'left 1'])

    def test_the_task_names_the_coroutine_that_it_runs(self):
        run = record('''
            async def work():
                pass
            async def main():
                await asyncio.create_task(work())
            asyncio.run(main())
            ''')
        self.assertEqual([event['coroutine'] for event in run.of('task_created')], [1, 2])

    def test_the_program_sees_nothing_of_it(self):
        run = record('''
            import inspect
            async def work(number: int = max(1, 2)) -> dict(a=1):
                pass
            class Base:
                def name(self):
                    return 'base'
            class Derived(Base):
                def name(self):
                    return super().name() + str(len(locals()))
            async def main():
                print(inspect.iscoroutinefunction(work), work.__name__, work.__annotations__)
                print(Derived().name(), [name for name in globals() if name.startswith('.')])
                await work()
            asyncio.run(main())
            ''')
        self.assertEqual([text for _, _, text in run.outputs()],
                         ["True work {'number': <class 'int'>, 'return': {'a': 1}}", 'base2 []'])


class Output(unittest.TestCase):
    def test_each_line_with_its_task_and_time(self):
        run = record('''
            async def main():
                print('one', 1)
                await asyncio.sleep(1)
                print('two\\nthree')
            asyncio.run(main())
            print('end')
            ''')
        self.assertEqual(run.outputs(), [(0, 'main', 'one 1'), (1, 'main', 'two'), (1, 'main', 'three'),
                                         (1, None, 'end')])

    def test_a_line_in_parts_is_one_and_belongs_to_its_step(self):
        run = record('''
            async def main():
                print('a', end='')
                print('b', end='')
                await asyncio.sleep(1)
                print('c')
            asyncio.run(main())
            ''')
        self.assertEqual(run.outputs(), [(0, 'main', 'ab'), (1, 'main', 'c')])

    def test_stderr_is_named(self):
        run = record('''
            async def main():
                import sys
                print('oh', file=sys.stderr)
            asyncio.run(main())
            ''')
        self.assertEqual([(event['stream'], event['text']) for event in run.of('output')], [('stderr', 'oh')])

    def test_what_a_thread_prints_is_no_tasks(self):
        run = record('''
            async def main():
                await asyncio.to_thread(print, 'hello')
            asyncio.run(main())
            ''', virtual=False)
        self.assertEqual([(task, text) for _, task, text in run.outputs()], [(None, 'hello')])


class Errors(unittest.TestCase):
    def test_a_failed_task_has_the_errors_text_type_and_place(self):
        run = record('''
            def check():
                raise ValueError('no luck')
            async def work():
                check()
            async def main():
                await asyncio.gather(work(), return_exceptions=True)
            asyncio.run(main())
            ''')
        done = run.done('work')
        self.assertEqual((done['outcome'], done['error'], done['error_type'], done['traceback']),
                         ('failed', 'no luck', 'ValueError', [['work', 5], ['check', 3]]))

    def test_an_error_that_nobody_retrieves_is_reported_when_the_task_is_freed(self):
        run = record('''
            async def work():
                raise ValueError('no luck')
            async def main():
                task = asyncio.create_task(work())
                await asyncio.sleep(1)
                del task
                await asyncio.sleep(1)
            asyncio.run(main())
            ''')
        [note] = run.of('external')
        self.assertEqual((note['about'], note['task'], note['time']), ('never_retrieved', run.task('work'), 1))
        self.assertEqual(note['text'], 'Task exception was never retrieved: ValueError: no luck')

    def test_an_error_that_somebody_retrieves_is_not(self):
        run = record('''
            async def work():
                raise ValueError('no luck')
            async def main():
                try:
                    await asyncio.create_task(work())
                except ValueError:
                    pass
            asyncio.run(main())
            ''')
        self.assertEqual(run.of('external'), [])

    def test_the_recording_keeps_what_the_program_raises(self):
        run = record('''
            async def main():
                raise ValueError('no luck')
            asyncio.run(main())
            ''')
        self.assertEqual(repr(run.recording.error), "ValueError('no luck')")
        self.assertEqual(run.done('main')['outcome'], 'failed')

    def test_a_task_whose_loop_ends_before_it_is_reported(self):
        run = record('''
            async def work():
                await asyncio.sleep(10)
            async def main():
                asyncio.create_task(work())
                await asyncio.sleep(1)
            loop = asyncio.new_event_loop()
            loop.run_until_complete(main())
            loop.close()
            ''')
        with contextlib.redirect_stderr(io.StringIO()):
            gc.collect()  # asyncio complains about the task when it is freed
        [note] = run.of('external')
        self.assertEqual((note['about'], note['task']), ('never_done', run.task('work')))

    def test_a_task_that_nobody_holds_is_freed_while_it_waits_and_reported(self):
        run = record('''
            async def work():
                await asyncio.get_running_loop().create_future()
            async def main():
                import gc
                asyncio.create_task(work())
                await asyncio.sleep(1)
                gc.collect()
                await asyncio.sleep(1)
            asyncio.run(main())
            ''')
        [note] = run.of('external')
        self.assertEqual((note['about'], note['task'], note['time']), ('never_done', run.task('work'), 1))

    def test_a_task_that_only_its_loop_held_when_it_was_closed(self):
        run = record('''
            async def main():
                asyncio.get_running_loop().stop()
                while True:
                    await asyncio.sleep(0)
            loop = asyncio.new_event_loop()
            try:
                loop.run_until_complete(main())
            except RuntimeError as error:
                print(error)
            loop.close()
            ''')
        self.assertEqual([(note['about'], note['task']) for note in run.of('external')], [('never_done', 1)])

    def test_a_program_without_a_loop_cannot_be_recorded(self):
        run = record('print(1)')
        self.assertRegex(str(run.recording.error), r'^program.py: ran no event loop .* Start one with asyncio.run\(\)')


class Values(unittest.TestCase):
    """Arguments, errors and callbacks of any kind are recorded without running methods of the program's own."""

    def test_numbers_that_are_long_or_of_an_own_class_are_named(self):
        run = record('''
            class Odd(int):
                def __repr__(self):
                    raise RuntimeError
            async def work(number):
                pass
            async def main():
                await work(10 ** 5000)
                await work(Odd(3))
                await work(4)
            asyncio.run(main())
            ''')
        self.assertIsNone(run.recording.error)
        self.assertEqual([event['call'] for event in run.of('coroutine_created')],
                         ['main()', 'work(number)', 'work(number)', 'work(4)'])

    def test_an_error_whose_text_cannot_be_had_has_none(self):
        run = record('''
            class Odd(Exception):
                def __str__(self):
                    raise RuntimeError
            async def main():
                raise Odd
            asyncio.run(main())
            ''')
        self.assertEqual(run.done('main')['error_type'], 'Odd')
        self.assertNotIn('error', run.done('main'))

    def test_a_callback_that_claims_to_have_every_attribute(self):
        run = record('''
            from unittest import mock
            async def main():
                asyncio.get_running_loop().call_soon(mock.Mock())
                await asyncio.sleep(0)
            asyncio.run(main())
            ''')
        self.assertEqual([event['label'] for event in run.of('handle_scheduled') if event['kind'] == 'callback'],
                         ['Mock'])

    def test_half_a_character_does_not_spoil_the_file(self):
        run = record('''
            async def main():
                raise ValueError(chr(0xD800) + '!')
            asyncio.run(main())
            ''')
        self.assertEqual(run.done('main')['error'], '?!')


class Head(unittest.TestCase):
    def test_the_trace_holds_the_program_and_names_its_clock(self):
        for virtual, clock in ((True, 'virtual'), (False, 'real')):
            trace = record('asyncio.run(asyncio.sleep(0))', virtual=virtual).trace
            self.assertEqual((trace['format'], trace['clock']), (1, clock))
            self.assertEqual(trace['program']['name'], 'program.py')
            self.assertEqual(trace['program']['text'], HEAD + 'asyncio.run(asyncio.sleep(0))')
            self.assertNotIn('truncated', trace)


if __name__ == '__main__':
    unittest.main()
