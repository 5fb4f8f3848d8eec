import asyncio

async def fetch(name):
    await asyncio.sleep(0.5)
    return f"{name} loaded"

async def main():
    users = await fetch("users")
    posts = await fetch("posts")
    print(users)
    print(posts)

asyncio.run(main())
