import asyncio

async def save(name):
    await asyncio.sleep(0.5)
    print(f"saved {name}")

async def main():
    save("draft")  # the await is missing
    await save("report")
    print("done")

asyncio.run(main())
