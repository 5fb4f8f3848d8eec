"""An asyncio loop on a virtual clock, on which a program takes no longer than it computes.

    clock = VirtualClock()
    time.sleep = clock.sleep
    asyncio.events.new_event_loop = lambda: VirtualLoop(clock)

Time starts at 0 and jumps to the next timer when nothing is ready. time.sleep() moves it, as it
would for the blocked loop. Jobs for threads and processes run for real while the clock stands
still; the result of a thread's job arrives as much later as the job has slept, that of a
process's at once. So every order and every time is the same in each run, however busy the machine.
"""
import asyncio
import selectors
import threading
from concurrent.futures import Future, ProcessPoolExecutor


class VirtualClock:
    """Seconds since the start; moved by timers and by time.sleep, never by waiting."""

    def __init__(self):
        self.now = 0.0
        self.outside = 0  # what runs in threads and processes; meanwhile the clock stands still
        self.thread = threading.local()

    def sleep(self, seconds):
        if hasattr(self.thread, "slept"):
            self.thread.slept += seconds
        else:
            self.now += seconds

    def measured(self, func, slept):
        """func for a worker thread: what its calls of sleep() add up to is appended to slept."""
        def job(*args):
            self.thread.slept = 0.0
            try:
                return func(*args)
            finally:
                slept.append(self.thread.slept)
        return job


def task_name():
    """asyncio's own name of the running task, or None outside any."""
    try:
        task = asyncio.current_task()
    except RuntimeError:  # no loop is running
        return None
    return task.get_name() if task else None


class JumpingSelector(selectors.DefaultSelector):
    """Where a real selector would wait for a timer, moves the clock there instead."""

    def __init__(self, clock):
        super().__init__()
        self.clock = clock

    def select(self, timeout=None):
        if events := super().select(0):
            return events
        if self.clock.outside:
            return [] if timeout == 0 else super().select()
        if timeout is None:
            raise RuntimeError("the program waits for something that never comes: no timer is set, "
                               "and nothing runs outside")
        self.clock.now += timeout
        return []


class VirtualLoop(asyncio.SelectorEventLoop):
    def __init__(self, clock=None):
        self.clock = clock or VirtualClock()
        super().__init__(JumpingSelector(self.clock))

    def time(self):
        return self.clock.now

    def run_in_executor(self, executor, func, *args):
        started, slept = self.clock.now, []
        if not isinstance(executor, ProcessPoolExecutor):
            func = self.clock.measured(func, slept)
        self.clock.outside += 1
        job = super().run_in_executor(executor, func, *args)
        arrived = Future()

        def arrive():
            if not arrived.set_running_or_notify_cancel():
                return
            if error := job.exception():
                arrived.set_exception(error)
            else:
                arrived.set_result(job.result())

        def finished(_):
            self.clock.outside -= 1
            self.call_at(started + sum(slept), arrive)

        job.add_done_callback(finished)
        return asyncio.wrap_future(arrived, loop=self)

    async def shutdown_default_executor(self, timeout=None):
        self.clock.outside += 1  # a thread joins the others and then tells
        try:
            await super().shutdown_default_executor(timeout)
        finally:
            self.clock.outside -= 1
