"""Ports for servers that start a moment later.

A connection's own end gets a port as well, out of a range that the system keeps for that. A server's port is none of
these: while the server starts, another program's connection could take it.
"""
import itertools
import os
import socket
import threading
from pathlib import Path

LOWEST = 10000
KEPT_FOR_CONNECTIONS = Path('/proc/sys/net/ipv4/ip_local_port_range')

lowest_of_connections = int(KEPT_FOR_CONNECTIONS.read_text().split()[0])
candidates = itertools.cycle(range(LOWEST, lowest_of_connections))
lock = threading.Lock()
# Test runs that begin together start at different ports.
next(itertools.islice(candidates, os.getpid() % (lowest_of_connections - LOWEST), None))


def is_free(port):
    with socket.socket() as one:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            one.bind(('127.0.0.1', port))
        except OSError:
            return False
    return True


def free_port():
    """A port that nobody listens on, and that no other call has given yet."""
    with lock:
        return next(filter(is_free, candidates))
