import asyncio
from concurrent.futures import ProcessPoolExecutor

def blocking_io_fn():
    with open("data.txt") as f:
        return f.read()

def cpu_heavy_fn():  # at top level, so that it can be pickled
    return sum(n * n for n in range(100_000))

# GOOD: run blocking code in a pool
async def good():
    # Not get_event_loop(): this one can only return the loop
    # that is running, and raises an error where none is.
    loop = asyncio.get_running_loop()

    # CPU-bound: a process pool. It comes first because a fork
    # is safe only while the program has a single thread, and
    # on Linux Python forks its workers up to version 3.13.
    # Await inside the block: leaving it waits for the workers.
    with ProcessPoolExecutor() as pool:
        result = await loop.run_in_executor(
            pool, cpu_heavy_fn)

    # Blocking I/O: the default thread pool
    data = await loop.run_in_executor(None, blocking_io_fn)
    print(data, result)

# Workers may import this file: the guard keeps that harmless
if __name__ == "__main__":
    asyncio.run(good())
