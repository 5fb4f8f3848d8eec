import asyncio

async def slow():
    await asyncio.sleep(3)
    print("the answer")

async def main():
    task = asyncio.create_task(slow())
    await asyncio.wait([task], timeout=1)
    print("gave up")
    print("main goes on")

asyncio.run(main())
