"""How many requests may be in flight."""
import asyncio
from collections import deque

from .offered import Offered, refuse_others


class TCPConnector(Offered):
    """Lets no more than `limit` requests be in flight; further ones wait for their turn. 0: as many as there are."""

    def __init__(self, *, limit=100, ssl=True, **others):
        refuse_others('TCPConnector', others)
        asyncio.get_running_loop()
        self.limit, self.closed = limit, False
        self._in_flight, self._waiters = 0, deque()

    async def connect(self):
        while self.limit and self._in_flight >= self.limit:
            turn = asyncio.get_running_loop().create_future()
            self._waiters.append(turn)
            try:
                await turn
            except BaseException:
                if turn.done() and not turn.cancelled():
                    self._wake_next()  # the turn that this request had and cannot take
                raise
            finally:
                if turn in self._waiters:
                    self._waiters.remove(turn)
        self._in_flight += 1

    def release(self):
        self._in_flight -= 1
        self._wake_next()

    def _wake_next(self):
        while self._waiters:
            turn = self._waiters.popleft()
            if not turn.done():
                turn.set_result(None)
                return

    async def close(self):
        self.closed = True
