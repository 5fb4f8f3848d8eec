import socket
import unittest

from ports import free_port, is_free, lowest_of_connections


class Ports(unittest.TestCase):
    def test_no_connection_can_get_the_port_of_a_server_that_starts(self):
        with socket.create_server(('127.0.0.1', 0)) as server:
            with socket.create_connection(server.getsockname()) as connection:
                self.assertGreaterEqual(connection.getsockname()[1], lowest_of_connections)
        self.assertLess(free_port(), lowest_of_connections)

    def test_no_port_is_given_twice(self):
        self.assertEqual(len({free_port() for _ in range(100)}), 100)

    def test_a_port_that_somebody_listens_on_is_not_free(self):
        with socket.create_server(('127.0.0.1', 0)) as server:
            self.assertFalse(is_free(server.getsockname()[1]))


if __name__ == '__main__':
    unittest.main()
