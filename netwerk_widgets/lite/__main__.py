"""``python -m netwerk_widgets.lite FOLDER``: build the site for a browser in a folder."""

import argparse
import sys
from pathlib import Path

from netwerk_widgets.lite.building import build
from netwerk_widgets.lite.fetching import NotFetchedError

#: How it ends when npm, or what pip or npm fetches, is not there: another matter than a fault.
NOT_FETCHED = 3


def main() -> None:
    """Build it, and say where it is."""
    asked = argparse.ArgumentParser(prog="python -m netwerk_widgets.lite", description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--cache", type=Path, default=Path("build") / "lite-cache")
    asked.add_argument("--without-code", action="store_true", help="no JupyterLite in it")
    given = asked.parse_args()
    try:
        build(given.folder, given.cache.absolute(), code=not given.without_code)
    except (NotFetchedError, FileNotFoundError) as problem:
        print(f"The site is not built. Not here, and not fetched: {problem}", file=sys.stderr)
        sys.exit(NOT_FETCHED)
    size = sum(path.stat().st_size for path in given.folder.rglob("*") if path.is_file())
    print(f"{given.folder}: {size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
