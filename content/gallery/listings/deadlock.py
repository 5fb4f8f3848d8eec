import asyncio

async def take(first, second):
    async with first:
        await asyncio.sleep(0.1)
        async with second:
            print("has both")

async def main():
    left, right = asyncio.Lock(), asyncio.Lock()
    try:
        async with asyncio.timeout(5):
            await asyncio.gather(take(left, right), take(right, left))
    except TimeoutError:
        print("nobody had both")

asyncio.run(main())
