"""On the virtual clock a program gives the same trace in each run, to the byte, in any process."""
import json
import os
import subprocess
import sys
import tempfile
import unittest
import warnings
from pathlib import Path

import recorder
from programs import record, source_of

# Hash randomization is on, as it is by default.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != 'PYTHONHASHSEED'}


def printed(trace):
    return [event['text'] for event in trace['events'] if event['event'] == 'output']


class Repeatable(unittest.TestCase):
    def assert_repeatable(self, program, **environment):
        """@returns what the program prints"""
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / 'program.py').write_text(source_of(program), encoding='utf-8')
            traces = []
            for _ in range(3):
                done = subprocess.run([sys.executable, recorder.__file__, '--virtual', '-o', 'run.json', 'program.py'],
                                      cwd=folder, env=ENVIRONMENT | environment, capture_output=True, text=True)
                self.assertEqual(done.returncode, 0, done.stderr)
                traces.append((Path(folder) / 'run.json').read_text(encoding='utf-8'))
        self.assertEqual(traces[0], traces[1])
        self.assertEqual(traces[0], traces[2])
        return printed(json.loads(traces[0]))

    def test_random_numbers(self):
        self.assert_repeatable('''
            import random
            async def main():
                own = random.Random()
                print(random.random(), random.sample(range(1000), 5), own.random())
                random.seed()
                print(random.random(), random.SystemRandom().random())
            asyncio.run(main())
            ''')

    def test_a_seed_of_the_programs_own_counts(self):
        output = self.assert_repeatable('''
            import random
            async def main():
                random.seed(7)
                print(random.random(), random.Random(7).random())
            asyncio.run(main())
            ''')
        self.assertEqual(output, ['0.32383276483316237 0.32383276483316237'])

    def test_random_bytes_secrets_and_uuids(self):
        self.assert_repeatable('''
            import os, secrets, tempfile, uuid
            async def main():
                print(os.urandom(8), secrets.token_hex(8), secrets.choice(range(1000)), uuid.uuid4())
                print(uuid.uuid1(), uuid.uuid1(), tempfile.mktemp())
            asyncio.run(main())
            ''')

    def test_sets_of_tasks_and_futures(self):
        output = self.assert_repeatable('''
            async def work(number):
                await asyncio.sleep(1)
                return number
            async def main():
                done, _ = await asyncio.wait([asyncio.create_task(work(number)) for number in range(50)])
                print([task.result() for task in done])
                loop = asyncio.get_running_loop()
                done, _ = await asyncio.wait([loop.run_in_executor(None, abs, number) for number in range(50)])
                print([future.result() for future in done])
                print([len(await group) for group in {asyncio.gather(*[work(1)] * number) for number in range(1, 9)}])
                for number in range(20):
                    asyncio.create_task(work(number))
            asyncio.run(main())
            ''')
        self.assertEqual(output[0], str(list(range(50))))

    def test_the_order_in_which_tasks_and_generators_are_closed(self):
        self.assert_repeatable('''
            async def count(name):
                try:
                    while True:
                        yield name
                finally:
                    print('closes', name)
            async def work(number):
                try:
                    await asyncio.sleep(1)
                finally:
                    print('ends', number)
            async def main():
                global generators
                generators = [count(name) for name in range(300)]
                for generator in generators:
                    await anext(generator)
                left = [asyncio.create_task(work(number)) for number in range(300)]
                async with asyncio.TaskGroup() as group:
                    for number in range(300):
                        group.create_task(work(number))
                    await asyncio.sleep(0)
                    group.create_task(asyncio.sleep('fails'))
            try:
                asyncio.run(main())
            except* TypeError:
                pass
            ''')

    def test_sets_of_texts(self):
        self.assert_repeatable('''
            async def main():
                print({'red', 'green', 'blue', 'yellow', 'black', 'white'})
            asyncio.run(main())
            ''')

    def test_a_hash_seed_of_the_users_own_counts(self):
        program = '''
            import sys
            async def main():
                print(sys.flags.hash_randomization, hash('red'))
            asyncio.run(main())
            '''
        self.assertTrue(self.assert_repeatable(program)[0].startswith('0 '))
        self.assertTrue(self.assert_repeatable(program, PYTHONHASHSEED='7')[0].startswith('1 '))

    def test_addresses(self):
        output = self.assert_repeatable('''
            class Box:
                pass
            async def work():
                raise ValueError(Box)
            async def main():
                first, second = Box(), Box()
                print(first)
                print(second, first, f'<Box at {id(first):#x}>')
                print('at 0x10 or at 0x123456: no address')
                print(work, asyncio.Lock())
                try:
                    raise ValueError(first)
                except ValueError as error:
                    failed = asyncio.get_running_loop().create_future()
                    failed.set_exception(error)
                    await asyncio.gather(failed, return_exceptions=True)
            asyncio.run(main())
            ''')
        self.assertEqual(output[:3], ['<__main__.Box object at 0x1>',
                                      '<__main__.Box object at 0x2> <__main__.Box object at 0x1> <Box at 0x1>',
                                      'at 0x10 or at 0x123456: no address'])
        self.assertRegex(output[3], r'<function work at 0x3> <asyncio\.locks\.Lock object at 0x4 \[unlocked\]>')

    def test_dates(self):
        output = self.assert_repeatable('''
            import datetime
            from datetime import datetime as moment, timezone
            class Later(moment):
                @classmethod
                def now(cls, tz=None):
                    return super().now(tz).replace(year=2030)
            async def main():
                await asyncio.sleep(90)
                print(moment.now(timezone.utc), moment.utcnow(), Later.now(timezone.utc))
                print(datetime.date.today(), moment.today(), moment.now(), moment.now(tz=None))
                ask = moment.now
                print(ask(timezone.utc), type(ask()), isinstance(ask(), moment))
            asyncio.run(main())
            ''', TZ='UTC', PYTHONWARNINGS='ignore')
        time = '2026-01-01 00:01:30'
        self.assertEqual(output, [f'{time}+00:00 {time} 2030-01-01 00:01:30+00:00',
                                  f'2026-01-01 {time} {time} {time}',
                                  f"{time}+00:00 <class 'datetime.datetime'> True"])

    def test_what_datetime_refuses_is_refused(self):
        output = self.assert_repeatable('''
            from datetime import datetime
            class Clock:
                now = 'noon'
            async def main():
                for call in (lambda: datetime.now('UTC'), lambda: datetime.utcnow(1), lambda: Clock.now, lambda: now):
                    try:
                        print(call())
                    except (TypeError, NameError) as error:
                        print(type(error).__name__)
            asyncio.run(main())
            ''')
        self.assertEqual(output, ['TypeError', 'TypeError', 'noon', 'NameError'])

    def test_names_like_those_of_datetime_may_be_anything(self):
        run = record('''
            class Moment:
                now, utcnow = 'now', 'never'
            async def main():
                for value in 'now', {'never': 1}, 'then':
                    match value:
                        case Moment.now: print('matches now')
                        case {Moment.utcnow: Moment.now}: print('matches neither')
                        case {Moment.utcnow: number}: print('matches', number)
                        case _: print('else')
                Moment.now += '!'
                print(Moment.now)
                del Moment.now
            asyncio.run(main())
            ''')
        self.assertEqual([text for _, _, text in run.outputs()], ['matches now', 'matches 1', 'else', 'now!'])

    def test_a_deprecated_call_warns_at_its_own_line(self):
        run = record('''
            import datetime, warnings
            async def main():
                with warnings.catch_warnings(record=True) as caught:
                    warnings.simplefilter('always')
                    datetime.datetime.utcnow()
                print(caught[0].category.__name__, caught[0].filename, caught[0].lineno)
            asyncio.run(main())
            ''')
        self.assertEqual(run.outputs()[0][2], 'DeprecationWarning program.py 6')

    def test_all_clocks(self):
        output = self.assert_repeatable('''
            import logging
            logging.basicConfig(format='%(relativeCreated)d %(asctime)s %(message)s', force=True)
            async def main():
                await asyncio.sleep(1.5)
                print(time.time_ns(), time.monotonic_ns(), time.perf_counter_ns())
                print(time.process_time(), time.thread_time())
                print(time.clock_gettime(time.CLOCK_MONOTONIC), time.clock_gettime_ns(time.CLOCK_REALTIME))
                print(time.ctime(), '|', time.asctime(), '|', time.strftime('%F %T'), '|', time.localtime().tm_sec)
                print(time.gmtime(0).tm_year, time.strftime('%F', time.gmtime(0)), time.ctime(None) == time.ctime())
                logging.warning('late')
            asyncio.run(main())
            ''', TZ='UTC')
        self.assertEqual(output, ['1767225601500000000 1500000000 1500000000', '0.0 0.0', '1.5 1767225601500000000',
                                  'Thu Jan  1 00:00:01 2026 | Thu Jan  1 00:00:01 2026 | 2026-01-01 00:00:01 | 1',
                                  '1970 1970-01-01 True', '1500 2026-01-01 00:00:01,500 late'])


