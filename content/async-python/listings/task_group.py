import asyncio

async def fetch(number):
    await asyncio.sleep(number * 0.5)
    if number == 2:
        raise ValueError(f"no item {number}")
    print(f"got item {number}")

async def main():
    try:
        async with asyncio.TaskGroup() as group:
            for number in (1, 2, 3):
                group.create_task(fetch(number))
        # Here every task of the group is done.
        print("all there")
    except* ValueError as failed:
        print(f"failed: {failed.exceptions[0]}")

asyncio.run(main())
