import asyncio

async def download(number):
    await asyncio.sleep(1)
    print(f"{number} is there")

async def in_turn(number, slots):
    async with slots:
        await download(number)

async def main():
    slots = asyncio.Semaphore(3)
    await asyncio.gather(
        *(in_turn(number, slots) for number in range(1, 7))
    )
    print("all there")

asyncio.run(main())
