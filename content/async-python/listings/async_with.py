import asyncio

class Connection:
    async def __aenter__(self):
        print("connecting")
        await asyncio.sleep(1)
        return self

    async def __aexit__(self, *error):
        await asyncio.sleep(0.5)
        print("closed")

async def main():
    try:
        async with Connection():
            print("connected")
            await asyncio.sleep(0.5)
            raise ValueError("no luck")
    except ValueError as error:  # closed before we get here
        print(f"failed: {error}")

asyncio.run(main())
