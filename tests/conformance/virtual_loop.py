"""asyncio on a virtual clock, with a fixed order for the parts of asyncio whose order varies."""
import asyncio
import math
import selectors

LIMIT_ITERATIONS = 20_000


class StepLimit(BaseException):
    """The program ran past LIMIT_ITERATIONS loop iterations."""


class VirtualSelector(selectors.BaseSelector):
    """A selector with nothing to select: waiting moves the loop's clock."""

    def __init__(self):
        self.now = 0.0
        self.iterations = 0
        self.stuck = False
        self.first_timer = lambda: 0.0
        self._map = {}

    def register(self, fileobj, events, data=None):
        key = selectors.SelectorKey(fileobj, 0, events, data)
        self._map[fileobj] = key
        return key

    def unregister(self, fileobj):
        return self._map.pop(fileobj)

    def get_map(self):
        return self._map

    def select(self, timeout=None):
        self.iterations += 1
        if self.iterations > LIMIT_ITERATIONS:
            raise StepLimit
        if timeout is None:
            self.stuck = True
            raise StepLimit
        if timeout == asyncio.base_events.MAXIMUM_SELECT_TIMEOUT:
            self.now = self.first_timer()
        elif timeout > 0:
            self.now += timeout
        return []

    def close(self):
        self._map.clear()


class VirtualLoop(asyncio.SelectorEventLoop):
    """asyncio's own loop, on virtual time."""

    def __init__(self):
        self.virtual = VirtualSelector()
        self.before_iteration = lambda number: None
        super().__init__(self.virtual)
        self.virtual.first_timer = lambda: self._scheduled[0].when()
        self._unnamed = 0

    def time(self):
        return self.virtual.now

    @property
    def _clock_resolution(self):
        """Never lost to rounding, however late it is: what is due now is due."""
        return max(1e-9, math.ulp(self.virtual.now))

    @_clock_resolution.setter
    def _clock_resolution(self, value):
        """Not that of the machine's clock."""

    def call_at(self, when, callback, *args, context=None):
        """NaN is due at once; in asyncio's heap it waits for whatever is above it."""
        return super().call_at(self.time() if math.isnan(when) else when, callback, *args, context=context)

    def _run_once(self):
        self.before_iteration(self.virtual.iterations + 1)
        timers = [handle for handle in self._scheduled if not handle.cancelled()]
        if timers and not self._ready and all(handle.when() == math.inf for handle in timers):
            self.virtual.select(None)  # does not wait in steps of a day for what is never due
        super()._run_once()

    def create_task(self, coro, *, name=None, **kwargs):
        if name is None:  # Task-1, Task-2, ... counted per loop, not per process
            self._unnamed += 1
            name = f"Task-{self._unnamed}"
        return super().create_task(coro, name=name, **kwargs)


class OrderedSet(dict):
    """What TaskGroup keeps its children in here, so that it cancels them in order.

    asyncio's own TaskGroup uses a set, whose order differs from run to run.
    """

    def add(self, item):
        self[item] = None

    def discard(self, item):
        self.pop(item, None)

    def remove(self, item):
        del self[item]


class OrderedAsCompleted(asyncio.tasks._AsCompletedIterator):
    """as_completed, but futures that are already done come in the order of the arguments.

    asyncio's own has them in a set's order, which differs from run to run.
    """

    def __init__(self, tasks, timeout):
        super().__init__([], None)
        self._todo = OrderedSet.fromkeys(tasks)
        self._todo_left = len(self._todo)
        for task in self._todo:
            task.add_done_callback(self._handle_completion)
        if self._todo and timeout is not None:
            loop = asyncio.get_running_loop()
            self._timeout_handle = loop.call_later(timeout, self._handle_timeout)
