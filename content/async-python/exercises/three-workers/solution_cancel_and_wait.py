import asyncio

async def work(job):
    await asyncio.sleep(job * 0.1)
    print(f"job {job} done")

async def worker(jobs):
    while True:
        job = await jobs.get()
        try:
            await work(job)
        finally:
            jobs.task_done()

async def main():
    jobs = asyncio.Queue()
    workers = [
        asyncio.create_task(worker(jobs)) for _ in range(3)
    ]
    for job in (5, 4, 3, 2, 1):
        await jobs.put(job)
    await jobs.join()
    for task in workers:
        task.cancel()
    await asyncio.gather(*workers, return_exceptions=True)
    print("all done")

asyncio.run(main())
