"""A page whose kernel fails: it ends, in words; and kernels that nobody's port can kill."""

import asyncio
import tempfile
from types import SimpleNamespace

import pytest
import voila.handler
from voila.configuration import VoilaConfiguration
from voila.notebook_renderer import NotebookRenderer

from netwerk_widgets.serve import ending, workbook
from netwerk_widgets.texts import texts

DIED = RuntimeError("Kernel died before replying to kernel_info")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_page_whose_kernel_dies_ends_and_says_so(monkeypatch, caplog, language):
    async def dying(*_):
        yield "<main>begun", {}
        raise DIED

    monkeypatch.setattr(NotebookRenderer, "generate_content_generator", dying)
    page = ending.EndingRenderer(
        notebook_path="02_domain.ipynb", voila_configuration=VoilaConfiguration()
    )
    page.notebook = SimpleNamespace(metadata={"netwerk": {"language": language}})
    page.resources = {}

    async def pieces():
        return [piece async for piece, _ in page.generate_content_generator()]

    begun, said = asyncio.run(pieces())
    assert begun == "<main>begun"
    assert texts(language)("entrance.failed.text") in said
    assert texts(language)("entrance.failed.again") in said
    assert "a page could not be made: 02_domain.ipynb" in caplog.text


def test_voila_makes_its_pages_with_it(monkeypatch):
    monkeypatch.setattr(voila.handler, "NotebookRenderer", NotebookRenderer)
    ending.install()
    assert voila.handler.NotebookRenderer is ending.EndingRenderer


@pytest.mark.parametrize(("folder", "how"), [("/tmp", "ipc"), ("/" + "t" * 60, "tcp")])
def test_a_kernel_is_spoken_with_by_sockets_where_their_names_fit(monkeypatch, folder, how):
    monkeypatch.setattr(tempfile, "tempdir", folder)
    assert workbook.settings(8866, b"secret" * 8).KernelManager.transport == how
