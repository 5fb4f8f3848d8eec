import asyncio
import aiohttp

async def paginate(url):
    page = 1
    async with aiohttp.ClientSession() as session:
        while True:
            params = {"page": page}
            async with session.get(url, params=params) as r:
                data = await r.json()
            if not data:
                return
            for item in data:
                yield item  # the page is fetched, one by one
            page += 1

async def main():
    url = "https://api.example.com/users"
    async for user in paginate(url):
        print(user["name"])

asyncio.run(main())
