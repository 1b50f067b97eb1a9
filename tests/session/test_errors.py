"""Every error is one sentence in the user's language."""

from netwerk_widgets.session.errors import (
    EditError,
    NetwerkError,
    ReadOnlyError,
    SessionExistsError,
    SessionNotFoundError,
)
from netwerk_widgets.texts import LANGUAGES, texts


def test_an_error_says_what_is_wrong_in_both_languages():
    for language in LANGUAGES:
        t = texts(language)
        assert "‘{x}’" in SessionNotFoundError("{x}").sentence(t)
        assert "‘{x}’" in SessionExistsError("{x}").sentence(t)
        assert ReadOnlyError().sentence(t) == t("errors.read_only")


def test_fractions_are_written_as_the_language_does_and_years_are_not():
    problem = EditError("out_of_range", value="x", least=0.0, most=10_000.0)
    assert "10.000" in problem.sentence(texts("nl"))
    assert "10,000" in problem.sentence(texts("en"))
    assert "1900" in EditError("not_whole", value="x", least=1900, most=2200).sentence(texts("nl"))


def test_a_value_may_be_found_in_the_texts():
    problem = NetwerkError("no_session", name=lambda t: t("ui.unnamed"))
    assert "‘zonder naam’" in problem.sentence(texts("nl"))
    assert "‘unnamed’" in problem.sentence(texts("en"))
