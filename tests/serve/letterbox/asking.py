"""The letterbox, asked in two languages."""

import http.client

from netwerk_widgets.texts import texts

T = texts("nl")


class Channel:
    """A page that listens."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.connection.request("GET", "/events")
        self.answer = self.connection.getresponse()

    def wait(self, kind):
        while True:
            line = self.answer.readline()
            assert line, "the channel ended"
            if line == f"event: {kind}\n".encode():
                return self.answer.readline().removeprefix(b"data: ").strip()

    def close(self):
        self.connection.close()
