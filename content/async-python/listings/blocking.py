import asyncio
import time

async def heartbeat():
    for beat in range(1, 7):
        print(f"beat {beat}")
        await asyncio.sleep(0.5)

async def bad():
    await asyncio.sleep(0.75)
    print("working")
    time.sleep(2)  # the whole loop stands still
    print("work done")

async def main():
    await asyncio.gather(heartbeat(), bad())
    print("Done")

asyncio.run(main())
