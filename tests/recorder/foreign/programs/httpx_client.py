"""Loads a server with HTTPX, which uses AnyIO, from eight tasks of an AnyIO task group."""
import sys

import anyio
import httpx


async def request(client, answers):
    for _ in range(25):
        answers.append((await client.get(sys.argv[1])).raise_for_status())


async def main():
    answers = []
    async with httpx.AsyncClient() as client, anyio.create_task_group() as group:
        for _ in range(8):
            group.start_soon(request, client, answers)
    print(len(answers), 'answers')

anyio.run(main)
