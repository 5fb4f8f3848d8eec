"""What the lesson says in prose and quiz, held against CPython."""
import asyncio
import unittest

from virtual_loop import VirtualLoop


class Waiting(unittest.IsolatedAsyncioTestCase):
    loop_factory = VirtualLoop

    async def test_sleep_lets_a_second_pass(self):
        loop = asyncio.get_running_loop()
        start = loop.time()
        await asyncio.sleep(1)
        self.assertEqual(loop.time() - start, 1)
