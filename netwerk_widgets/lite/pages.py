"""The pages of the site, and its start page in each language."""

import json
from pathlib import Path

from markupsafe import Markup

from netwerk_widgets import places, plotlyjs
from netwerk_widgets.lite.notebook import NOTEBOOKS
from netwerk_widgets.lite.trial import PAGES
from netwerk_widgets.session.cases import case_title
from netwerk_widgets.study.guide import load_guide, study_cases
from netwerk_widgets.texts import DEFAULT, LANGUAGES, Language, Texts, texts

FOLDER = Path(__file__).parent / "page"
#: What the pages' own script says.
_WORDS = (
    *("loading", "dismiss", "unkept", "refused", "unread", "failed", "unable", "elsewhere"),
    *("elsewhere_here", "home", "keep", "back", "bar"),
)
#: Nothing is asked outside the site. Python needs to compile WebAssembly; elements have styles.
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self';"
    " connect-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:;"
    " img-src 'self' data: blob:; form-action 'none'; base-uri 'none'"
)


def page() -> str:
    """The page in which each page of the workbook is shown; which one, its name says."""
    words = {each: {key: texts(each)(f"lite.{key}") for key in _WORDS} for each in LANGUAGES}
    t = texts(DEFAULT)
    return (
        (FOLDER / "page.template")
        .read_text(encoding="utf-8")
        .format(
            policy=POLICY,
            title=Markup.escape(t("ui.product")),
            version=places.static_version(),
            plotly=plotlyjs.NAME,
            pages=" ".join(("case", *PAGES)),
            noscript=Markup.escape(t("lite.needs_script")),
            # In a script element nothing is escaped: no text may end it.
            words=json.dumps(words, ensure_ascii=False).replace("<", "\\u003c"),
        )
    )


def start_name(language: Language) -> str:
    """The file of the start page in a language."""
    return "index.html" if language == DEFAULT else f"index.{language}.html"


def start(language: Language, code: bool) -> str:
    """The start page; with ``code`` a link to the notebook."""
    t = texts(language)
    parts = [_head(t), _cases(t), _tryout(t), *([_code(t)] if code else []), _where(t)]
    return (
        (FOLDER / "index.template")
        .read_text(encoding="utf-8")
        .format(
            language=language,
            policy=POLICY,
            title=Markup.escape(t("lite.title")),
            version=places.static_version(),
            content="\n".join(parts),
        )
    )


def _head(t: Texts) -> Markup:
    other = next(each for each in LANGUAGES if each != t.language)
    return Markup(
        '<header><a class="nw-lite-other" lang="{}" href="{}">{}</a><p class="nw-eyebrow">{}</p>'
        '<h1>{}</h1><p class="nw-question">{}</p></header>'
    ).format(
        other,
        start_name(other),
        t("lite.other_language"),
        t("lite.eyebrow"),
        t("lite.title"),
        t("lite.lead"),
    )


def _section(title: str, lead: str, cards: list[Markup]) -> Markup:
    intro = Markup("<p>{}</p>").format(lead) if lead else Markup("")
    return Markup('<section><h2>{}</h2>{}<div class="nw-lite-cards">{}</div></section>').format(
        title, intro, Markup("").join(cards)
    )


def _card(title: str, lead: str, href: str, action: str) -> Markup:
    return Markup(
        '<div class="nw-lite-card"><h3>{}</h3>{}<a class="nw-button" href="{}">{}</a></div>'
    ).format(title, Markup("<p>{}</p>").format(lead) if lead else "", href, action)


def _cases(t: Texts) -> Markup:
    lang = t.language
    cards = [
        _card(
            case_title(case, lang),
            load_guide(case, lang).lead,
            f"case.html?case={case}&lang={lang}",
            t("lite.begin"),
        )
        for case in study_cases()
    ]
    return _section(t("lite.cases"), "", cards)


def _button(href: str, words: str) -> Markup:
    return Markup('<a class="nw-button" href="{}">{}</a>').format(href, words)


def _tryout(t: Texts) -> Markup:
    links = Markup(" ").join(
        _button(
            f"00_start.html?case={case}&lang={t.language}",
            t("lite.tryout_begin", case=case_title(case, t.language)),
        )
        for case in study_cases()
    )
    return Markup("<section><h2>{}</h2><p>{}</p><div>{}</div></section>").format(
        t("lite.tryout"), t("lite.tryout_lead"), links
    )


def _code(t: Texts) -> Markup:
    link = _button(f"code/notebooks/index.html?path={NOTEBOOKS[t.language]}", t("lite.notebook"))
    return Markup("<section><h2>{}</h2><p>{}</p><div>{}</div></section>").format(
        t("lite.code"), t("lite.code_lead"), link
    )


def _where(t: Texts) -> Markup:
    lines = Markup("").join(
        Markup("<p>{}</p>").format(t(f"lite.where_{each}")) for each in ("kept", "file", "shared")
    )
    return Markup(
        '<section><h2>{}</h2>{}<div><button type="button" class="nw-button" id="nw-lite-forget"'
        ' data-sure="{}">{}</button> <span id="nw-lite-forgotten" role="status" data-done="{}"'
        ' data-busy="{}"></span></div></section>'
        '<footer><a href="licences.html">{}</a></footer>'
    ).format(
        t("lite.where"),
        lines,
        t("lite.forget_sure"),
        t("lite.forget"),
        t("lite.forgotten"),
        t("lite.forget_busy"),
        t("lite.licences"),
    )
