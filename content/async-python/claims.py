"""What the lesson says in prose, comments and quiz, held against CPython and Node.

Each test names one claim; a lesson that claims something new gets a test here.
"""
import ast
import asyncio
import contextlib
import gc
import pickle
import subprocess
import unittest
import warnings
import weakref

from javascript import node
from virtual_loop import VirtualLoop


class OnVirtualLoop(unittest.IsolatedAsyncioTestCase):
    loop_factory = VirtualLoop


class Coroutines(OnVirtualLoop):
    def setUp(self):
        self.log = []

    async def say(self, word):
        self.log.append(word)

    def test_calling_an_async_function_runs_nothing_and_warns(self):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            coroutine = self.say("hello")
            self.assertEqual((asyncio.iscoroutine(coroutine), self.log), (True, []))
            del coroutine
            gc.collect()
        self.assertEqual([w.category for w in caught], [RuntimeWarning])
        self.assertIn("was never awaited", str(caught[0].message))

    def test_calling_an_async_function_in_javascript_runs_to_the_first_await(self):
        code = """async function f() { console.log("first"); await null; console.log("last"); }
                  f(); console.log("called");"""
        self.assertEqual(node(code), ["first", "called", "last"])

    async def test_a_coroutine_runs_once(self):
        coroutine = self.say("hello")
        await coroutine
        with self.assertRaises(RuntimeError):
            await coroutine

    async def test_awaiting_a_coroutine_starts_no_task_and_does_not_yield(self):
        async def current_task():
            return asyncio.current_task()
        asyncio.get_running_loop().call_soon(self.log.append, "other callback")
        self.assertIs(await current_task(), asyncio.current_task())
        self.assertEqual(self.log, [])

    def test_awaiting_in_javascript_always_takes_a_microtask_turn(self):
        code = """Promise.resolve().then(() => console.log("other callback"));
                  await (async () => {})(); console.log("awaited");"""
        self.assertEqual(node(code), ["other callback", "awaited"])

    def test_await_async_with_and_async_for_are_syntax_errors_outside_async_def(self):
        for code in ("await x", "async for a in x: pass", "async with x: pass",
                     "def f():\n async for a in x: pass"):
            with self.assertRaises(SyntaxError, msg=code):
                compile(code, "module", "exec")

    def test_a_module_in_javascript_may_await_at_its_top(self):
        self.assertEqual(node("console.log(await Promise.resolve(1));"), ["1"])


