"""``python -m netwerk_widgets`` is the ``netwerk`` command."""

from netwerk_widgets.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
