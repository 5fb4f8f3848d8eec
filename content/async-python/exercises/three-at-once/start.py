import asyncio

async def download(number):
    await asyncio.sleep(1)
    print(f"{number} is there")

async def main():
    await asyncio.gather(
        *(download(number) for number in range(1, 7))
    )
    print("all there")

asyncio.run(main())
