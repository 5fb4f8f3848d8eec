import asyncio

async def fetch(name):
    await asyncio.sleep(1)
    return f"{name} loaded"

async def main():
    async with asyncio.TaskGroup() as group:
        a = group.create_task(fetch("users"))
        b = group.create_task(fetch("posts"))
    print(a.result())
    print(b.result())

asyncio.run(main())
