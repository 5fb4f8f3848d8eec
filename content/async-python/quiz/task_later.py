import asyncio

async def work():
    print("work")

async def main():
    task = asyncio.create_task(work())
    print("created")
    await asyncio.sleep(0)
    print("slept")
    await task

asyncio.run(main())
