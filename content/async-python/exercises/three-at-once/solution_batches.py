import asyncio

async def download(number):
    await asyncio.sleep(1)
    print(f"{number} is there")

async def main():
    for first in (1, 4):
        await asyncio.gather(
            *(download(first + number) for number in range(3))
        )
    print("all there")

asyncio.run(main())
