import asyncio

async def greet(name, delay):
    await asyncio.sleep(delay)
    print(f"Hello, {name}!")

async def main():
    await asyncio.gather(greet("Ann", 2), greet("Ben", 1))

asyncio.run(main())
