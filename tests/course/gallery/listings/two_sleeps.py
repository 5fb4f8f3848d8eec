import asyncio

async def sleep(name, delay):
    await asyncio.sleep(delay)
    print(name, "woke")

async def main():
    await asyncio.gather(sleep("a", 2), sleep("b", 1))

asyncio.run(main())
