import asyncio

async def fetch(number):
    await asyncio.sleep(number * 0.5)
    if number == 2:
        raise ValueError(f"no item {number}")
    return f"item {number}"

async def main():
    # gather never cancels the others when one fails. The flag
    # puts the error in its place in the results.
    results = await asyncio.gather(
        fetch(1),
        fetch(2),
        fetch(3),
        return_exceptions=True,
    )
    for r in results:
        if isinstance(r, BaseException):  # CancelledError too
            print(f"One failed: {r}")
        else:
            print(r)

asyncio.run(main())
