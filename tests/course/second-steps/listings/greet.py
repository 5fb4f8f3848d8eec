import asyncio
import aiohttp

URL = "https://names.example.com/first"

async def main():
    async with aiohttp.ClientSession() as session:
        async with session.get(URL) as res:
            user = await res.json()
    print("Hello,", user["name"])

asyncio.run(main())
