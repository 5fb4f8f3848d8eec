import asyncio

# yield inside async def makes an async generator
async def some_async_stream():
    for chunk in ["one", "two", "three"]:
        await asyncio.sleep(0.2)
        yield chunk

def process(chunk):
    print(chunk.upper())

# async for: allowed only inside async def
async def stream_data():
    async for chunk in some_async_stream():
        process(chunk)

asyncio.run(stream_data())
