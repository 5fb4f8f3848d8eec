import asyncio
import aiohttp  # async HTTP (pip install aiohttp)

API = "https://api.example.com"

async def fetch_user(session, user_id):
    async with session.get(f"/users/{user_id}") as res:
        return await res.json()

async def main():
    # base_url turns the relative "/users/1" into a full URL
    async with aiohttp.ClientSession(base_url=API) as session:
        user = await fetch_user(session, 1)
        print("first:", user["name"])

        # asyncio.gather is Python's Promise.all
        u2, u3 = await asyncio.gather(
            fetch_user(session, 2),
            fetch_user(session, 3),
        )
        print("then:", u2["name"], "and", u3["name"])

# Nothing runs until you start the event loop
asyncio.run(main())
