import asyncio

async def slow():
    await asyncio.sleep(3)
    print("the answer")

async def main():
    await slow()
    print("main goes on")

asyncio.run(main())
