"""A program whose recording has more than 100,000 events: tasks, a queue, a lock, timers, output."""
import asyncio


async def fetch(number):
    await asyncio.sleep(number % 7 / 10)
    return number * 2


async def worker(name, queue, lock):
    while True:
        number = await queue.get()
        result = await fetch(number)
        async with lock:
            if number % 50 == 0:
                print(name, "has", result)
        queue.task_done()


async def main():
    queue = asyncio.Queue(20)
    lock = asyncio.Lock()
    async with asyncio.TaskGroup() as group:
        workers = [group.create_task(worker(f"worker-{n}", queue, lock)) for n in range(20)]
        for number in range(4200):
            await queue.put(number)
        await queue.join()
        for one in workers:
            one.cancel()


asyncio.run(main())
