import asyncio

slots = asyncio.Semaphore(3)

async def download(number):
    async with slots:
        await asyncio.sleep(1)
        print(f"{number} is there")

async def main():
    await asyncio.gather(
        *(download(number) for number in range(1, 7))
    )
    print("all there")

asyncio.run(main())
