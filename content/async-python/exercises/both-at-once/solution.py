import asyncio

async def fetch(name):
    await asyncio.sleep(1)
    return f"{name} loaded"

async def main():
    users, posts = await asyncio.gather(
        fetch("users"),
        fetch("posts"),
    )
    print(users)
    print(posts)

asyncio.run(main())
