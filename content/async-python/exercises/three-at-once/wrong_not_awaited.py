import asyncio

async def download(number):
    await asyncio.sleep(1)
    print(f"{number} is there")

async def in_turn(number, slots):
    async with slots:
        await download(number)

async def main():
    slots = asyncio.Semaphore(3)
    for number in range(1, 7):
        asyncio.create_task(in_turn(number, slots))
    await asyncio.sleep(1)
    print("all there")

asyncio.run(main())
