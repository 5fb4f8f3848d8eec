import asyncio

async def fetch(name, delay):
    await asyncio.sleep(delay)
    print(name)
    return name

async def main():
    results = await asyncio.gather(
        fetch("A", 2),
        fetch("B", 1),
    )
    print(results)

asyncio.run(main())
