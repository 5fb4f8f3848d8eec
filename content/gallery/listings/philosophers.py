import asyncio

async def dine(name, left, right, chairs):
    async with chairs, left:
        await asyncio.sleep(0.1)  # reaches for the other fork
        async with right:
            print(f"{name} eats")
            await asyncio.sleep(1)

async def main():
    names = ["Ann", "Ben", "Cat", "Dan", "Eve"]
    forks = [asyncio.Lock() for _ in names]
    chairs = asyncio.Semaphore(4)  # what if all five sit down?
    async with asyncio.TaskGroup() as group:
        for i, name in enumerate(names):
            right = forks[(i + 1) % len(names)]
            group.create_task(dine(name, forks[i], right, chairs))

asyncio.run(main())
