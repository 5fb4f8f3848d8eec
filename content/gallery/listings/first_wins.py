import asyncio

async def ask(server, delay):
    try:
        await asyncio.sleep(delay)
        return server
    except asyncio.CancelledError:
        print(f"{server} is no longer asked")
        raise

async def main():
    tasks = [
        asyncio.create_task(ask(server, delay))
        for server, delay in [("north", 3), ("south", 1), ("west", 2)]
    ]
    done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(f"{done.pop().result()} was first")
    for task in tasks:
        task.cancel()  # does nothing to one that is done
    await asyncio.gather(*tasks, return_exceptions=True)

asyncio.run(main())
