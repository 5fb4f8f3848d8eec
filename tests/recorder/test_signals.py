"""Signals: their handlers wait while the recorder itself works, so that Ctrl-C never leaves half an event behind."""
import contextlib
import gc
import io
import signal
import unittest
import unittest.mock

import recorder
from programs import record

PROGRAM = '''
    async def nothing():
        pass
    async def work():
        while True:
            await asyncio.create_task(nothing())
    async def main():
        tasks = [asyncio.create_task(work()) for _ in range(3)]
        await asyncio.wait(tasks)
    loop = asyncio.new_event_loop()
    try:
        loop.run_until_complete(main())
    except KeyboardInterrupt:
        print('interrupted')
    for task in asyncio.all_tasks(loop):
        task.cancel()
    loop.run_until_complete(asyncio.sleep(0))
    loop.close()
    '''


def interrupted(program, call, virtual=True):
    """A run in which SIGINT arrives while the recorder makes an event: whenever it does, it asks its clock."""
    clock = recorder.VirtualClock if virtual else recorder.RealClock
    original, calls = clock.now, 0

    def now(self):
        nonlocal calls
        calls += 1
        if calls == call:
            signal.raise_signal(signal.SIGINT)
        return original(self)
    with unittest.mock.patch.object(clock, 'now', now), contextlib.redirect_stderr(io.StringIO()):
        run = record(program, virtual=virtual)
        gc.collect()  # asyncio complains about tasks that were interrupted
        return run


class Signals(unittest.TestCase):
    def setUp(self):
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        self.addCleanup(signal.signal, signal.SIGINT, before)

    def interrupts(self, run):
        self.assertIn('interrupted', [text for _, _, text in run.outputs()])

    def test_that_arrive_while_the_recorder_works_leave_the_trace_sound(self):
        for virtual in (True, False):
            for call in range(1, 100):
                with self.subTest(call, virtual=virtual):
                    self.interrupts(interrupted(PROGRAM, call, virtual))  # the trace is checked

    def test_that_arrive_before_the_loop_waits_for_something_that_never_happens(self):
        program = '''
            async def main():
                await asyncio.get_running_loop().create_future()
            loop = asyncio.new_event_loop()
            try:
                loop.run_until_complete(main())
            except KeyboardInterrupt:
                print('interrupted')
            '''
        events = len(record(program).events)
        for virtual in (True, False):
            for call in range(2, events):
                with self.subTest(call, virtual=virtual):
                    self.interrupts(interrupted(program, call, virtual))

    def test_that_arrive_at_a_line_of_a_loop_that_never_ends(self):
        self.interrupts(interrupted('''
            async def main():
                while True:
                    pass
            loop = asyncio.new_event_loop()
            try:
                loop.run_until_complete(main())
            except KeyboardInterrupt:
                print('interrupted')
            ''', 50))

    def test_have_the_handlers_that_the_program_sets(self):
        run = record('''
            import signal
            def handler(number, frame):
                print(number, frame.f_code.co_name)
            async def main():
                print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)
                print(signal.signal(signal.SIGTERM, handler) is signal.SIG_DFL)
                print(signal.getsignal(signal.SIGTERM) is handler)
                signal.raise_signal(signal.SIGTERM)
            loop = asyncio.new_event_loop()
            loop.run_until_complete(main())
            loop.close()
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            ''')
        self.assertEqual([text for _, _, text in run.outputs()], ['True', 'True', 'True', f'{signal.SIGTERM:d} main'])

    def test_have_their_own_handlers_again_afterwards(self):
        record('''
            import signal
            def handler(number, frame):
                pass
            signal.signal(signal.SIGTERM, handler)
            asyncio.run(asyncio.sleep(0))
            ''')
        self.addCleanup(signal.signal, signal.SIGTERM, signal.SIG_DFL)
        self.assertIs(signal.getsignal(signal.SIGINT), signal.default_int_handler)
        self.assertEqual(signal.getsignal(signal.SIGTERM).__name__, 'handler')


if __name__ == '__main__':
    unittest.main()
