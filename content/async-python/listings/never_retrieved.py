import asyncio

async def save(name):
    await asyncio.sleep(0.2)
    raise OSError(f"no space for {name}")

async def main():
    # Nobody keeps this task, and nobody awaits it.
    asyncio.create_task(save("draft"))
    await asyncio.sleep(0.5)
    print("main knows nothing")

asyncio.run(main())
