"""``netwerk lab`` and ``netwerk notebooks``: the notebooks to read and to change."""

import argparse
import os
import shlex
import sys
from pathlib import Path

from netwerk_widgets.serve import addresses, own_notebooks
from netwerk_widgets.session import settings
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import Texts


def lab(arguments: argparse.Namespace, t: Texts) -> None:
    """Open JupyterLab on the notebooks; what we do not know among the arguments is its own."""
    from netwerk_widgets.serve import lab as jupyterlab

    if arguments.session:
        with open_store() as store:
            store.heads(arguments.session)
        os.environ["NETWERK_SESSION"] = arguments.session
    if arguments.notebooks:
        # Opening runs nothing: here somebody sees a cell before running it.
        os.environ[own_notebooks.FOLDER] = str(own_notebooks.existing(arguments.notebooks))
    words: list[str] = []
    if arguments.port is not None:
        port = addresses.claim(arguments.port, arguments.port)
        words += [f"--ServerApp.port={port}", "--ServerApp.port_retries=0"]
    if arguments.no_browser:
        words.append("--no-browser")
    settings.save(language=t.language)
    sys.argv = [sys.argv[0]]
    jupyterlab.run([*words, *arguments.more])


def notebooks(arguments: argparse.Namespace, t: Texts) -> None:
    """Copy the notebooks to a folder, to change them there."""
    folder = Path(arguments.folder)
    own_notebooks.copy(folder)
    quoted = shlex.quote(str(folder))
    print(t("cli.notebooks_copied", folder=str(folder)))
    print(f"  netwerk lab --notebooks {quoted}\n  netwerk start --notebooks {quoted}")
