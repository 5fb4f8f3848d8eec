import asyncio

async def heartbeat():
    try:
        while True:
            print("beat")
            await asyncio.sleep(1)
    finally:
        await asyncio.sleep(0.5)  # saves its work
        print("saved")

async def main():
    task = asyncio.create_task(heartbeat())
    await asyncio.sleep(2.5)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("stopped")

asyncio.run(main())
