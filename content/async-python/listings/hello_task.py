import asyncio

async def say_hello(name, delay):
    print(f"{name} starts")
    await asyncio.sleep(delay)
    print(f"Hello, {name}!")

async def main():
    # Scheduled, not started: it runs when main suspends
    task = asyncio.create_task(say_hello("Bob", 0.5))
    print("Bob is scheduled")
    await say_hello("Alice", 1)  # inline, in main's own task
    await task  # done already: no need to wait
    print("Done")

asyncio.run(main())
