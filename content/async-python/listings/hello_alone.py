import asyncio

async def say_hello(name, delay):
    await asyncio.sleep(delay)
    print(f"Hello, {name}!")

async def main():
    coro = say_hello("Alice", 1)  # builds it, runs nothing
    print("Nothing has run yet")
    await coro  # now it runs, to its end
    await say_hello("Bob", 0.5)  # one after the other: 1.5 s
    print("Done")

asyncio.run(main())
