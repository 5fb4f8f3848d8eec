import asyncio
import aiohttp

API = "https://api.example.com"
LIMIT = aiohttp.ClientTimeout(total=1)  # not an exception

async def load(session, path):
    try:
        async with session.get(path, timeout=LIMIT) as res:
            res.raise_for_status()
            user = await res.json()
            print(f"{path}: {user['name']}")
    except TimeoutError:
        print(f"{path}: timed out")
    except aiohttp.ClientResponseError as error:
        print(f"{path}: HTTP {error.status}")

async def main():
    async with aiohttp.ClientSession(API) as session:
        await asyncio.gather(
            load(session, "/delay/3"),
            load(session, "/users/99"),
            load(session, "/users/1"),
        )

asyncio.run(main())
