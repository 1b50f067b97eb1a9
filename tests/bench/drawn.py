"""Whether every figure is the same, drawn by our part of plotly.js and by the whole of it.

``make plotly`` asks this of what it built: nothing else changes when ours is what it was.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from netwerk_widgets import plotlyjs
from netwerk_widgets.figures.drawing import Drawing, Still
from netwerk_widgets.figures.kinds import kind_figure
from netwerk_widgets.figures.registry import FIGURES
from netwerk_widgets.method import KINDS
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import texts
from tests.browser.conftest import FLAGS, chromium
from tests.whole import TODAY, crowded, whole

#: Pixels across, as on a beamer and on a phone.
WIDTHS = (1100, 358)
#: What plotly makes of a figure; the names that it makes up for its parts are the same each time.
DRAW = """async ([made, narrow, width]) => {
  let last = 1;
  Math.random = () => (last = (last * 16807) % 2147483647) / 2147483647;
  const { data, layout } = JSON.parse(made);
  if (narrow) {
    for (const [path, value] of Object.entries(narrow)) {
      const words = path.split(".");
      const last = words.pop();
      words.reduce((place, word) => (place[word] ??= {}), layout)[last] = value;
    }
  }
  const plot = document.createElement("div");
  document.body.replaceChildren(plot);
  await Plotly.newPlot(plot, data, { ...layout, width }, { displayModeBar: false });
  const drawn = plot.innerHTML;
  Plotly.purge(plot);
  return drawn;
}"""


def drawings() -> Iterator[tuple[str, Drawing]]:
    """Every figure of sessions of every sort."""
    sessions: dict[str, Session] = {
        "case": load_case("laanboompact", "nl"),
        "whole": whole(),
        "crowded": crowded(12),
        "empty": Session(),
    }
    for language in ("nl", "en"):
        t = texts(language)
        for name, session in sessions.items():
            for key, each in FIGURES.items():
                yield f"{key} ({name}, {language})", each.draw(session, t, TODAY)
        for kind in KINDS:
            yield f"kind {kind} ({language})", kind_figure(kind, t)


def drawn(browser: Browser, script: Path, figures: dict[str, Drawing]) -> dict[str, str]:
    """What a script makes of each figure, at each width."""
    page = browser.new_page()
    page.add_script_tag(path=script)
    found = {}
    for name, each in figures.items():
        for width in WIDTHS:
            narrow = each.narrow if width < 560 else None
            made = page.evaluate(DRAW, [each.figure.to_json(), narrow, width])
            found[f"{name}, {width} pixels"] = made
    page.close()
    return found


def main() -> None:
    """Compare, and say what differs."""
    figures = {k: each for k, each in drawings() if not isinstance(each.figure, Still)}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        ours, all_of_it = (
            drawn(browser, script, figures)
            for script in (plotlyjs.FOLDER / plotlyjs.NAME, plotlyjs.whole())
        )
        browser.close()
    differing = [name for name, made in ours.items() if made != all_of_it[name]]
    svg = sum("<svg" in made for made in ours.values())
    sys.stdout.write(
        json.dumps({"figures": len(ours), "drawn": svg, "differing": differing}, indent=1)
    )
    if differing or svg != len(ours):
        raise SystemExit("\nnot the same as with the whole of plotly.js")


if __name__ == "__main__":
    main()
