"""What a facilitator does with an editor: type in a cell, choose, paste from a spreadsheet."""

from playwright.sync_api import Locator, Page

PASTE = """
(text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  const options = {clipboardData, bubbles: true, cancelable: true};
  document.activeElement.dispatchEvent(new ClipboardEvent('paste', options));
}
"""


def editor(page: Page, name: str) -> Locator:
    return page.locator(f'[data-editor="{name}"]')


def row(page: Page, name: str, index: int) -> Locator:
    return editor(page, name).locator("tbody tr").nth(index)


def cell(page: Page, name: str, index: int, key: str) -> Locator:
    return row(page, name, index).locator(f'[data-key="{key}"]')


def add(page: Page, name: str) -> None:
    """A new row; the cursor is in its first cell."""
    editor(page, name).locator(".nw-add").click()


def paste(page: Page, *rows: tuple[str, ...]) -> None:
    """Paste cells, as a spreadsheet puts them on the clipboard, where the cursor is."""
    page.evaluate(PASTE, "\r\n".join("\t".join(each) for each in rows) + "\r\n")


def paste_new(page: Page, name: str, *rows: tuple[str, ...]) -> None:
    """Paste rows at the end of a table."""
    add(page, name)
    paste(page, *rows)


def level(page: Page, name: str, index: int, value: int) -> None:
    """Click a score in the row of buttons."""
    row(page, name, index).locator(".nw-level label").nth(value - 1).click()
