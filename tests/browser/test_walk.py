"""A facilitator walks the whole path: from a new session to a confirmed step 7."""

import re

import pytest
from playwright.sync_api import Page, expect

from netwerk_widgets.method import ACCELERATORS, ASKS
from tests.browser.conftest import PHONE, ready, saved, watched
from tests.browser.typing import cell, editor, level, paste, paste_new

NAME = "Water in de wijk"
PARTIES = ("Gemeente Waterstad", "Waterschap De Stroom", "Woningbouw Vooruit", "Bewonersraad")
pytestmark = pytest.mark.browser


def go(page: Page, step: str) -> None:
    """To a step by the bar on top, as people go."""
    page.locator(f'.nw-steps li a[href*="{step}"]').click()
    page.wait_for_url(re.compile(step))
    ready(page)


def confirm(page: Page) -> None:
    """Everything that the step asks is there; the group confirms it."""
    saved(page)
    expect(page.locator(".nw-done ul")).not_to_contain_text("(nu ")
    page.get_by_role("button", name="Bevestig deze stap").click()
    expect(page.locator(".nw-steps li:has([aria-current])")).to_have_class("is-confirmed")


def begin(page: Page, workbook) -> None:
    page.goto(workbook.address("00_start", None))
    page.get_by_role("textbox", name="Naam van de sessie").fill(NAME)
    page.get_by_role("button", name="Begin", exact=True).click()
    expect(page.locator(".nw-session")).to_have_text(NAME)
    page.locator('[data-key="challenge"]').select_option(index=7)
    page.locator('[data-key="our_challenge"]').fill("Hoe houden we de wijk droog en leuk?")
    for index in range(4):
        cell(page, "tests", index, "answer").select_option(label="ja")
    saved(page)


def context(page: Page) -> None:
    go(page, "01_context")
    sectors = ("publiek", "publiek", "maatschappelijk", "maatschappelijk")
    branches = ("gemeente", "waterschap", "woningcorporatie", "bewoners")
    paste_new(
        page,
        "stakeholders",
        *(
            (name, sector, branch, "Werkt aan de wijk", "Droge voeten", "Betrouwbaar")
            for name, sector, branch in zip(PARTIES, sectors, branches, strict=True)
        ),
    )
    saved(page)
    for index in range(5):
        level(page, "forces", index, 1 + index % 5)
    scores = ("2",) * len(ACCELERATORS) + ("4",) * len(ACCELERATORS)
    paste_new(page, "people", *((f"Deelnemer {n}", "inwoner", "") for n in range(3)))
    saved(page)
    cell(page, "respondents", 0, "now.sustainability").focus()
    paste(page, *(scores for _ in range(3)))
    saved(page)
    for index in (1, 2, 3):
        cell(page, "reinforcement", index, "strengthens.sustainability").select_option("2")
    expect(page.locator('[data-figure="accelerators"]')).to_be_attached()
    confirm(page)


def domain(page: Page) -> None:
    go(page, "02_domain")
    for index, ring in enumerate(("kern", "kern", "ring", "ring")):
        cell(page, "positions", index, "ring").select_option(label=ring)
    pairs = ((0, 1), (1, 2), (2, 3))
    paste_new(
        page,
        "relations",
        *((PARTIES[a], "samenwerking", PARTIES[b], "2", "") for a, b in pairs),
    )
    saved(page)
    form = editor(page, "domain")
    form.locator('[data-key="kind"]').select_option(label="diagonaal netwerk")
    form.locator('[data-key="kind_reason"]').fill("Verschillende partijen, publiek en bewoners.")
    form.get_by_text("lokaal", exact=True).click()
    form.locator('[data-key="parties"]').select_option(label="combinatie")
    paste_new(page, "scope", ("Regenwater", "binnen"), ("Drinkwater", "buiten"))
    expect(page.locator('[data-figure="map"] .nw-map-svg')).to_contain_text("Waterschap")
    confirm(page)


def dream(page: Page) -> None:
    go(page, "03_dream")
    for index in range(4):
        cell(page, "dreams", index, "sentence").fill(f"Onze droom nummer {index}")
        level(page, "dreams", index, 4)
    form = editor(page, "shared")
    form.locator('[data-key="shared"]').fill("Een wijk waar water welkom is.")
    form.locator('[data-key="horizon"]').fill("2035")
    paste_new(page, "themes", ("Groene straten", "Minder tegels, meer bomen", PARTIES[0]))
    confirm(page)


