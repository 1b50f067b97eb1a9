"""What both doors share: settings that ask nobody else for anything, titles, languages."""

import json
import logging
import os
import re
from types import SimpleNamespace

import nbformat
import pytest
from jupyter_server.base.websocket import WebSocketMixin
from tornado import ioloop
from voila.configuration import VoilaConfiguration

from netwerk_widgets import places
from netwerk_widgets.method import STEPS
from netwerk_widgets.serve import application, dashboard, entrance, forked, static, workbook
from netwerk_widgets.texts import LANGUAGES, texts

DOORS = {
    "workbook": lambda: workbook.settings(8866, b"secret" * 8),
    "dashboard": lambda: dashboard.settings(8867, False),
    "dashboard in the room": lambda: dashboard.settings(8867, True),
}


@pytest.mark.parametrize(
    ("query", "language"),
    [
        ("", "nl"),
        ("lang=en", "en"),
        ("session=x&lang=en&lang=nl", "en"),
        ("lang=", "nl"),
        ("lang=EN", "nl"),
        ("lang=../../etc", "nl"),
        ("lang=%00", "nl"),
        ("&&==;", "nl"),
    ],
)
def test_the_language_is_one_of_ours(query, language):
    assert application.language_of(query) == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_notebook_has_a_title_of_its_own(language):
    t = texts(language)
    found = {
        path.name: application.page_title(path.name, language)
        for path in places.notebooks().glob("*.ipynb")
    }
    assert len(found) == 16
    for number, step in enumerate(STEPS, 1):
        title = found[f"{number:02d}_{step}.ipynb"]
        assert title == f"{number} {t(f'steps.{step}.label')} · {t('ui.product')}"
    assert found["thread.ipynb"] == f"{t('ui.page.thread')} · {t('ui.product')}"
    assert found["map.ipynb"] == f"{t('ui.page.map')} · {t('ui.product')}"
    assert found["00_start.ipynb"] == t("ui.product")


def test_an_unknown_notebook_is_just_the_workbook():
    for name in ("", "x.ipynb", "01_<script>.ipynb", "_.ipynb"):
        assert application.page_title(name, "nl") == texts("nl")("ui.product")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_is_told_the_language_and_title(language):
    request = SimpleNamespace(query=f"lang={language}", path="/voila/render/02_domain.ipynb")
    notebook = nbformat.v4.new_notebook()
    application.describe_page(SimpleNamespace(request=request), notebook, ".")
    assert notebook.metadata["netwerk"] == {
        "language": language,
        "title": application.page_title("02_domain.ipynb", language),
        "loading": texts(language)("ui.loading"),
        "failed": texts(language)("ui.cell_failed", error="{error}"),
    }


@pytest.mark.parametrize("door", DOORS)
def test_a_page_that_answers_each_ping_is_never_cut_off(door, monkeypatch):
    """Jupyter looks at the moment of a ping how long ago the last answer was."""
    settings = DOORS[door]().get("Voila", {}).get("tornado_settings", {})
    now, said = 1000.0, []
    monkeypatch.setattr(ioloop.IOLoop, "current", lambda: SimpleNamespace(time=lambda: now))

    class Page(WebSocketMixin):
        ws_connection = SimpleNamespace(client_terminated=False)
        log = logging.getLogger("nobody")

        def ping(self, _data):
            said.append("pinged")

        def close(self):
            said.append("cut off")

    page = Page()
    page.settings = settings
    page.last_ping = page.last_pong = now
    for _ in range(3):
        now += page.ping_interval / 1000 + 0.002
        page.send_ping()
        now += 0.001
        page.on_pong(b"")
    assert said == ["pinged"] * 3


def values(found):
    """Every value in a configuration, however deep."""
    if isinstance(found, dict):
        for each in found.values():
            yield from values(each)
    elif isinstance(found, list | tuple):
        for each in found:
            yield from values(each)
    else:
        yield found


