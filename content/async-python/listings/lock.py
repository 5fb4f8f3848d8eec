import asyncio

balance = 100

async def withdraw(name, amount, lock):
    global balance
    async with lock:
        if balance < amount:
            print(f"{name} gets nothing")
            return
        await asyncio.sleep(0.5)  # others run here
        balance -= amount
        print(f"{name} gets {amount}")

async def main():
    lock = asyncio.Lock()
    await asyncio.gather(
        withdraw("Ann", 80, lock),
        withdraw("Ben", 80, lock),
    )
    print(f"balance: {balance}")

asyncio.run(main())
