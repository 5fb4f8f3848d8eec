"""The virtual clocks on which the listings run, Python's and JavaScript's."""
import asyncio
import time
import unittest
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from unittest import mock

from javascript import node
from virtual_loop import VirtualClock, VirtualLoop


def really_busy():
    """Takes long enough for a clock that runs on to fire the timers beside it."""
    return sum(range(1_000_000))


class PythonClock(unittest.TestCase):
    def run_virtually(self, main):
        """The lines that main(log) logs, each with its time."""
        log = []
        clock = VirtualClock()
        with (mock.patch.object(time, "sleep", clock.sleep),
              asyncio.Runner(loop_factory=lambda: VirtualLoop(clock)) as runner):
            runner.run(main(lambda text: log.append(f"{clock.now:g} {text}")))
        return log

    def test_an_hour_passes_at_once_and_exactly(self):
        async def main(log):
            await asyncio.gather(*(self.say(log, seconds) for seconds in (3600, 0.5, 60)))
        self.assertEqual(self.run_virtually(main), ["0.5 woke", "60 woke", "3600 woke"])

    async def say(self, log, seconds):
        await asyncio.sleep(seconds)
        log("woke")

    def test_a_blocking_sleep_delays_what_falls_due_meanwhile(self):
        async def main(log):
            other = asyncio.create_task(self.say(log, 1))
            await asyncio.sleep(0)
            time.sleep(2)
            log("blocked")
            await other
        self.assertEqual(self.run_virtually(main), ["2 blocked", "2 woke"])

    def test_a_sleep_in_a_thread_takes_its_time_beside_the_loop(self):
        async def main(log):
            other = asyncio.create_task(self.say(log, 1.5))
            await asyncio.to_thread(time.sleep, 2)
            log("back")
            await other
        self.assertEqual(self.run_virtually(main), ["1.5 woke", "2 back"])

    def test_the_clock_stands_still_while_outside_work_runs(self):
        async def main(log):
            other = asyncio.create_task(self.say(log, 1e-9))
            await asyncio.sleep(0)
            for kind in (ThreadPoolExecutor, ProcessPoolExecutor):
                with kind() as pool:
                    await asyncio.get_running_loop().run_in_executor(pool, really_busy)
                log(kind.__name__)
            await other
        self.assertEqual(self.run_virtually(main),
                         ["0 ThreadPoolExecutor", "0 ProcessPoolExecutor", "1e-09 woke"])

    def test_an_error_of_a_job_comes_back(self):
        async def main(log):
            try:
                await asyncio.to_thread(int, "x")
            except ValueError:
                log("ValueError")
        self.assertEqual(self.run_virtually(main), ["0 ValueError"])

    def test_waiting_for_nothing_is_an_error_not_a_hang(self):
        async def main(log):
            await asyncio.get_running_loop().create_future()
        with self.assertRaisesRegex(RuntimeError, "never comes"):
            self.run_virtually(main)


class JavaScriptClock(unittest.TestCase):
    def run_virtually(self, code):
        """The lines that code hands to log(), each with its time in milliseconds."""
        return node("""
            import { once } from "node:events";
            import { setTimeout as sleep } from "node:timers/promises";
            import { Worker } from "node:worker_threads";
            const log = (text) => console.log(performance.now(), text);
            const block = (limit) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, limit);
        """ + code)

    def test_an_hour_passes_at_once_and_exactly(self):
        self.assertEqual(self.run_virtually("""
            for (const limit of [3_600_000, 500, 60_000]) setTimeout(log, limit, "woke");
            await sleep(1000);
            log(Date.now());
        """), ["500 woke", "1000 1000", "60000 woke", "3600000 woke"])

    def test_blocking_delays_what_falls_due_meanwhile(self):
        self.assertEqual(self.run_virtually("""
            setTimeout(() => { log("woke"); setTimeout(log, 5, "again"); }, 1000);
            setTimeout(log, 1500, "later");
            log(block(2000));
        """), ["2000 timed-out", "2000 woke", "2000 later", "2005 again"])

    def test_promises_settle_between_two_timers(self):
        self.assertEqual(self.run_virtually("""
            sleep(1).then(() => log("first")).then(() => log("and on"));
            sleep(1).then(() => log("second"));
        """), ["1 first", "1 and on", "1 second"])

    def test_an_abort_signal_times_out(self):
        self.assertEqual(self.run_virtually("""
            await sleep(3000, null, {signal: AbortSignal.timeout(1000)})
              .catch((error) => log(`${error.name}, ${error.cause.name}`));
        """), ["1000 AbortError, TimeoutError"])

    def test_a_worker_sleeps_beside_the_loop(self):
        self.assertEqual(self.run_virtually("""
            setTimeout(log, 1500, "woke");
            const worker = new Worker(`(${block})(2000)`, {eval: true});
            await once(worker, "exit");
            log("back");
        """), ["1500 woke", "2000 back"])

    def test_timers_in_a_worker_take_their_time(self):
        self.assertEqual(self.run_virtually("""
            setTimeout(log, 1500, "woke");
            const program = 'setTimeout(() => require("worker_threads").parentPort.postMessage("answer"), 2000)';
            log(await once(new Worker(program, {eval: true}), "message"));
        """), ["1500 woke", "2000 [ 'answer' ]"])

    def test_the_clock_stands_still_while_outside_work_runs(self):
        self.assertEqual(self.run_virtually("""
            import { readFile } from "node:fs/promises";
            setTimeout(log, 1, "woke");
            const program = "for (let n = 0; n < 1e7; n++); require('worker_threads').parentPort.postMessage(n)"
              .replace("(n)", "('computed')");
            const worker = new Worker(program, {eval: true});
            await readFile(process.execPath);
            log("read");
            log(String(await once(worker, "message")));
        """)[-1], "1 woke")


if __name__ == "__main__":
    unittest.main()
