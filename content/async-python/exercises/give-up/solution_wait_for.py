import asyncio

async def slow():
    await asyncio.sleep(3)
    print("the answer")

async def main():
    try:
        await asyncio.wait_for(slow(), 1)
    except asyncio.TimeoutError:
        print("gave up")
    print("main goes on")

asyncio.run(main())
