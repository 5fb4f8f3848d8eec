"""Statements about locks, events, semaphores, conditions, queues, barriers and futures."""
from values import EXCEPTIONS, text


class SyncStatements:
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
