"""The beginning of a case of one's own: the smallest that works, to change text by text."""

import json
from pathlib import Path

from netwerk_widgets import places
from netwerk_widgets.session.cases import FOLDER_NAME, read_json
from netwerk_widgets.session.errors import NetwerkError


def begin(folder: Path) -> None:
    """Make a case in a new folder; the folder's name is the case's.

    Raises
    ------
    NetwerkError
        When the name cannot be a case's, something is there already, or it cannot be written.
    """
    name = folder.absolute().name
    if not FOLDER_NAME.fullmatch(name):
        raise NetwerkError("case_name", name=name)
    try:
        if folder.exists() or folder.is_symlink():
            raise NetwerkError("case_there", folder=str(folder))
        places.copy_whole(places.data() / "new-case", folder, lambda begun: _name(begun, name))
    except OSError as problem:
        raise NetwerkError("case_unwritable", folder=str(folder)) from problem


def _name(folder: Path, name: str) -> None:
    start = folder / "start.json"
    text = json.dumps(read_json(start) | {"case": name}, ensure_ascii=False, indent=2)
    start.write_text(f"{text}\n", encoding="utf-8")
