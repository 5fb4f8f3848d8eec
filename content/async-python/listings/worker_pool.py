import asyncio

async def worker(name, jobs):
    while True:
        size = await jobs.get()
        await asyncio.sleep(size * 0.1)
        print(f"{name} did {size}")
        jobs.task_done()

async def main():
    jobs = asyncio.Queue()
    for size in (5, 2, 1, 3):
        jobs.put_nowait(size)
    workers = [
        asyncio.create_task(worker("Ann", jobs)),
        asyncio.create_task(worker("Ben", jobs)),
    ]
    await jobs.join()  # until every job is done
    print("all done")
    for task in workers:
        task.cancel()  # they wait for the next job

asyncio.run(main())
