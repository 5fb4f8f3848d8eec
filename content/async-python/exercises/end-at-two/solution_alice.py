import asyncio

async def say_hello(name, delay):
    await asyncio.sleep(delay)
    print(f"Hello, {name}!")

async def main():
    await say_hello("Alice", 0.5)
    await say_hello("Bob", 1.5)
    print("Done")

asyncio.run(main())
