"""asyncio's event loops on Loopstep's scheduler.

    loop = loopstep_loop.SelectorEventLoop()     # an asyncio event loop
    loopstep_loop.install()                      # asyncio creates no others from now on

The ready queue, the timers, the iteration, the way in from other threads, the clock and the waiting
for file descriptors are C++ (the module _loopstep). What asyncio builds on them in Python is
inherited: futures of executors, transports, servers, signals.

asyncio keeps its queues in `_ready` and `_scheduled`, and its own tests look at them; here these are
views of what the C++ loop holds.
"""
import asyncio
import collections.abc
import selectors
import weakref
from asyncio import base_events, selector_events, unix_events

import _loopstep

AsyncioBaseEventLoop = base_events.BaseEventLoop


class Handle(asyncio.Handle):
    """A callback in the C++ loop's ready queue."""

    __slots__ = ()

    def cancel(self):
        super().cancel()
        self._loop._core.cancel(self)


class TimerHandle(asyncio.TimerHandle):
    """A callback in the C++ loop's heap of timers."""

    __slots__ = ()

    def cancel(self):
        super().cancel()
        self._loop._core.cancel(self)


class View(collections.abc.Collection):
    """What waits in the C++ loop, as the list that asyncio has instead."""

    def __init__(self, core):
        self._core = core

    def __contains__(self, handle):
        return handle in self._handles()

    def __iter__(self):
        return iter(self._handles())

    def __len__(self):
        return len(self._handles())

    def __eq__(self, other):
        return self._handles() == list(other)


class Ready(View):
    """Replaces `_ready`."""

    def _handles(self):
        return self._core.ready()

    def append(self, handle):
        self._core.call_soon(handle)

    def clear(self):
        self._core.clear_ready()


class Scheduled(View):
    """Replaces `_scheduled`. Counts cancelled timers that are still in the heap, as the original does, but does not
    show them, because the C++ loop has released their handles."""

    def _handles(self):
        return self._core.timers()

    def __len__(self):
        return self._core.timer_count()

    def append(self, handle):
        self._core.call_at(handle, handle.when())
        if handle.cancelled():
            self._core.cancel(handle)

    def clear(self):
        self._core.clear_timers()


def only_empty(name):
    """asyncio's constructor sets its own containers. Nothing else may, because it would be lost."""
    def assign(_self, value):
        if value:
            raise AttributeError(f"{name} belongs to the C++ loop")
    return assign


class BaseEventLoop(AsyncioBaseEventLoop):
    """BaseEventLoop whose time and selector are set by a subclass or a test."""

    _native_clock = False
    _ready = property(lambda self: Ready(self._core), only_empty("_ready"))
    _scheduled = property(lambda self: Scheduled(self._core), only_empty("_scheduled"))
    _timer_cancelled_count = property(lambda self: self._core.cancelled_timers(),
                                      only_empty("_timer_cancelled_count"))

    def __init__(self):
        self._core = _loopstep.EventLoop(self, native_clock=self._native_clock)
        super().__init__()

    def close(self):
        super().close()
        self._core.close()

    # -- scheduling

    def _new_handle(self, callback, args, context):
        handle = Handle(callback, args, self, context)
        if handle._source_traceback:
            del handle._source_traceback[-1]  # this function is of no interest
        return handle

    def _call_soon(self, callback, args, context):
        handle = self._new_handle(callback, args, context)
        if handle._source_traceback:
            del handle._source_traceback[-1]
        self._core.call_soon(handle)
        return handle

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        if self._debug:
            self._check_thread()
            self._check_callback(callback, "call_at")
        timer = TimerHandle(when, callback, args, self, context)
        if timer._source_traceback:
            del timer._source_traceback[-1]
        self._core.call_at(timer, when)
        timer._scheduled = True
        return timer

    def call_soon_threadsafe(self, callback, *args, context=None):
        self._check_closed()
        if self._debug:
            self._check_callback(callback, "call_soon_threadsafe")
        handle = self._new_handle(callback, args, context)
        if handle._source_traceback:
            del handle._source_traceback[-1]
        self._core.call_soon_threadsafe(handle)
        self._wake()
        return handle

    def _add_callback(self, handle):
        if not handle._cancelled:
            self._core.call_soon(handle)

    def _timer_handle_cancelled(self, handle):
        """Nothing to do: the handle notifies the C++ loop itself."""

    # -- running

    def _run_once(self):
        self._core.run_once(self._stopping)

    def _run_handle(self, handle):
        """Called by the C++ loop to run a handle."""
        try:
            if handle._cancelled:
                return
            if self._debug:
                self._run_and_time(handle)
            else:
                handle._run()
        finally:
            handle = None  # an exception's traceback may keep this frame: no cycle through it

    def _run_and_time(self, handle):
        try:
            self._current_handle = handle
            started = self.time()
            handle._run()
            took = self.time() - started
            if took >= self.slow_callback_duration:
                base_events.logger.warning("Executing %s took %.3f seconds",
                                           base_events._format_handle(handle), took)
        finally:
            self._current_handle = handle = None

    # -- what the C++ loop needs without a native clock, besides time()

    def _poll(self, timeout):
        self._process_events(self._selector.select(timeout))

    def _wake(self):
        self._write_to_self()


