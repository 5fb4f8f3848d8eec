import asyncio

async def unreliable(attempt):
    await asyncio.sleep(0.2)
    if attempt < 3:
        raise ConnectionError("no answer")
    return "here it is"

async def main():
    for attempt in range(5):
        try:
            print(await unreliable(attempt))
            break
        except ConnectionError as error:
            pause = 0.5 * 2**attempt
            print(f"{error}, next try in {pause} s")
            await asyncio.sleep(pause)

asyncio.run(main())
