import asyncio
import aiofiles  # pip install aiofiles

# async with: an async context manager
async def read_file():
    async with aiofiles.open("data.txt") as f:
        content = await f.read()
    return content  # the file is closed by now

async def main():
    print(await read_file())

asyncio.run(main())
