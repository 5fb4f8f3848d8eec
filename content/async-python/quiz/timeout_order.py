import asyncio

async def slow():
    try:
        await asyncio.sleep(9)
        print("done")
    finally:
        print("clean up")

async def main():
    try:
        async with asyncio.timeout(1):
            await slow()
    except TimeoutError:
        print("too slow")

asyncio.run(main())
