"""The HTML report: one file, nothing outside it, nothing that runs."""

import re
from html.parser import HTMLParser

import pytest

from netwerk_widgets.report import html
from netwerk_widgets.report.document import Bullets, Chapter, Document, Facts, Grid, Heading, Text
from netwerk_widgets.texts import texts
from tests.report.pages import SVG, drawn, report

VOID = {"meta", "img", "br", "col"}


class Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.tags, self.ids, self.links = [], [], [], []

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.tags.append((tag, found))
        self.ids += [found["id"]] if "id" in found else []
        self.links += [found["href"]] if "href" in found else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def read(page):
    reader = Reader()
    reader.feed(page)
    assert reader.open == []
    return reader


@pytest.fixture(scope="module")
def page():
    source = report()
    return html.write(source, drawn(source, SVG), texts("nl"))


def test_it_asks_nothing_outside_itself(page):
    bare = re.sub(r'url\("data:font/ttf;base64,[^"]+"\)|base64,[^"]+|xmlns="[^"]+"', "", page)
    assert re.findall(r"https?:|//[a-z]|url\(|@import|<script|<link|<iframe", bare) == []
    sources = [found["src"] for _, found in read(page).tags if "src" in found]
    assert sources
    assert all(each.startswith("data:image/svg+xml;base64,") for each in sources)


def test_the_contents_lead_somewhere(page):
    found = read(page)
    assert len(found.ids) == len(set(found.ids))
    assert {each.removeprefix("#") for each in found.links} <= set(found.ids)
    assert len(found.links) > 25


def test_language_and_texts_for_who_does_not_see(page):
    tags = read(page).tags
    assert next(found for tag, found in tags if tag == "html")["lang"] == "nl"
    assert all(found["alt"] for tag, found in tags if tag == "img")
    heads = [found for tag, found in tags if tag == "th"]
    assert heads
    assert all(found["scope"] == "col" for found in heads)


def test_it_prints_on_paper(page):
    for rule in ("size: A4", "break-before: page", "break-inside: avoid", "table-header-group"):
        assert rule in page


def test_hostile_texts_are_text():
    words = '<script>alert(1)</script>"><img src=x onerror=alert(1)>\x00{0}%s'
    blocks = (
        Heading(words),
        Text(words, "quote"),
        Bullets((words,)),
        Facts(((words, words),)),
        Grid("k", words, (words,), ((words,),)),
    )
    source = Document(words, words, "nl", (), (Chapter("k", words, blocks),), words)
    tags = [tag for tag, _ in read(html.write(source, {}, texts("nl"))).tags]
    assert not {"script", "img"} & set(tags)
