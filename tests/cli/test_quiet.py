"""A measure that fails or hangs takes no file with it, and says nothing on the terminal."""

import os
import subprocess
import sys

import pytest

from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import texts

T = texts("nl")

#: The command, in which one measure fails and another never ends.
RUN = """
import sys, time
from netwerk_widgets import bounded
from netwerk_widgets.network import formulas
bounded.MEASURE = 0.2
def fails(*_):
    raise RuntimeError("broken on purpose")
def hangs(*_):
    while True:
        pass
formulas.betweenness, formulas.closeness = fails, hangs
from netwerk_widgets.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize(
    "words",
    [
        ["report", "een", "uit.html"],
        ["report", "een", "uit.docx"],
        ["export", "een", "uit.html"],
    ],
)
def test_what_fails_is_in_the_file_and_the_log_not_on_the_terminal(own_home, tmp_path, words):
    with open_store() as store:
        store.create("een", load_case("laanboompact", "nl").model_dump(mode="json"), "x")
    done = subprocess.run(
        [sys.executable, "-c", RUN, *words],
        cwd=tmp_path,
        env=os.environ | {"NETWERK_HOME": str(own_home)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / words[2]).stat().st_size > 0
    assert "Traceback" not in done.stderr
    assert "broken on purpose" not in done.stdout + done.stderr
    assert "broken on purpose" in (own_home / "netwerk.log").read_text(encoding="utf-8")
    if words[2].endswith("html"):
        page = (tmp_path / words[2]).read_text(encoding="utf-8")
        assert T("missing.measure.betweenness") in page