@pytest.mark.parametrize("door", DOORS)
def test_no_setting_leads_outside(door):
    found = [str(each) for each in values(DOORS[door]())]
    assert not [each for each in found if re.search(r"//|\bcdn\b|https?:", each)]
    ours = [each for each in found if each.startswith("/netwerk/static/")]
    assert static.url("no-mathjax.js") in ours
    assert static.url(static.PLOTLY) in ours
    names = {*places.static_files(), static.PLOTLY, *static.ROOM}
    assert {each.removeprefix(static.url("")) for each in ours} <= names


@pytest.mark.parametrize("door", DOORS)
def test_pages_cannot_choose_a_template_show_code_or_offer_files(door):
    config = DOORS[door]()
    assert config.VoilaConfiguration.allow_template_override == "NO"
    assert config.VoilaConfiguration.allow_theme_override == "NO"
    # The workbook's template needs to know what went wrong; it leaves the traceback out (below).
    assert config.VoilaConfiguration.show_tracebacks is (door == "workbook")
    assert config.VoilaConfiguration.strip_sources is True
    assert config.VoilaConfiguration.file_allowlist == []
    assert config.Voila.open_browser is False
    assert config.Voila.port_retries == 0


def test_the_workbook_s_template_shows_no_line_of_a_traceback():
    """Of a cell that fails: its sentence, escaped, and nothing else of what Voilà gives it."""
    source = (places.PACKAGE / "serve/jupyter/voila/templates/netwerk/index.html.j2").read_text(
        encoding="utf-8"
    )
    block = re.search(r"{%- block error -%}(.*?){%- endblock error -%}", source, re.S)[1]
    stderr = re.search(
        r"{%- block stream_stderr -%}(.*?){%- endblock stream_stderr -%}", source, re.S
    )
    assert "traceback" not in block
    assert "super()" not in block
    assert "{{ said | e }}" in block
    assert not stderr[1].strip()


def test_only_the_dashboard_in_the_room_can_be_reached_from_the_room():
    found = {door: make().Voila.ip for door, make in DOORS.items()}
    assert found == {
        "workbook": "127.0.0.1",
        "dashboard": "127.0.0.1",
        "dashboard in the room": "0.0.0.0",
    }


def test_the_workbook_lets_in_by_its_own_cookie_alone():
    config = DOORS["workbook"]()
    assert config.Voila.identity_provider_class is entrance.KeyHolder
    assert config.Voila.cookie_secret == b"secret" * 8
    assert config.KeyHolder.cookie_name == "netwerk-8866"
    assert "token" not in config.Voila


def test_each_door_has_its_template():
    folder = places.PACKAGE / "serve" / "jupyter" / "voila" / "templates"
    for door, template in (("workbook", "netwerk"), ("dashboard", "netwerk-page")):
        assert DOORS[door]().VoilaConfiguration.template == template
        page = (folder / template / "index.html.j2").read_text(encoding="utf-8")
        assert not re.findall(r"(?:src|href)=[\"']?(?:https?:)?//", page)
        assert json.loads((folder / template / "conf.json").read_text())["base_template"] == "lab"


@pytest.mark.parametrize("before", ["", "/somewhere/else"])
def test_the_templates_are_found_inside_the_package(monkeypatch, before):
    monkeypatch.setenv("JUPYTER_PATH", before)
    app = workbook.Workbook(config=DOORS["workbook"]())
    app.voila_configuration = VoilaConfiguration(parent=app)
    for _ in range(2):
        app.setup_template_dirs()
    ours = str(places.PACKAGE / "serve" / "jupyter")
    assert os.environ["JUPYTER_PATH"].split(os.pathsep) == [ours, *filter(None, [before])]
    assert app.template_paths[0] == f"{ours}/voila/templates/netwerk"


def test_the_user_s_own_jupyter_settings_do_not_count():
    assert workbook.Workbook(config=DOORS["workbook"]()).config_file_paths == []


def test_kernels_are_forked_where_that_is_safe(monkeypatch):
    monkeypatch.setattr(forked, "available", lambda: False)
    assert "KernelProvisionerFactory" not in DOORS["workbook"]()
    monkeypatch.setattr(forked, "available", lambda: True)
    factory = DOORS["workbook"]().KernelProvisionerFactory
    assert factory.default_provisioner_name == forked.NAME
