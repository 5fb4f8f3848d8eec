import asyncio
import time

def heavy_computation():
    return sum(n * n for n in range(100_000))

# BAD: every step here blocks the entire event loop
async def bad():
    time.sleep(0.5)  # blocks! All other coroutines freeze
    with open("data.txt") as f:
        data = f.read()  # blocking I/O
    result = heavy_computation()  # CPU-bound work
    print(data, result)

asyncio.run(bad())
