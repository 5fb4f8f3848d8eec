import asyncio

async def slow():
    await asyncio.sleep(3)
    print("the answer")

async def main():
    try:
        async with asyncio.timeout(2):
            await slow()
    except TimeoutError:
        print("gave up")
    print("main goes on")

asyncio.run(main())
