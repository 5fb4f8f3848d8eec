"""Behaviour of asyncio's loops that CPython does not test, and that the loops of loopstep_loop must have, too."""
import asyncio
import socket
import unittest


def nothing():
    """A callback."""


class WithLoop(unittest.TestCase):
    def setUp(self):
        self.loop = asyncio.new_event_loop()
        self.addCleanup(self.loop.close)

    def run_once(self):
        self.loop.call_soon(self.loop.stop)
        self.loop.run_forever()


class ClosedSocket(WithLoop):
    """A socket that is closed while the loop watches it no longer has a file number, but is still known."""

    def setUp(self):
        super().setUp()
        self.ours, self.theirs = socket.socketpair()
        self.addCleanup(self.theirs.close)

    def test_its_reader_can_be_removed_once(self):
        self.loop.add_reader(self.ours, nothing)
        self.ours.close()
        self.assertTrue(self.loop.remove_reader(self.ours))
        self.assertRaises(ValueError, self.loop.remove_reader, self.ours)
        self.run_once()

    def test_its_writer_can_be_removed_once(self):
        self.loop.add_writer(self.ours, nothing)
        self.ours.close()
        self.assertTrue(self.loop.remove_writer(self.ours))
        self.assertRaises(ValueError, self.loop.remove_writer, self.ours)
        self.run_once()

    def test_that_is_not_watched_is_refused(self):
        self.ours.close()
        self.assertRaises(ValueError, self.loop.remove_reader, self.ours)
        self.assertRaises(ValueError, self.loop.remove_writer, self.ours)

    def test_leaves_its_number_to_the_next_one(self):
        called = []
        self.loop.add_reader(self.ours, nothing)
        number = self.ours.fileno()
        self.ours.close()
        self.assertTrue(self.loop.remove_reader(self.ours))
        ours, theirs = socket.socketpair()
        self.addCleanup(ours.close)
        self.addCleanup(theirs.close)
        self.assertIn(number, (ours.fileno(), theirs.fileno()))
        self.loop.add_reader(ours, lambda: called.append(ours.recv(1)))
        theirs.send(b"x")
        self.run_once()
        self.assertEqual(called, [b"x"])

    def test_of_a_loop_that_is_closed_is_no_matter(self):
        self.loop.add_reader(self.ours, nothing)
        self.ours.close()
        self.loop.close()
        self.assertFalse(self.loop.remove_reader(self.ours))


class CloseMeanwhile(WithLoop):
    def test_a_callback_from_a_thread_gets_a_handle_where_the_loop_is_closed_in_between(self):
        check = self.loop._check_closed

        def check_and_lose_the_race():
            check()
            self.loop.close()

        self.loop._check_closed = check_and_lose_the_race
        handle = self.loop.call_soon_threadsafe(self.fail, "a closed loop has run it")
        self.assertIsInstance(handle, asyncio.Handle)
        handle.cancel()
        self.assertTrue(handle.cancelled())

    def test_a_callback_from_a_thread_is_refused_once_the_loop_is_closed(self):
        self.loop.close()
        self.assertRaises(RuntimeError, self.loop.call_soon_threadsafe, nothing)
