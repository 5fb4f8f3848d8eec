import asyncio

balance = 100

async def deposit(amount):
    global balance
    seen = balance
    await asyncio.sleep(0.1)  # the other task reads, too
    balance = seen + amount

async def main():
    await asyncio.gather(deposit(50), deposit(20))
    print(f"100 + 50 + 20 = {balance}")

asyncio.run(main())
