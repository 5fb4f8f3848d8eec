import asyncio

def blocking_function(path, encoding):
    with open(path, encoding=encoding) as f:
        return f.read()

# Simpler still: asyncio.to_thread (Python 3.9+)
async def good_simple():
    result = await asyncio.to_thread(
        blocking_function, "data.txt", "utf-8"
    )
    print(result)

asyncio.run(good_simple())
