import asyncio
from concurrent.futures import ProcessPoolExecutor

def count_primes(limit):
    return sum(all(n % d for d in range(2, int(n**0.5) + 1))
               for n in range(2, limit))

async def heartbeat():
    for beat in range(1, 5):
        print(f"beat {beat}")
        await asyncio.sleep(0.5)

async def main():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor() as pool:
        _, primes = await asyncio.gather(
            heartbeat(),
            loop.run_in_executor(pool, count_primes, 200_000),
        )
    print(f"{primes} primes")

if __name__ == "__main__":  # workers may import this file
    asyncio.run(main())
