import asyncio

async def greet():
    print("hello")

async def main():
    coro = greet()
    print("called")
    await coro
    print("awaited")

asyncio.run(main())
