"""Statements about tasks, callbacks and async generators."""
import asyncio

from values import VARIABLE, number, text
from virtual_loop import OrderedAsCompleted, OrderedSet


class TaskStatements:
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
