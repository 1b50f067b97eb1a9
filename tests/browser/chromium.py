"""The Chromium that the files of tests share, one after the other."""

import shutil
import tempfile
from functools import partial
from pathlib import Path
from typing import ClassVar

from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    ViewportSize,
    sync_playwright,
)

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-quic"]
BEAMER = {"width": 1920, "height": 1080}
PHONE = {"width": 390, "height": 844}
#: Nothing moves of itself: what moves while a page loads is a quarter of what loading costs here.
STILL = {"reduced_motion": "reduce"}


def chromium() -> str | None:
    """The browser that people have; what is measured is measured in it."""
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    return next(filter(None, map(shutil.which, names)), None)


def windowless() -> str | None:
    """The same without the bars of a window, where it is there: drawn for each page, they cost."""
    return shutil.which("chromium-headless-shell") or chromium()


class Chromium:
    """Playwright, and what was opened with it: once for all files of tests that follow each other.

    As long as it is open no other event loop can run in this process, so it ends before a test
    that is not of the browser.
    """

    playwright: ClassVar[Playwright | None] = None
    opened: ClassVar[Browser | None] = None
    profile: ClassVar[BrowserContext | None] = None
    folder: ClassVar[tempfile.TemporaryDirectory | None] = None
    #: Whether a test did to the profile what cannot be undone.
    spoilt: ClassVar[bool] = False

    @classmethod
    def started(cls) -> Playwright:
        if cls.playwright is None:
            cls.playwright = sync_playwright().start()
        return cls.playwright

    @classmethod
    def browser(cls) -> Browser:
        """Every context of it is a new one."""
        if cls.opened is None or not cls.opened.is_connected():
            cls.opened = cls.started().chromium.launch(executable_path=windowless(), args=FLAGS)
            cls.opened.new_context = partial(cls.opened.new_context, **STILL)
        return cls.opened

    @classmethod
    def on_disk(cls, folder: str | Path, viewport: ViewportSize) -> BrowserContext:
        """A new process, with what a folder has of a profile."""
        return cls.started().chromium.launch_persistent_context(
            folder,
            executable_path=windowless(),
            args=FLAGS,
            viewport=viewport,
            accept_downloads=True,
            **STILL,
        )

    @classmethod
    def kept(cls) -> BrowserContext:
        """The context that keeps what it compiled in a folder."""
        if cls.profile is None:
            cls.folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
            cls.profile = cls.on_disk(cls.folder.name, BEAMER)
        return cls.profile

    @classmethod
    def forget(cls) -> None:
        """Close the context with its folder: the next test gets a new one."""
        if cls.profile is not None:
            cls.profile.close()
        if cls.folder is not None:
            cls.folder.cleanup()
        cls.profile = cls.folder = None
        cls.spoilt = False

    @classmethod
    def end(cls) -> None:
        """Close it all; nothing when nothing is open."""
        cls.forget()
        if cls.opened is not None:
            cls.opened.close()
        if cls.playwright is not None:
            cls.playwright.stop()
        cls.playwright = cls.opened = None


def handheld(page: Page) -> None:
    """Make a phone of a page: its width, its viewport, a finger."""
    devtools = page.context.new_cdp_session(page)
    devtools.send(
        "Emulation.setDeviceMetricsOverride", {**PHONE, "deviceScaleFactor": 1, "mobile": True}
    )
    devtools.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
