import asyncio

async def work(job):
    await asyncio.sleep(job * 0.1)
    print(f"job {job} done")

async def main():
    for job in (5, 4, 3, 2, 1):
        await work(job)
    print("all done")

asyncio.run(main())
