import asyncio

async def work(job):
    await asyncio.sleep(job * 0.1)
    print(f"job {job} done")

async def worker(jobs):
    try:
        while True:
            await work(await jobs.get())
    except asyncio.QueueShutDown:
        pass

async def main():
    jobs = asyncio.Queue()
    for job in (5, 4, 3, 2, 1):
        jobs.put_nowait(job)
    jobs.shutdown()
    async with asyncio.TaskGroup() as group:
        for _ in range(3):
            group.create_task(worker(jobs))
    print("all done")

asyncio.run(main())
