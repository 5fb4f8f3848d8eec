import asyncio
import time

async def count(name):
    for number in (1, 2):
        print(name, number)
        time.sleep(1)

async def main():
    await asyncio.gather(
        count("A"),
        count("B"),
    )

asyncio.run(main())
