"""The kernels of a server: found among its children, and held still for a moment."""

from collections.abc import Iterator
from contextlib import contextmanager

import psutil


def called(process: psutil.Process) -> list[str]:
    """The words that started a process; none when it is just ending."""
    try:
        return process.cmdline()
    except psutil.NoSuchProcess:
        return []


def kernels_of(server: int) -> list[psutil.Process]:
    """The kernels of the open pages: forked by the nursery, or started on their own."""

    def is_kernel(process: psutil.Process) -> bool:
        try:
            words = " ".join(process.cmdline())
            forked = "nursery" in words and "nursery" in " ".join(process.parent().cmdline())
        except psutil.NoSuchProcess:  # that of a page that was just left
            return False
        return forked or "ipykernel_launcher" in words

    family = psutil.Process(server).children(recursive=True)
    return [each for each in family if is_kernel(each)]


@contextmanager
def held(*pids: int) -> Iterator[None]:
    """Processes that take nothing meanwhile, as a slow machine would for a moment."""
    found = [psutil.Process(pid) for pid in pids]
    for each in found:
        each.suspend()
    try:
        yield
    finally:
        for each in found:
            each.resume()
