import asyncio

async def ticker(delay):
    for number in range(1, 4):
        await asyncio.sleep(delay)
        yield number  # makes this an async generator

async def watch(name, delay):
    async for number in ticker(delay):
        print(f"{name}: {number}")

async def main():
    # Between two numbers a loop lets the other one run
    await asyncio.gather(
        watch("fast", 0.5),
        watch("slow", 0.8),
    )
    print("Done")

asyncio.run(main())