def goals(page: Page) -> None:
    go(page, "04_goals")
    goal = ("Minder tegels", "tegels eruit", "stuks", "0", "10000", "31-12-2028", PARTIES[0])
    paste_new(page, "goals", (*goal, "Groene straten", "duurzaamheid"))
    saved(page)
    editor(page, "goal_positions").locator("td[data-key]").first.click()
    page.keyboard.type("310-2")
    confirm(page)


def dilemmas(page: Page) -> None:
    go(page, "05_dilemmas")
    words = ("Groen of parkeren?", "Alles groen", "Ruimte voor auto's", "Minder tegels")
    paste_new(page, "dilemmas", (*words, "Per straat kiezen", "01-06-2027"))
    saved(page)
    places = zip(PARTIES[:3], ("1", "4", "7"), strict=True)
    paste_new(
        page,
        "dilemma_positions",
        *((words[0], party, place, "Omdat het hier past") for party, place in places),
    )
    saved(page)
    cell(page, "exchanges", 0, "brings").focus()
    paste(page, *(("Mensen en kennis", "2", "Een fijne wijk", "3") for _ in PARTIES))
    confirm(page)


def doing(page: Page) -> None:
    go(page, "06_doing")
    action = ("Tegelactie in mei", PARTIES[0], PARTIES[3], "01-01-2027", "01-06-2027", "gepland")
    paste_new(page, "actions", (*action, "Minder tegels", ""))
    saved(page)
    cell(page, "investments", 0, "hours").focus()
    paste(page, *((str(40 * n), "1.500", "3") for n in range(1, 5)))
    for index in range(3):
        level(page, "conditions", index, 4)
    answers = ("3",) * len(ASKS)
    cell(page, "readiness", 0, f"scores.{ASKS[0]}").focus()
    paste(page, *(answers for _ in range(3)))
    confirm(page)


def persevering(page: Page) -> None:
    go(page, "07_persevering")
    page.get_by_placeholder("bijv. Najaarsbijeenkomst").fill("Nulmeting")
    page.get_by_placeholder("bijv. Najaarsbijeenkomst").press("Tab")
    page.get_by_role("button", name="Leg dit moment vast").click()
    expect(cell(page, "moments", 0, "name")).to_have_value("Nulmeting")
    paste_new(page, "measurements", ("Minder tegels", "Nulmeting", "1.250", "Eerste telling"))
    paste_new(page, "lessons", ("Begin met een straat die zelf wil.", "doen", "Nulmeting"))
    editor(page, "review").locator('[data-key="next_review"]').fill("2027-05-20")
    confirm(page)


def test_the_whole_path(browser, page, workbook):
    begin(page, workbook)
    for walk in (context, domain, dream, goals, dilemmas, doing, persevering):
        walk(page)
    expect(page.locator(".nw-steps li.is-confirmed")).to_have_count(7)

    page.locator('.nw-extra[data-page="thread"]').click()
    ready(page)
    expect(page.locator('.nw-figure:has([data-figure="thread"])')).to_contain_text("Tegelactie")

    page.locator(".nw-room-show").click()
    expect(page.locator(".nw-room")).to_have_attribute("data-sees", "this")
    phone_context = browser.new_context(viewport=PHONE, is_mobile=True, has_touch=True)
    phone = phone_context.new_page()
    complaints = watched(phone)
    phone.goto(workbook.dashboard)
    expect(phone.locator("html")).to_have_attribute("data-ready", "yes")
    main = phone.locator("main")
    for words in (NAME, "Een wijk waar water welkom is.", "Minder tegels", "Tegelactie in mei"):
        expect(main).to_contain_text(words)
    phone.locator("#nw-me").select_option(label=PARTIES[3])
    expect(phone.locator(".nw-card[data-party]:visible")).to_contain_text("Tegelactie in mei")
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    phone_context.close()
    assert complaints == []


def test_an_edit_elsewhere_opens_a_confirmed_step_again(page, workbook):
    page.goto(workbook.address("03_dream", "Laanboompact in de Betuwe"))
    ready(page)
    page.get_by_role("button", name="Bevestig deze stap").click()
    mark = page.locator('.nw-steps li:has(a[href*="03_dream"])')
    expect(mark).to_have_class("is-confirmed")
    other = page.context.new_page()
    other.goto(workbook.address("03_dream", "Laanboompact in de Betuwe"))
    ready(other)
    cell(other, "themes", 0, "description").fill("Iets heel anders")
    saved(other)
    expect(mark).to_have_class("is-ready")
    other.close()
