"""Fetch GitHub users. Run with: python3 github_users.py"""
import asyncio
import aiohttp

API = "https://api.github.com"
USERS = ["torvalds", "gvanrossum", "not_a_user", "antirez"]

async def fetch_user(session, username):
    async with session.get(f"{API}/users/{username}") as res:
        res.raise_for_status()
        data = await res.json()
        return data["name"], data["public_repos"]

async def main():
    async with aiohttp.ClientSession() as session:
        results = await asyncio.gather(
            *(fetch_user(session, user) for user in USERS),
            return_exceptions=True)

    for user, result in zip(USERS, results):
        if isinstance(result, BaseException):
            print(f"{user}: FAILED - {result}")
        else:
            name, repos = result
            print(f"{name}: {repos} repos")

if __name__ == "__main__":
    asyncio.run(main())
