"""Fonts of a test's own."""

from pathlib import Path

import pytest

from netwerk_widgets.report import letters


@pytest.fixture
def place(tmp_path, monkeypatch) -> Path:
    """The only folder of fonts, still empty."""
    folder = tmp_path / "fonts"
    monkeypatch.setattr(letters, "folders", lambda: [folder])
    return folder
