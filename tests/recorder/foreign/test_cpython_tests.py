"""CPython's own tests, as `python3 -m` runs them: hundreds of loops, and whatever can go wrong with tasks."""
import unittest

from recorded import ForeignPrograms, Program


def tests(module, **options):
    return Program('libpython3.13-testsuite', module=f'test.{module}', **options)


class Tests(ForeignPrograms):
    PROGRAMS = {name.replace('.', '_'): tests(name) for name in (
        'test_asyncio.test_buffered_proto', 'test_asyncio.test_futures', 'test_asyncio.test_locks',
        'test_asyncio.test_pep492', 'test_asyncio.test_queues', 'test_asyncio.test_taskgroups',
        'test_asyncio.test_threads', 'test_asyncio.test_timeouts', 'test_asyncio.test_server',
        'test_asyncio.test_streams', 'test_asyncio.test_waitfor',
        'test_asyncgen', 'test_contextlib_async', 'test_coroutines', 'test_unittest.test_async_case')}


if __name__ == '__main__':
    unittest.main()