class Running(OnVirtualLoop):
    def test_run_takes_one_coroutine_and_no_running_loop(self):
        async def nothing():
            pass
        first, second = nothing(), nothing()
        with self.assertRaises(TypeError):
            asyncio.run(first, second)

        async def nested():
            with self.assertRaises(RuntimeError):
                asyncio.run(first)
        asyncio.run(nested())
        first.close()
        second.close()

    async def test_run_names_the_running_loop_that_it_refuses(self):
        main = asyncio.sleep(0)
        with self.assertRaises(RuntimeError) as caught:
            asyncio.run(main)
        main.close()
        self.assertEqual(str(caught.exception), "asyncio.run() cannot be called from a running event loop")

    async def test_a_cell_of_a_notebook_may_await_on_the_loop_that_runs_it(self):
        async def main():
            return asyncio.get_running_loop()
        cell = compile("result = await main()", "cell", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
        names = {"main": main}
        await eval(cell, names)
        self.assertIs(names["result"], asyncio.get_running_loop())

    def test_run_cancels_what_is_left_over(self):
        async def main():
            return asyncio.create_task(asyncio.sleep(60)), asyncio.get_running_loop()
        left_over, loop = asyncio.run(main())
        self.assertEqual((left_over.cancelled(), loop.is_closed()), (True, True))

    def test_get_running_loop_raises_where_no_loop_runs(self):
        with self.assertRaises(RuntimeError):
            asyncio.get_running_loop()

    async def test_awaiting_a_blocking_call_calls_it_first_and_fails_then(self):
        calls = []
        with self.assertRaises(TypeError):
            await calls.append("called")
        self.assertEqual(calls, ["called"])


class Tasks(OnVirtualLoop):
    def setUp(self):
        self.log = []

    async def say(self, word):
        self.log.append(word)

    async def test_create_task_starts_nothing_before_the_current_task_suspends(self):
        task = asyncio.create_task(self.say("task"))
        await self.say("inline")
        self.assertEqual(self.log, ["inline"])
        await asyncio.sleep(0)
        self.assertEqual((self.log, task.done()), (["inline", "task"], True))

    def test_new_promise_runs_its_function_at_once(self):
        code = 'new Promise(() => console.log("runs")); console.log("made");'
        self.assertEqual(node(code), ["runs", "made"])

    def test_a_task_is_a_future(self):
        self.assertTrue(issubclass(asyncio.Task, asyncio.Future))

    async def test_the_loop_holds_tasks_weakly(self):
        async def wait_for_nobody():
            await asyncio.get_running_loop().create_future()
        asyncio.get_running_loop().set_exception_handler(
            lambda loop, context: self.log.append(context["message"]))
        task = weakref.ref(asyncio.create_task(wait_for_nobody()))
        await asyncio.sleep(0)
        gc.collect()
        self.assertIsNone(task())
        self.assertEqual(self.log, ["Task was destroyed but it is pending!"])

    async def test_wait_takes_no_coroutines_and_returns_two_sets(self):
        coroutine = self.say("hello")
        with self.assertRaises(TypeError):
            await asyncio.wait([coroutine])
        task = asyncio.create_task(coroutine)
        self.assertEqual(await asyncio.wait([task]), ({task}, set()))


class Failures(OnVirtualLoop):
    def setUp(self):
        self.log = []

    async def fail(self):
        raise ValueError("failed")

    async def finish(self, word="finished"):
        try:
            await asyncio.sleep(0.01)
            self.log.append(word)
            return word
        except asyncio.CancelledError:
            self.log.append("cancelled")
            raise

    async def test_gather_keeps_the_order_of_its_arguments(self):
        results = await asyncio.gather(asyncio.sleep(0.02, "slow"), asyncio.sleep(0, "quick"))
        self.assertEqual(results, ["slow", "quick"])

    async def test_gather_raises_the_first_error_and_cancels_nobody(self):
        with self.assertRaises(ValueError):
            await asyncio.gather(self.finish(), self.fail())
        self.assertEqual(self.log, [])
        await asyncio.sleep(0.02)
        self.assertEqual(self.log, ["finished"])

    async def test_return_exceptions_puts_errors_in_their_place(self):
        first, second = await asyncio.gather(self.fail(), self.finish(), return_exceptions=True)
        self.assertEqual((type(first), second), (ValueError, "finished"))

    async def test_a_cancelled_result_is_no_exception_but_a_base_exception(self):
        task = asyncio.create_task(self.finish())
        asyncio.get_running_loop().call_soon(task.cancel)
        result, = await asyncio.gather(task, return_exceptions=True)
        self.assertNotIsInstance(result, Exception)
        self.assertIsInstance(result, BaseException)

    async def test_a_task_group_cancels_the_others_and_raises_together(self):
        with self.assertRaises(ExceptionGroup) as caught:
            async with asyncio.TaskGroup() as group:
                group.create_task(self.finish())
                group.create_task(self.fail())
        self.assertEqual((self.log, len(caught.exception.exceptions)), (["cancelled"], 1))

    async def test_an_error_that_nobody_awaits_is_logged_when_its_task_is_collected(self):
        asyncio.get_running_loop().set_exception_handler(
            lambda loop, context: self.log.append(context["message"]))
        task = asyncio.create_task(self.fail())
        await self.finish()
        gc.collect()
        self.assertEqual(self.log, ["finished"])
        del task
        gc.collect()
        self.assertEqual(self.log, ["finished", "Task exception was never retrieved"])
        await self.finish("goes on")
        self.assertEqual(self.log[-1], "goes on")

    async def test_an_error_that_is_awaited_is_raised_there_and_logged_nowhere(self):
        asyncio.get_running_loop().set_exception_handler(
            lambda loop, context: self.log.append(context["message"]))
        task = asyncio.create_task(self.fail())
        await self.finish()
        with self.assertRaises(ValueError):
            await task
        del task
        gc.collect()
        self.assertEqual(self.log, ["finished"])

    def test_a_rejection_that_nobody_handles_ends_node(self):
        code = """Promise.reject(new Error("failed")); setTimeout(() => console.log("goes on"), 20);"""
        done = subprocess.run(["node", "--input-type=module", "-e", code], capture_output=True, text=True, timeout=30)
        self.assertEqual((done.returncode, done.stdout), (1, ""))

    def test_promise_all_and_race_leave_the_others_running(self):
        code = """const late = () => new Promise(done =>
                    setTimeout(() => { console.log("ran on"); done(); }, 20));
                  await Promise.all([late(), Promise.reject("no")]).catch(console.log);
                  await Promise.race([late(), Promise.resolve()]); console.log("race over");"""
        self.assertEqual(node(code), ["no", "race over", "ran on", "ran on"])


class Timeouts(OnVirtualLoop):
    def test_there_is_one_timeout_error(self):
        self.assertIs(asyncio.TimeoutError, TimeoutError)

    async def test_timeout_cancels_inside_and_raises_as_the_block_ends(self):
        seen = []
        try:
            async with asyncio.timeout(0.01):
                try:
                    await asyncio.sleep(60)
                except TimeoutError:
                    seen.append("TimeoutError inside")
                except asyncio.CancelledError:
                    seen.append("CancelledError inside")
                    raise
        except TimeoutError:
            seen.append("TimeoutError outside")
        self.assertEqual(seen, ["CancelledError inside", "TimeoutError outside"])

    def test_client_timeout_cannot_be_caught(self):
        import aiohttp
        self.assertFalse(issubclass(aiohttp.ClientTimeout, BaseException))
        with self.assertRaises(TypeError):
            try:
                raise TimeoutError
            except aiohttp.ClientTimeout:
                pass

    def test_some_timeouts_of_aiohttp_are_client_errors_too(self):
        import aiohttp
        self.assertTrue(issubclass(aiohttp.ServerTimeoutError, aiohttp.ClientError))
        self.assertTrue(issubclass(aiohttp.ServerTimeoutError, TimeoutError))

    async def test_a_relative_url_needs_a_base_url(self):
        import aiohttp
        async with aiohttp.ClientSession() as session:
            with self.assertRaises(aiohttp.InvalidURL):
                await session.get("/users/1")


class ManagersAndGenerators(OnVirtualLoop):
    def setUp(self):
        self.log = []

    @contextlib.asynccontextmanager
    async def managed(self):
        try:
            yield
        finally:
            await asyncio.sleep(0)
            self.log.append("closed")

    async def test_async_with_awaits_its_exit_however_the_block_ends(self):
        async def fall_through():
            async with self.managed():
                pass

        async def leave():
            async with self.managed():
                return

        async def fail():
            async with self.managed():
                raise ValueError

        async def be_cancelled():
            async with self.managed():
                asyncio.current_task().cancel()
                await asyncio.sleep(60)

        for ending in (fall_through, leave, fail, be_cancelled):
            await asyncio.gather(ending(), return_exceptions=True)
            self.assertEqual(self.log, ["closed"], ending)
            self.log.clear()

    async def numbers(self):
        async with self.managed():
            yield 1
            yield 2

    async def test_break_leaves_an_async_generator_open_until_later(self):
        async for _ in self.numbers():
            break
        self.assertEqual(self.log, [])
        await asyncio.sleep(0.01)
        self.assertEqual(self.log, ["closed"])

    async def test_aclosing_closes_it_where_its_block_ends(self):
        async with contextlib.aclosing(self.numbers()) as numbers:
            async for _ in numbers:
                break
        self.assertEqual(self.log, ["closed"])

    def test_break_in_javascript_closes_the_generator_right_there(self):
        code = """async function* numbers() { try { yield 1; } finally { console.log("closed"); } }
                  for await (const n of numbers()) break;
                  console.log("after");"""
        self.assertEqual(node(code), ["closed", "after"])


class Pools(OnVirtualLoop):
    def test_only_functions_at_top_level_can_be_pickled(self):
        pickle.dumps(node)
        with self.assertRaises(Exception):
            pickle.dumps(lambda: None)

    async def test_aiofiles_reads_in_a_thread_pool(self):
        import aiofiles
        loop = asyncio.get_running_loop()
        jobs = []
        run_in_executor = loop.run_in_executor
        loop.run_in_executor = lambda *job: jobs.append(job) or run_in_executor(*job)
        async with aiofiles.open(__file__, encoding="utf-8") as file:
            await file.read()
        self.assertGreaterEqual(len(jobs), 3)  # open, read, close

    def test_an_empty_array_is_true_in_javascript(self):
        self.assertEqual(node("console.log(Boolean([]));"), ["true"])


if __name__ == "__main__":
    unittest.main()
