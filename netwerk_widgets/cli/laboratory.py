"""``netwerk lab``: JupyterLab on the notebooks."""

import argparse
import os
import sys

from netwerk_widgets.session import settings
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import Texts


def lab(arguments: argparse.Namespace, t: Texts) -> None:
    """Open JupyterLab on the notebooks."""
    from netwerk_widgets.serve import lab as jupyterlab

    if arguments.session:
        with open_store() as store:
            store.heads(arguments.session)
        os.environ["NETWERK_SESSION"] = arguments.session
    settings.save(language=t.language)
    sys.argv = [sys.argv[0]]
    jupyterlab.run([])
