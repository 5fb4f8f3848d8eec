import asyncio

async def work(job):
    await asyncio.sleep(job * 0.1)
    print(f"job {job} done")

async def main():
    await asyncio.gather(
        *(work(job) for job in (5, 4, 3, 2, 1))
    )
    print("all done")

asyncio.run(main())
