"""Posts on and on to the letterbox, in a process of their own
(``python -m tests.serve.post_flood PORT SECONDS < BODIES``), which says as JSON what came.

Like `flood` they step aside for the servers: an attacker has a processor of his own.
"""

import asyncio
import itertools
import json
import os
import secrets
import subprocess
import sys
import threading
from contextlib import contextmanager

import psutil

from tests.rounds.making import key, raw
from tests.serve.flood import storm


@contextmanager
def posting(port, round_, seconds, *, fresh=False):
    """While posts come in; what is given waits for their end and says what came of it.

    A third is of passers-by, without the code; a third of one phone; a third is no slip, or with
    ``fresh`` of phones that each send once.
    """
    bodies = [
        json.dumps(raw(round_, code="x" * 22)),
        json.dumps(raw(round_, key=key())),
        json.dumps(raw(round_, key="KEY")) if fresh else '{"round": ["' + "x" * 200 + '"]}',
    ]
    command = [sys.executable, "-m", "tests.serve.post_flood", str(port), str(seconds)]
    flood = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    flood.stdin.write(json.dumps(bodies) + "\n")
    flood.stdin.flush()
    assert flood.stdout.readline() == "ready\n"
    [door] = [
        each.pid
        for each in psutil.net_connections("tcp")
        if each.status == psutil.CONN_LISTEN and each.laddr.port == port
    ][:1]
    peak, done = [0], threading.Event()

    def watch():
        while not done.wait(0.05):
            peak[0] = max(peak[0], psutil.Process(door).memory_info().rss)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield lambda: json.loads(flood.stdout.readline()) | {"peak": peak[0]}
    finally:
        done.set()
        watcher.join()
        flood.kill()
        flood.wait()


def request(body):
    body = body.replace("KEY", secrets.token_urlsafe(16)).encode()
    return (
        b"POST /round HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        b"Content-Length: %d\r\n\r\n%s" % (len(body), body)
    )


async def count(reader, told):
    tail = b""
    while piece := await reader.read(1 << 16):
        whole = tail + piece
        told["answered"] += whole.count(b"HTTP/1.1 ") - tail.count(b"HTTP/1.1 ")
        told["kept"] += whole.count(b"HTTP/1.1 204")
        tail = whole[-11:]


def main():
    port, seconds = int(sys.argv[1]), float(sys.argv[2])
    bodies = json.loads(sys.stdin.readline())
    os.nice(15)
    turns = itertools.cycle(bodies)
    told = asyncio.run(storm(port, seconds, lambda: request(next(turns)), count))
    print(json.dumps(told), flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
