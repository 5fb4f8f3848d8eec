"""Records what the event loops of an asyncio program do: `loopstep record program.py`."""

__version__ = '0.1.0'  # as in CMakeLists.txt
