import asyncio

async def slow_operation():
    try:
        await asyncio.sleep(3)
    except asyncio.CancelledError:
        print("the slow operation is cancelled")
        raise  # always pass it on

async def with_timeout():
    try:
        async with asyncio.timeout(1):  # Python 3.11+
            await slow_operation()
    except TimeoutError:  # raised as the block ends
        print("Gave up after 1 s")

async def main():
    await with_timeout()
    print("main goes on")

asyncio.run(main())
