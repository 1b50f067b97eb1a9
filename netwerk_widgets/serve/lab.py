"""JupyterLab on the notebooks, with our files served beside it."""

import shutil
from pathlib import Path
from typing import Any

from ipykernel.ipkernel import IPythonKernel
from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager
from jupyter_server.utils import url_path_join

from netwerk_widgets import places
from netwerk_widgets.serve import static
from netwerk_widgets.serve.contact import ContactHandler


def _load_jupyter_server_extension(app: Any) -> None:
    """Called by Jupyter: serve the workbook's scripts and styles, and say which kernels live."""
    base = url_path_join(app.base_url, "/")
    contact = (rf"{base}netwerk/contact/([\w-]+)", ContactHandler)
    app.web_app.add_handlers(".*$", [*static.routes(base), contact])


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    """Called by Jupyter: this module is the extension."""
    return [{"module": "netwerk_widgets.serve.lab"}]


class Notebooks(AsyncLargeFileManager):
    """Notebooks as the kernel here would have saved them.

    JupyterLab writes the kernel's language into a notebook as soon as it runs: with another version
    of Python than ours it would be "unsaved" by being opened.
    """

    async def get(self, path: str, content: bool = True, **more: Any) -> Any:
        """A file or folder; a notebook with the language of this Python."""
        model = await super().get(path, content=content, **more)
        if content and model["type"] == "notebook":
            metadata = model["content"]["metadata"]
            if metadata.get("kernelspec", {}).get("name") == "python3":
                metadata["language_info"] = dict(IPythonKernel.language_info)
        return model


def own_notebooks_folder() -> Path:
    """A folder of notebooks that may be changed.

    The one that was named, the checkout's, or else a copy in `places.home`.
    """
    shipped = places.notebooks()
    if not shipped.is_relative_to(places.PACKAGE):
        return shipped
    mine = places.home() / "notebooks"
    for path in shipped.rglob("*.ipynb"):
        target = mine / path.relative_to(shipped)
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    return mine


def run(arguments: list[str]) -> None:
    """Run JupyterLab; ``arguments`` are its own."""
    from jupyterlab.labapp import LabApp

    LabApp.launch_instance(
        argv=[
            f"--ServerApp.root_dir={own_notebooks_folder()}",
            "--ServerApp.contents_manager_class=netwerk_widgets.serve.lab.Notebooks",
            # Voilà inside JupyterLab filters nothing; the doors are where it belongs.
            "--ServerApp.jpserver_extensions="
            "{'netwerk_widgets.serve.lab': True, 'voila.server_extension': False}",
            # Nothing asks the internet for news, updates or extensions, nor whether it may.
            f"--LabApp.app_settings_dir={places.PACKAGE / 'serve' / 'jupyter' / 'lab'}",
            "--LabApp.news_url=None",
            "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
            "--LabApp.extension_manager=readonly",
            *arguments,
        ]
    )
