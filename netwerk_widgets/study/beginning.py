"""The beginning of a case of one's own: the smallest that works, to change text by text."""

import json
import shutil
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
    name = folder.resolve().name
    if not FOLDER_NAME.fullmatch(name):
        raise NetwerkError("case_name", name=name)
    if folder.exists():
        raise NetwerkError("case_there", folder=str(folder))
    begun = folder.with_name(f"{name}.part")
    try:
        shutil.copytree(places.data() / "new-case", begun)
        start = begun / "start.json"
        content = read_json(start) | {"case": name}
        text = json.dumps(content, ensure_ascii=False, indent=2)
        start.write_text(f"{text}\n", encoding="utf-8")
        begun.rename(folder)
    except OSError as problem:
        shutil.rmtree(begun, ignore_errors=True)
        raise NetwerkError("case_unwritable", folder=str(folder)) from problem
