import asyncio

async def say(word):
    print(word)

async def main():
    task = asyncio.create_task(say("task"))
    await say("inline")
    print("main")
    await task

asyncio.run(main())
