import asyncio

async def download(number, slots):
    async with slots:
        print(f"{number} starts")
        await asyncio.sleep(number * 0.2)
        print(f"{number} is there")

async def main():
    slots = asyncio.Semaphore(2)  # two at a time
    await asyncio.gather(
        download(1, slots),
        download(2, slots),
        download(3, slots),
        download(4, slots),
    )
    print("all there")

asyncio.run(main())
