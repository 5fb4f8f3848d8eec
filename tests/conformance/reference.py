#!/usr/bin/env python3
"""Reference interpreter for conformance programs: runs one on CPython's asyncio.

A program is the JSON described in docs/conformance.md. It runs on an event loop with a
virtual clock: whenever nothing is ready, time jumps to the next timer, so that a
run is deterministic and takes no real time.

    reference.py program.json          print the log, one event a line
    reference.py --jsonl < many.jsonl  one program a line in, one JSON array of lines out

Two fields of a program are for the comparison of whole runs: "cancel_main_at": N cancels the task
main from outside before the loop's iteration N (counted from 1), and "report_iterations": true adds
a last line with their number.

Needs Python 3.13 or newer; the standard library is enough.
"""
import asyncio
import contextvars
import json
import math
import os
import selectors
import sys

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
        """Never lost in the time, however late that is: what is due now is due."""
        return max(1e-9, math.ulp(self.virtual.now))

    @_clock_resolution.setter
    def _clock_resolution(self, value):
        """That of the machine's clock is not this one's."""

    def call_at(self, when, callback, *args, context=None):
        """NaN is due at once; asyncio's own heap lets it wait for whatever lies above it."""
        return super().call_at(self.time() if math.isnan(when) else when, callback, *args, context=context)

    def _run_once(self):
        self.before_iteration(self.virtual.iterations + 1)
        timers = [handle for handle in self._scheduled if not handle.cancelled()]
        if timers and not self._ready and all(handle.when() == math.inf for handle in timers):
            self.virtual.select(None)  # what never comes is not waited for in steps of a day
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
    """as_completed, but futures that are done already come in the order of the arguments.

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


class Return(Exception):
    """Carries a ["return", value] out of nested statement lists."""

    def __init__(self, value):
        super().__init__()
        self.value = value


class Custom(Exception):
    """An exception that programs define themselves."""


class Stopped(asyncio.CancelledError):
    """A cancellation that programs define themselves."""


EXCEPTIONS = {
    "ValueError": ValueError,
    "KeyError": KeyError,
    "RuntimeError": RuntimeError,
    "Custom": Custom,
    "TimeoutError": TimeoutError,
    "CancelledError": asyncio.CancelledError,
    "Stopped": Stopped,
    "ExceptionGroup": ExceptionGroup,
    "BaseExceptionGroup": BaseExceptionGroup,
    "Exception": Exception,
    "BaseException": BaseException,
    "QueueEmpty": asyncio.QueueEmpty,
    "QueueFull": asyncio.QueueFull,
    "BrokenBarrierError": asyncio.BrokenBarrierError,
    "QueueShutDown": asyncio.QueueShutDown,
}


def number(seconds):
    """Seconds as a program gives them: JSON has no "nan", "inf" and "-inf"."""
    return float(seconds) if isinstance(seconds, str) else seconds


VARIABLE = contextvars.ContextVar("variable", default="unset")


def text(value):
    """One value as the log shows it."""
    if isinstance(value, BaseExceptionGroup):
        return f"{type(value).__name__}[{', '.join(text(e) for e in value.exceptions)}]"
    if isinstance(value, BaseException):
        message = str(value.args[0]) if value.args else ""
        return f"{type(value).__name__}({message})"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(text(v) for v in value) + "]"
    if value is None:
        return "None"
    if value is True:
        return "True"
    if value is False:
        return "False"
    return str(value)


class Program:
    def __init__(self, source):
        self.source = source
        self.functions = source.get("functions", {})
        self.log_lines = []
        self.names = {}
        self.objects = {}
        self.over = False

    # -- the log ------------------------------------------------------------
    def log(self, message):
        loop = asyncio.get_running_loop()
        task = asyncio.current_task()
        who = task.get_name() if task else "-"
        self.log_lines.append(f"{loop.time():.6f} {who} {message}")

    # -- running ------------------------------------------------------------
    def run(self):
        loop = VirtualLoop()
        loop.set_exception_handler(self.on_loop_error)
        outcome = None
        try:
            asyncio.set_event_loop(loop)
            self.make_objects()
            main = loop.create_task(self.call("main"), name="main")
            self.names["main"] = main
            if cancel_at := self.source.get("cancel_main_at"):
                loop.before_iteration = lambda number: number == cancel_at and main.cancel()
            try:
                outcome = "returned " + text(loop.run_until_complete(main))
            except StepLimit:
                outcome = "deadlock" if loop.virtual.stuck else "step limit"
            except BaseException as error:  # noqa: BLE001 - a program may end in any
                outcome = "raised " + text(error)
            self.log_lines.append(f"{loop.time():.6f} end {outcome}")
            pending = sorted(t.get_name() for t in asyncio.all_tasks(loop) if not t.done())
            self.log_lines.append("pending [" + ", ".join(pending) + "]")
            if self.source.get("report_iterations"):
                self.log_lines.append(f"iterations {loop.virtual.iterations}")
        finally:
            self.over = True
        return self.log_lines

    @staticmethod
    def on_loop_error(loop, context):
        """Messages about abandoned tasks are no part of a program's log."""

    def make_objects(self):
        makers = {
            "lock": lambda o: asyncio.Lock(),
            "event": lambda o: asyncio.Event(),
            "semaphore": lambda o: asyncio.Semaphore(o["value"]),
            "bounded_semaphore": lambda o: asyncio.BoundedSemaphore(o["value"]),
            "condition": lambda o: asyncio.Condition(),
            "queue": lambda o: asyncio.Queue(o.get("maxsize", 0)),
            "priority_queue": lambda o: asyncio.PriorityQueue(o.get("maxsize", 0)),
            "lifo_queue": lambda o: asyncio.LifoQueue(o.get("maxsize", 0)),
            "barrier": lambda o: asyncio.Barrier(o["parties"]),
            "future": lambda o: asyncio.get_event_loop().create_future(),
        }
        for name, spec in self.source.get("objects", {}).items():
            self.objects[name] = makers[spec["type"]](spec)

    async def call(self, function):
        try:
            await self.block(self.functions[function])
        except Return as done:
            return done.value
        return None

    async def generate(self, function):
        """The function as an async generator: ["yield", v] at its top level yields."""
        for statement in self.functions[function]:
            if statement[0] == "yield":
                yield statement[1]
            elif statement[0] == "yield_finally":
                try:
                    yield statement[1]
                finally:
                    await self.block(statement[2])
            else:
                await self.statement(statement)

    async def block(self, statements):
        for statement in statements:
            await self.statement(statement)

    def awaitable(self, item):
        """["task", name] or ["call", function]: something gather and friends take."""
        kind, name = item
        if kind == "task":
            return self.names[name]
        if kind == "object":
            return self.objects[name]
        return self.call(name)

    async def statement(self, s):
        if self.over:  # only clean-up code of an abandoned task gets here
            raise StepLimit
        await getattr(self, "do_" + s[0])(*s[1:])

    # -- plain statements ---------------------------------------------------
    async def do_log(self, label):
        self.log(label)

    async def do_return(self, value):
        raise Return(value)

    async def do_raise(self, kind, message):
        raise EXCEPTIONS[kind](message)

    async def do_repeat(self, count, body):
        for _ in range(count):
            await self.block(body)

    async def do_try(self, body, handlers, finally_body):
        try:
            await self.block(body)
        except (Return, StepLimit, GeneratorExit):
            raise
        except BaseException as error:
            for kind, handler in handlers:
                if isinstance(error, EXCEPTIONS[kind]):
                    self.log("caught " + text(error))
                    await self.block(handler)
                    break
            else:
                raise
        finally:
            if not self.over:
                await self.block(finally_body)

    async def do_reraise_try(self, body, kind, handler):
        try:
            await self.block(body)
        except (Return, StepLimit, GeneratorExit):
            raise
        except EXCEPTIONS[kind] as error:
            self.log("caught " + text(error))
            await self.block(handler)
            raise

    # -- tasks --------------------------------------------------------------
    async def do_sleep(self, seconds):
        await asyncio.sleep(number(seconds))

    async def do_call(self, function):
        self.log("result " + text(await self.call(function)))

    async def do_spawn(self, name, function):
        self.names[name] = asyncio.create_task(self.call(function), name=name)

    async def do_spawn_eager(self, name, function):
        """A task that runs at once, up to its first suspension."""
        loop = asyncio.get_running_loop()
        coroutine = self.call(function)
        self.names[name] = asyncio.Task(coroutine, loop=loop, name=name, eager_start=True)

    async def do_await(self, name):
        self.log("result " + text(await self.names[name]))

    async def do_cancel(self, name, message=None):
        task = self.names.get(name)
        if task is None:
            return
        accepted = task.cancel(message) if message is not None else task.cancel()
        self.log("cancel " + text(accepted))

    async def do_uncancel(self):
        self.log("uncancel " + text(asyncio.current_task().uncancel()))

    async def do_cancelling(self):
        self.log("cancelling " + text(asyncio.current_task().cancelling()))

    async def do_status(self, name):
        task = self.names.get(name)
        if task is None:
            state = "unborn"
        elif not task.done():
            state = "pending"
        elif task.cancelled():
            state = "cancelled"
        elif task.exception() is not None:
            state = "failed " + text(task.exception())
        else:
            state = "done " + text(task.result())
        self.log(f"status {name} {state}")

    async def do_on_done(self, name, label):
        self.names[name].add_done_callback(lambda t: self.log(label))

    async def do_gather(self, items, return_exceptions):
        got = await asyncio.gather(
            *[self.awaitable(i) for i in items], return_exceptions=return_exceptions
        )
        self.log("gathered " + text(got))

    async def do_wait(self, names, timeout, when):
        tasks = [self.names[n] for n in names]
        done, pending = await asyncio.wait(
            tasks, timeout=number(timeout), return_when=getattr(asyncio, when)
        )
        order = {t: i for i, t in enumerate(tasks)}
        shown = [t.get_name() for t in sorted(done, key=order.get)]
        left = [t.get_name() for t in sorted(pending, key=order.get)]
        self.log(f"waited {text(shown)} {text(left)}")

    async def do_as_completed(self, names, timeout):
        tasks = [self.names[n] for n in names]
        results = []
        for future in OrderedAsCompleted(tasks, number(timeout)):
            try:
                results.append(text(await future))
            except TimeoutError:
                self.log("completed " + text(sorted(results)))
                raise
            except Exception as error:
                results.append(text(error))
            except asyncio.CancelledError as error:
                if asyncio.current_task().cancelling():
                    raise
                results.append(text(error))
            self.log(f"completions {len(results)}")
        self.log("completed " + text(sorted(results)))

    async def do_wait_for(self, item, timeout):
        self.log("result " + text(await asyncio.wait_for(self.awaitable(item), number(timeout))))

    async def do_shield(self, name):
        self.log("result " + text(await asyncio.shield(self.names[name])))

    async def do_timeout(self, seconds, body):
        async with asyncio.timeout(number(seconds)) as scope:
            await self.block(body)
        self.log("expired " + text(scope.expired()))

    async def do_timeout_at(self, when, body):
        async with asyncio.timeout_at(number(when)) as scope:
            await self.block(body)
        self.log("expired " + text(scope.expired()))

    async def do_reschedule(self, seconds, later, body):
        """timeout(seconds), moved to now + later before the body runs."""
        async with asyncio.timeout(number(seconds)) as scope:
            when = None if later is None else asyncio.get_running_loop().time() + number(later)
            scope.reschedule(when)
            await self.block(body)
        self.log("expired " + text(scope.expired()))

    async def do_task_group(self, children, body):
        group = asyncio.TaskGroup()
        group._tasks = OrderedSet()
        async with group:
            for name, function in children:
                self.names[name] = group.create_task(self.call(function), name=name)
            await self.block(body)

    async def do_context_set(self, value):
        VARIABLE.set(value)

    async def do_context_get(self):
        self.log("context " + text(VARIABLE.get()))

    # -- callbacks ----------------------------------------------------------
    async def do_call_soon(self, label):
        asyncio.get_running_loop().call_soon(self.log, label)

    async def do_call_later(self, delay, label):
        asyncio.get_running_loop().call_later(number(delay), self.log, label)

    # -- async generators ---------------------------------------------------
    async def do_async_for(self, function, body):
        async for value in self.generate(function):
            self.log("item " + text(value))
            await self.block(body)

    async def do_async_for_break(self, function, count):
        """Takes `count` items, then closes the generator with aclose()."""
        generator = self.generate(function)
        taken = 0
        async for value in generator:
            self.log("item " + text(value))
            taken += 1
            if taken == count:
                break
        await generator.aclose()
        self.log("closed")

    # -- synchronisation ----------------------------------------------------
    async def do_with(self, name, body):
        """async with on a lock, a semaphore or a condition."""
        async with self.objects[name]:
            await self.block(body)

    async def do_locked(self, name):
        self.log("locked " + text(self.objects[name].locked()))

    async def do_release(self, name):
        self.objects[name].release()

    async def do_event_set(self, name):
        self.objects[name].set()

    async def do_event_clear(self, name):
        self.objects[name].clear()

    async def do_event_wait(self, name):
        self.log("event " + text(await self.objects[name].wait()))

    async def do_cond_wait(self, name):
        self.log("notified " + text(await self.objects[name].wait()))

    async def do_notify(self, name, count):
        self.objects[name].notify(count)

    async def do_notify_all(self, name):
        self.objects[name].notify_all()

    async def do_put(self, name, value):
        await self.objects[name].put(value)

    async def do_get(self, name):
        self.log("got " + text(await self.objects[name].get()))

    async def do_put_nowait(self, name, value):
        self.objects[name].put_nowait(value)

    async def do_get_nowait(self, name):
        self.log("got " + text(self.objects[name].get_nowait()))

    async def do_task_done(self, name):
        self.objects[name].task_done()

    async def do_join(self, name):
        await self.objects[name].join()

    async def do_queue_shutdown(self, name, immediate):
        self.objects[name].shutdown(immediate)

    async def do_qsize(self, name):
        self.log("qsize " + text(self.objects[name].qsize()))

    async def do_barrier_wait(self, name):
        self.log("barrier " + text(await self.objects[name].wait()))

    async def do_barrier_abort(self, name):
        await self.objects[name].abort()

    async def do_future_result(self, name, value):
        future = self.objects[name]
        if not future.done():
            future.set_result(value)

    async def do_future_error(self, name, kind, message):
        future = self.objects[name]
        if not future.done():
            future.set_exception(EXCEPTIONS[kind](message))

    async def do_future_await(self, name):
        self.log("result " + text(await self.objects[name]))


def run_apart(source):
    """Runs a program in a process of its own: nothing of it can reach the next one."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            with os.fdopen(writing, "w", encoding="utf-8") as out:
                json.dump(Program(source).run(), out)
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as out:
        answer = out.read()
    os.waitpid(child, 0)
    return json.loads(answer)


def main(arguments):
    if arguments == ["--jsonl"]:
        for line in sys.stdin:
            if line.strip():
                print(json.dumps(run_apart(json.loads(line))), flush=True)
        return 0
    if len(arguments) != 1 or arguments[0].startswith("-"):
        print("usage: reference.py PROGRAM.json | reference.py --jsonl", file=sys.stderr)
        return 2
    with open(arguments[0], encoding="utf-8") as file:
        print("\n".join(run_apart(json.load(file))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
