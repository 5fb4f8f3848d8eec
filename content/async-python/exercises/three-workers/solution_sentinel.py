import asyncio

async def work(job):
    await asyncio.sleep(job * 0.1)
    print(f"job {job} done")

async def worker(jobs):
    while (job := await jobs.get()) is not None:
        await work(job)

async def main():
    jobs = asyncio.Queue()
    for job in (5, 4, 3, 2, 1, None, None, None):
        await jobs.put(job)
    await asyncio.gather(*(worker(jobs) for _ in range(3)))
    print("all done")

asyncio.run(main())
