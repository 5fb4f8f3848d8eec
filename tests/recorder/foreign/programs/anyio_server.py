"""A server on AnyIO that sends back what it gets. AnyIO's package has no examples."""
import sys

import anyio


async def echo(stream):
    async with stream:
        async for data in stream:
            await stream.send(data)


async def main():
    listener = await anyio.create_tcp_listener(local_host='127.0.0.1', local_port=int(sys.argv[1]))
    await listener.serve(echo)

anyio.run(main)
