import asyncio

async def work(job):
    await asyncio.sleep(job * 0.1)
    print(f"job {job} done")

async def worker(jobs):
    while True:
        await work(await jobs.get())
        jobs.task_done()

async def main():
    jobs = asyncio.Queue()
    for job in (5, 4, 3, 2, 1):
        jobs.put_nowait(job)
    workers = [
        asyncio.create_task(worker(jobs)) for _ in range(1)
    ]
    await jobs.join()
    for task in workers:
        task.cancel()
    print("all done")

asyncio.run(main())
