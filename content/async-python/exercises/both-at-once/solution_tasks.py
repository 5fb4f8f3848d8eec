import asyncio

async def fetch(name):
    await asyncio.sleep(1)
    return f"{name} loaded"

async def main():
    a = asyncio.create_task(fetch("users"))
    b = asyncio.create_task(fetch("posts"))
    print(await a)
    print(await b)

asyncio.run(main())
