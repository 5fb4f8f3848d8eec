import asyncio

async def produce(queue):
    for number in range(5):
        await queue.put(number)  # waits while the queue is full
        print(f"put {number}")
    queue.shutdown()

async def consume(queue):
    try:
        while True:
            number = await queue.get()
            await asyncio.sleep(1)
            print(f"used {number}")
    except asyncio.QueueShutDown:
        print("no more")

async def main():
    queue = asyncio.Queue(maxsize=2)
    await asyncio.gather(produce(queue), consume(queue))

asyncio.run(main())
