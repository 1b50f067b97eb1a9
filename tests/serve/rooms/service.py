"""The service of many rooms as a process: which are open stands in a file, for a database of one.

``python -m tests.serve.rooms.service PORT``, with the file in ``NETWERK_ROOMS_FILE``.
"""

import json
import os
import sys
from pathlib import Path

from netwerk_widgets.cli.servers import quiet, run
from netwerk_widgets.logs import log_to_file
from netwerk_widgets.serve import processes
from netwerk_widgets.serve.rooms_service import RoomsService, settings

FILE = "NETWERK_ROOMS_FILE"


def listed(store):
    """The rooms of the file whose session is in the store."""
    there = {each.name for each in store.sessions()}
    rooms = json.loads(Path(os.environ[FILE]).read_text(encoding="utf-8"))
    return {room: name for room, name in rooms.items() if name in there}


def main() -> None:
    processes.end_with_parent(processes.terminate)
    log_to_file()
    quiet()
    app = RoomsService(config=settings(int(sys.argv[1])))
    app.open_rooms = listed
    run(app)


if __name__ == "__main__":
    main()
