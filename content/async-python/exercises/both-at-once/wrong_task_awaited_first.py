import asyncio

async def fetch(name):
    await asyncio.sleep(1)
    return f"{name} loaded"

async def main():
    users = await asyncio.create_task(fetch("users"))
    posts = await asyncio.create_task(fetch("posts"))
    print(users)
    print(posts)

asyncio.run(main())