class InOneProcess(unittest.TestCase):
    def test_a_second_recording_is_the_same(self):
        program = '''
            import random
            async def work():
                await asyncio.sleep(random.random())
                print(asyncio.current_task().get_name(), random.random())
            async def main():
                for task in {asyncio.create_task(work()) for _ in range(20)}:
                    await task
                print(asyncio.all_tasks(), work)
            asyncio.run(main())
            '''
        self.assertEqual(record(program).recording.to_json(), record(program).recording.to_json())

    def test_garbage_of_before_is_not_recorded(self):
        async def work():
            pass
        knot = [work()]
        knot.append(knot)
        del knot
        with warnings.catch_warnings(record=True, action='always'):
            run = record('''
                import gc
                async def main():
                    gc.collect()
                asyncio.run(main())
                ''')
        self.assertEqual(run.of('external'), [])

    def test_afterwards_chance_and_time_are_as_they_were(self):
        import random
        import uuid
        names = 'time_ns', 'clock_gettime', 'localtime', 'strftime', 'process_time'

        def all_of_it():
            return ([getattr(recorder.time, name) for name in names], os.urandom, random.seed, random.Random.seed,
                    random._urandom, random.getstate(), uuid._last_timestamp, recorder.logging._startTime)
        before = all_of_it()
        record('asyncio.run(asyncio.sleep(1))')
        self.assertEqual(all_of_it(), before)


if __name__ == '__main__':
    unittest.main()
