"""Clients that load a server: many connections, several at a time."""
import http.client
import socket
from concurrent.futures import ThreadPoolExecutor

AT_ONCE = 8
CONNECTIONS = 40
REQUESTS = 5  # of each connection that is kept open


def many(use):
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(use, range(CONNECTIONS)))


def lines(port):
    """Sends a line and waits for the same line, to a server that may close the connection then."""
    def use(number):
        with socket.create_connection(('127.0.0.1', port)) as connection:
            sent = f'line {number}\n'.encode()
            connection.sendall(sent)
            got = connection.recv(len(sent), socket.MSG_WAITALL)
            if got != sent:
                raise AssertionError(f'{got} instead of {sent}')
    many(use)


def get(connection, path):
    connection.request('GET', path)
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        raise AssertionError(f'{path} answered {answer.status}')


def requests(port, paths=('/',)):
    def use(_):
        connection = http.client.HTTPConnection('127.0.0.1', port)
        for path in paths * REQUESTS:
            get(connection, path)
        connection.close()
    many(use)
