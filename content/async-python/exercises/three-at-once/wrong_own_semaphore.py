import asyncio

async def download(number):
    await asyncio.sleep(1)
    print(f"{number} is there")

async def in_turn(number):
    async with asyncio.Semaphore(3):
        await download(number)

async def main():
    await asyncio.gather(
        *(in_turn(number) for number in range(1, 7))
    )
    print("all there")

asyncio.run(main())
