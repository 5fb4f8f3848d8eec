import asyncio

async def fetch(name, delay):
    await asyncio.sleep(delay)
    if name == "bad":
        raise ValueError(name)
    print(name)

async def main():
    try:
        await asyncio.gather(
            fetch("bad", 1),
            fetch("good", 2),
        )
    except ValueError:
        print("failed")
    await asyncio.sleep(3)
    print("end")

asyncio.run(main())
