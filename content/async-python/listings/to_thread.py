import asyncio
import time

async def heartbeat():
    for beat in range(1, 7):
        print(f"beat {beat}")
        await asyncio.sleep(0.5)

async def good():
    await asyncio.sleep(0.75)
    print("working")
    await asyncio.to_thread(time.sleep, 2)  # a thread waits
    print("work done")

async def main():
    await asyncio.gather(heartbeat(), good())
    print("Done")

asyncio.run(main())
