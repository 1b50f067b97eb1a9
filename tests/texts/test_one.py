"""Words go with their number: there is one party, and there are two parties."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from netwerk_widgets.insights.sentences import findings
from netwerk_widgets.report.outline import outline
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import LANGUAGES, Texts, texts

#: What is counted most, when there are several.
MANY = {
    "nl": "partijen|relaties|organisaties|mensen|doelen|acties|antwoorden|dilemma's|paren|rijen|"
    "regels|dromen|groepen|ideeën|thema's|uren|uitspraken|lessen",
    "en": "parties|relations|organisations|people|goals|actions|answers|dilemmas|pairs|rows|lines|"
    "dreams|groups|ideas|themes|hours|statements|lessons",
}


def cut(value: Any, most: int) -> Any:
    """A session's document with so many items in each list."""
    if isinstance(value, dict):
        return {key: cut(each, most) for key, each in value.items()}
    return [cut(each, most) for each in value[:most]] if isinstance(value, list) else value


def words(anything: Any) -> Iterator[str]:
    """Every text in it."""
    if isinstance(anything, str):
        yield anything
    elif isinstance(anything, dict):
        for each in anything.values():
            yield from words(each)
    elif isinstance(anything, list | tuple):
        for each in anything:
            yield from words(each)
    else:
        names = (
            getattr(anything, "__slots__", None) or vars(anything) if has_parts(anything) else ()
        )
        for name in names:
            yield from words(getattr(anything, name, None))


def has_parts(anything: Any) -> bool:
    return type(anything).__module__.startswith("netwerk_widgets") and not isinstance(
        anything, Session | Texts
    )


@pytest.mark.parametrize("most", [1, 2])
@pytest.mark.parametrize("language", LANGUAGES)
def test_one_is_not_several(language, most):
    case = load_case("laanboompact", language).model_dump(mode="json")
    session, t = Session.model_validate(cut(case, most)), texts(language)
    said = [*words(outline(session, "Een", t, date(2026, 11, 27))), *words(findings(session, t))]
    assert len(said) > 500
    several = re.compile(rf"(?<![\d.,/–-])1 (?:\w+ )?(?:{MANY[language]})\b")
    assert {found[0] for each in said if (found := several.search(each))} == set()


class OneText(Texts):
    def _find(self, key: str) -> str:
        if key == "one.text":
            return "{n:# partij is|# partijen zijn} er, {n:03}|{x}"
        return super()._find(key)


def test_the_form_stands_in_the_placeholder():
    t = OneText("nl")
    assert t("one.text", n=1, x="{n}") == "1 partij is er, 001|{n}"
    assert t("one.text", n=0, x="|") == "0 partijen zijn er, 000||"


def test_of_numbers_from_and_to_there_are_several():
    t = texts("nl")
    assert "1–3 antwoorden" in t("health.measured", n="1–3")
