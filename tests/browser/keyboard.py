"""The whole method with the keyboard alone: every field and button is reached with Tab."""

import re

from playwright.sync_api import Locator, Page, expect

from netwerk_widgets.method import ACCELERATORS, ASKS
from tests.browser.conftest import ready, saved
from tests.browser.typing import cell, editor, paste, row

PARTIES = ("Gemeente Waterstad", "Waterschap De Stroom", "Woningbouw Vooruit", "Bewonersraad")
#: More than any page has to pass by; at its end Tab begins at the top again.
MOST = 500
HERE = "(each) => each.contains(document.activeElement)"


def reach(page: Page, where: Locator) -> None:
    """Tab until the focus is there, or in it; what cannot be reached so fails."""
    expect(where).to_be_attached()
    for _ in range(MOST):
        if where.evaluate(HERE):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not lead to {where}")


def press(page: Page, where: Locator, key: str = "Enter") -> None:
    reach(page, where)
    page.keyboard.press(key)


def put(page: Page, where: Locator, words: str) -> None:
    """Type in a field, on a scale, or the beginning of what is to be chosen."""
    reach(page, where)
    page.keyboard.type(words)


def scores(page: Page, name: str, *values: int) -> None:
    for index, value in enumerate(values):
        put(page, row(page, name, index).locator(".nw-level"), str(value))


def pasted(page: Page, name: str, *rows: tuple[str, ...]) -> None:
    """New rows, with the keys that paste."""
    press(page, editor(page, name).locator(".nw-add"))
    paste(page, *rows)
    saved(page)


def filled(page: Page, name: str, key: str, *rows: tuple[str, ...]) -> None:
    """The cells from this one on, with the keys that paste."""
    reach(page, cell(page, name, 0, key))
    paste(page, *rows)


def confirmed(page: Page) -> None:
    saved(page)
    press(page, page.get_by_role("button", name="Bevestig deze stap"))
    expect(page.locator(".nw-steps li:has([aria-current])")).to_have_class("is-confirmed")


def begin(page: Page, name: str) -> None:
    put(page, page.get_by_role("textbox", name="Naam van de sessie"), name)
    press(page, page.get_by_role("button", name="Begin", exact=True))
    expect(page.locator(".nw-session")).to_have_text(name)
    press(page, page.locator('[data-key="challenge"]'), "ArrowDown")
    for index in range(4):
        put(page, cell(page, "tests", index, "answer"), "ja")
    saved(page)


def context(page: Page) -> None:
    sectors = ("publiek", "publiek", "maatschappelijk", "maatschappelijk")
    given = zip(PARTIES, sectors, strict=True)
    pasted(
        page,
        "stakeholders",
        *((party, sector, "dienst", "Werkt mee", "Droog", "Eerlijk") for party, sector in given),
    )
    scores(page, "forces", 1, 2, 3, 4, 5)
    pasted(page, "people", *((f"Deelnemer {n}", "inwoner", "") for n in range(3)))
    given = ("2",) * len(ACCELERATORS) + ("4",) * len(ACCELERATORS)
    filled(page, "respondents", "now.sustainability", *(given for _ in range(3)))
    for index in (1, 2, 3):
        put(page, cell(page, "reinforcement", index, "strengthens.sustainability"), "2")


def domain(page: Page) -> None:
    for index, ring in enumerate(("kern", "kern", "ring", "ring")):
        put(page, cell(page, "positions", index, "ring"), ring)
    pairs = ((0, 1), (1, 2), (2, 3))
    related = ((PARTIES[a], "samenwerking", PARTIES[b], "2", "") for a, b in pairs)
    pasted(page, "relations", *related)
    form = editor(page, "domain")
    put(page, form.locator('[data-key="kind"]'), "diag")
    put(page, form.locator('[data-key="kind_reason"]'), "Publiek en bewoners samen.")
    press(page, form.get_by_role("checkbox", name="lokaal"), "Space")
    put(page, form.locator('[data-key="parties"]'), "comb")
    pasted(page, "scope", ("Regenwater", "binnen"), ("Drinkwater", "buiten"))


def dream(page: Page) -> None:
    for index in range(4):
        put(page, cell(page, "dreams", index, "sentence"), f"Onze droom nummer {index}")
        put(page, row(page, "dreams", index).locator(".nw-level"), "4")
    form = editor(page, "shared")
    put(page, form.locator('[data-key="shared"]'), "Een wijk waar water welkom is.")
    put(page, form.locator('[data-key="horizon"]'), "2035")
    pasted(page, "themes", ("Groene straten", "Minder tegels, meer bomen", PARTIES[0]))


def goals(page: Page) -> None:
    goal = ("Minder tegels", "tegels eruit", "stuks", "0", "10000", "31-12-2028", PARTIES[0])
    pasted(page, "goals", (*goal, "Groene straten", "duurzaamheid"))
    put(page, editor(page, "goal_positions").locator("td[data-key]").first, "310-2")


def dilemmas(page: Page) -> None:
    words = ("Groen of parkeren?", "Alles groen", "Ruimte voor auto's", "Minder tegels")
    pasted(page, "dilemmas", (*words, "Per straat kiezen", "01-06-2027"))
    put(page, editor(page, "dilemma_grid").locator("td[data-key]").first, "147")
    given = (("Mensen en kennis", "2", "Een fijne wijk", "3") for _ in PARTIES)
    filled(page, "exchanges", "brings", *given)


def doing(page: Page) -> None:
    action = ("Tegelactie in mei", PARTIES[0], PARTIES[3], "01-01-2027", "01-06-2027", "gepland")
    pasted(page, "actions", (*action, "Minder tegels", ""))
    hours = ((str(40 * n), "1.500", "3") for n in range(1, 5))
    filled(page, "investments", "hours", *hours)
    scores(page, "conditions", 4, 4, 4)
    filled(page, "readiness", f"scores.{ASKS[0]}", *(("3",) * len(ASKS) for _ in range(3)))


def persevering(page: Page) -> None:
    put(page, page.get_by_placeholder("bijv. Najaarsbijeenkomst"), "Nulmeting")
    press(page, page.get_by_role("button", name="Leg dit moment vast"))
    expect(cell(page, "moments", 0, "name")).to_have_value("Nulmeting")
    pasted(page, "measurements", ("Minder tegels", "Nulmeting", "1.250", "Eerste telling"))
    pasted(page, "lessons", ("Begin met een straat die zelf wil.", "doen", "Nulmeting"))
    put(page, editor(page, "review").locator('[data-key="next_review"]'), "05202027")


STEPS = {
    "01_context": context,
    "02_domain": domain,
    "03_dream": dream,
    "04_goals": goals,
    "05_dilemmas": dilemmas,
    "06_doing": doing,
    "07_persevering": persevering,
}


def whole(page: Page, name: str) -> None:
    """From a new session to a confirmed step 7, on a start page that is open."""
    begin(page, name)
    for notebook, record in STEPS.items():
        press(page, page.locator(f'.nw-steps li a[href*="{notebook}"]'))
        page.wait_for_url(re.compile(notebook))
        ready(page)
        record(page)
        confirmed(page)
