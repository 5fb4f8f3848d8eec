import asyncio

async def slow():
    await asyncio.sleep(3)
    print("the answer")

async def main():
    task = asyncio.create_task(slow())
    done, pending = await asyncio.wait([task], timeout=1)
    for one in pending:
        one.cancel()
    print("gave up")
    print("main goes on")

asyncio.run(main())
