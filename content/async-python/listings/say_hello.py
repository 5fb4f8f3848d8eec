import asyncio

# A coroutine function: calling it returns a coroutine object
async def say_hello(name, delay):
    await asyncio.sleep(delay)  # non-blocking sleep
    print(f"Hello, {name}!")

# A coroutine object: not running yet
coro = say_hello("Alice", 1)

# To run it, you need the event loop. Forget to, and you get
# RuntimeWarning: coroutine 'say_hello' was never awaited
asyncio.run(coro)

# Inside an async context:
async def main():
    # await: run it and wait for the result
    await say_hello("Alice", 1)

    # Task: schedule it to run concurrently. It starts when
    # main suspends; in JS it would start at the call. Keep the
    # reference: the loop itself holds tasks only weakly.
    task = asyncio.create_task(say_hello("Bob", 0.5))
    print("Other things happen here")
    await task  # wait for it to complete

    # gather: run several concurrently
    await asyncio.gather(
        say_hello("Alice", 2),
        say_hello("Bob", 1),
        say_hello("Carol", 0.5),
    )
    # All three ran concurrently: about 2 s, not 3.5 s

asyncio.run(main())