class Watched:
    """Replaces a selector: transports use it in their repr."""

    def __init__(self, loop):
        self._loop = weakref.proxy(loop)

    def get_key(self, file):
        core, fd = self._loop._core, selectors._fileobj_to_fd(file)
        waits = (selectors.EVENT_READ * core.has_reader(fd)
                 | selectors.EVENT_WRITE * core.has_writer(fd))
        if not waits:
            raise KeyError(file)
        return selectors.SelectorKey(file, fd, waits, None)

    def close(self):
        """The C++ loop's descriptors close with it."""


class Descriptors:
    """For loops that asyncio derives from BaseSelectorEventLoop: the C++ loop reads the time and waits
    for descriptors with epoll. With a selector of another kind, that selector does."""

    def __init__(self, selector=None):
        if isinstance(selector, selectors.EpollSelector):
            selector.close()
            selector = None
        self._native_clock = selector is None
        self._files = {}  # the file object of each descriptor: a closed file no longer has a number
        super().__init__(Watched(self) if selector is None else selector)

    def close(self):
        super().close()
        self._files.clear()

    def time(self):
        return self._core.time() if self._native_clock else super().time()

    def _wake(self):
        if not self._native_clock:  # the C++ loop wakes itself
            super()._wake()

    def _add_reader(self, fd, callback, *args):
        if not self._native_clock:
            return super()._add_reader(fd, callback, *args)
        return self._watch("add_reader", fd, callback, args)

    def _add_writer(self, fd, callback, *args):
        if not self._native_clock:
            return super()._add_writer(fd, callback, *args)
        return self._watch("add_writer", fd, callback, args)

    def _remove_reader(self, fd):
        if not self._native_clock:
            return super()._remove_reader(fd)
        return self._unwatch("remove_reader", fd)

    def _remove_writer(self, fd):
        if not self._native_clock:
            return super()._remove_writer(fd)
        return self._unwatch("remove_writer", fd)

    def _waits_for(self, number):
        return self._core.has_reader(number) or self._core.has_writer(number)

    def _number_of(self, file):
        """Like `_BaseSelectorImpl._fileobj_lookup`, which also finds a file that was closed meanwhile."""
        try:
            return selectors._fileobj_to_fd(file)
        except ValueError:
            for number, known in self._files.items():
                if known is file and self._waits_for(number):
                    return number
            raise

    def _watch(self, add, fd, callback, args):
        self._check_closed()
        number = self._number_of(fd)
        handle = self._new_handle(callback, args, None)
        if not self._waits_for(number):
            self._files[number] = fd
        previous = getattr(self._core, add)(number, handle)
        if previous is not None:
            previous.cancel()
        return handle

    def _unwatch(self, remove, fd):
        if self.is_closed():
            return False
        number = self._number_of(fd)
        handle = getattr(self._core, remove)(number)
        if not self._waits_for(number):
            self._files.pop(number, None)
        if handle is None:
            return False
        handle.cancel()
        return True


class BaseSelectorEventLoop(Descriptors, selector_events.BaseSelectorEventLoop, BaseEventLoop):
    """asyncio's sockets on the C++ loop."""


class SelectorEventLoop(unix_events.SelectorEventLoop, BaseSelectorEventLoop):
    """asyncio's loop for Unix on the C++ loop: sockets, pipes, subprocesses, signals."""


def refuse(*_args, **_kwargs):
    raise AssertionError("an event loop is used that does not run on the C++ scheduler")


def install():
    """Makes asyncio create only these loops; its own fail at first use."""
    for scheduling in ("_call_soon", "call_at", "call_soon_threadsafe", "_add_callback", "_run_once"):
        setattr(AsyncioBaseEventLoop, scheduling, refuse)
    for module in (asyncio, base_events):
        module.BaseEventLoop = BaseEventLoop
    for module in (asyncio, selector_events):
        module.BaseSelectorEventLoop = BaseSelectorEventLoop
    for module in (asyncio, unix_events):
        module.SelectorEventLoop = module.EventLoop = SelectorEventLoop
    asyncio.DefaultEventLoopPolicy._loop_factory = SelectorEventLoop
