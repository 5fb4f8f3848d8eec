import asyncio
import aiohttp

# ClientTimeout holds settings. It is not an exception: never
# name it in an except clause.
LIMIT = aiohttp.ClientTimeout(total=5)

# try/except works exactly the same
async def risky():
    async with aiohttp.ClientSession() as session:
        try:
            async with session.get(
                "https://api.example.com/users/99", timeout=LIMIT
            ) as r:
                r.raise_for_status()
                return await r.json()
        except TimeoutError:  # what a timeout raises
            print("Request timed out")
        except aiohttp.ClientError as e:
            print(f"HTTP error: {e}")

asyncio.run(risky())
