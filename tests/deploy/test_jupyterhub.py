"""What is written for a hub, and what the hub does for who comes and who goes."""

import ast
import asyncio
import os
import re
from importlib.metadata import entry_points
from types import SimpleNamespace

import pytest

from netwerk_widgets.cli import main
from netwerk_widgets.deploy.jupyterhub import hook, launcher, writing
from netwerk_widgets.serve import hub, static
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.texts import LANGUAGES, texts
from tests.deploy import people

ADMIN = "postgresql://admin:geheim@127.0.0.1/netwerk"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_command_writes_a_configuration_and_its_explanation(tmp_path, language, capsys):
    folder = tmp_path / "one" / "hub"
    assert main(["deploy", "jupyterhub", str(folder), "--lang", language]) == 0
    t = texts(language)
    page = t("deploy.page.file")
    assert sorted(each.name for each in folder.iterdir()) == sorted([writing.CONFIG, page])
    assert str(folder / page) in capsys.readouterr().out
    config = (folder / writing.CONFIG).read_text(encoding="utf-8")
    ast.parse(config)
    assert "[[" not in config
    assert page in config
    assert max(map(len, config.splitlines())) <= 100
    explanation = (folder / page).read_text(encoding="utf-8")
    for name in writing.SECTIONS:
        assert f"\n## {t(f'deploy.page.{name}.title')}\n" in explanation
    # What it says to fill in is what the configuration reads, and the other way round.
    asked = set(re.findall(r"NETWERK_\w+", writing.SECTIONS["fill_in"]))
    assert asked < set(re.findall(r'environ.get\("(NETWERK_\w+)"', config))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_has_to_be_filled_in_stands_on_top_and_without_it_no_hub_starts(language, monkeypatch):
    config = writing.config(texts(language))
    top = config.partition(texts(language)("deploy.config.rest"))[0]
    assert all(f"\n{each} = " in top for each in ("ADDRESS", "DATABASE", "AUTHENTICATOR"))
    begun = config.replace("from jupyterhub.utils import subdomain_hook_idna\n", "")
    for name, said in (
        ("NETWERK_HUB_URL", "no_address"),
        ("NETWERK_ADMIN_DB", "no_database"),
        ("NETWERK_HUB_USERS", "no_users"),
    ):
        with pytest.raises(SystemExit, match=re.escape(texts(language)(f"deploy.config.{said}"))):
            exec(begun, {"get_config": SimpleNamespace})
        monkeypatch.setenv(name, {"NETWERK_ADMIN_DB": ADMIN}.get(name, "https://hub.example"))


def test_a_folder_with_something_in_it_stays_as_it_is(tmp_path, capsys):
    folder = tmp_path / "there"
    folder.mkdir()
    (folder / "mine").write_text("mine")
    assert main(["deploy", "jupyterhub", str(folder)]) == 1
    assert capsys.readouterr().err.strip() == texts("nl")("errors.deploy_there", folder=folder)
    assert [each.name for each in folder.iterdir()] == ["mine"]


def test_it_is_never_half_written(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "no room")

    monkeypatch.setattr(writing, "explanation", full)
    with pytest.raises(NetwerkError, match="deploy_unwritable"):
        writing.write(tmp_path / "hub", texts("nl"))
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def asked(tmp_path, monkeypatch):
    """What is asked of who makes the roles."""
    monkeypatch.setattr(people, "FOLDER", tmp_path)
    monkeypatch.setattr(hook, "USERS", "tests.deploy.people")
    return lambda: people.asked(tmp_path)


def spawner(name="anna", groups=(), **environment):
    user = SimpleNamespace(name=name, groups=[SimpleNamespace(name=each) for each in groups])
    return SimpleNamespace(user=user, environment=environment)


def test_before_a_server_starts_its_user_has_a_role_and_groups(asked):
    one = spawner("anna", ["zuid", "noord"], OTHER="kept")
    asyncio.run(hook.before_spawn(ADMIN, "https://zaal.example/")(one))
    assert asked() == [["provision", ADMIN, "anna", "anna"], ["join", "anna", ["noord", "zuid"]]]
    assert one.environment.pop("NETWERK_DB").endswith("/anna.db")
    assert one.environment == {
        "OTHER": "kept",
        "NETWERK_AUTHOR": "anna",
        "NETWERK_ROOMS_URL": "https://zaal.example/",
    }


class Plain:
    """An authenticator of the hub, as far as it says who went."""

    went = ()

    def delete_user(self, user):
        self.went = (user.name,)


class Waiting(Plain):
    async def delete_user(self, user):
        super().delete_user(user)


@pytest.mark.parametrize("kind", [Plain, Waiting, "tests.deploy.test_jupyterhub.Plain"])
def test_who_is_removed_from_the_hub_loses_the_role(asked, kind):
    made = hook.removing(kind, ADMIN)()
    asyncio.run(made.delete_user(SimpleNamespace(name="bob")))
    assert asked() == [["remove", "bob"]]
    assert made.went == ("bob",)


def test_the_hub_keeps_who_cannot_lose_the_role(asked, monkeypatch):
    def failing(*_):
        raise OSError

    monkeypatch.setattr(people, "remove", failing)
    made = hook.removing(Plain, ADMIN)()
    with pytest.raises(OSError):  # noqa: PT011
        asyncio.run(made.delete_user(SimpleNamespace(name="bob")))
    assert made.went == ()


def test_the_command_takes_a_role_away(asked, monkeypatch, capsys):
    assert main(["deploy", "remove-user", "bob"]) == 1
    assert "NETWERK_ADMIN_DB" in capsys.readouterr().err
    monkeypatch.setenv("NETWERK_ADMIN_DB", ADMIN)
    assert main(["deploy", "remove-user", "bob", "--lang", "en"]) == 0
    assert asked() == [["remove", "bob"]]
    assert capsys.readouterr().out.strip() == texts("en")("deploy.cli.removed", name="bob")
    assert main(["deploy", "remove-user", "nobody"]) == 1
    assert capsys.readouterr().err.strip() == texts("nl")("errors.deploy_nobody", name="nobody")


def test_the_tile_is_there_on_a_hub_alone(monkeypatch):
    for name in [each for each in os.environ if each.startswith("JUPYTERHUB")]:
        monkeypatch.delenv(name)
    assert launcher.server()["launcher_entry"]["enabled"] is False
    monkeypatch.setenv("JUPYTERHUB_SERVICE_PREFIX", "/user/anna/")
    told = launcher.server()
    assert told["launcher_entry"]["enabled"] is True
    assert told["unix_socket"] is True
    # JupyterLab has addresses of ours too: they are not taken away.
    assert not static.url("editor.js").startswith(f"/{launcher.NAME}/")
    [name] = entry_points(group="jupyter_serverproxy_servers", module=launcher.__name__).names
    assert name == launcher.NAME
    assert f'default_url = "/{launcher.NAME}/"' in writing.config(texts("nl"))
    assert open(told["launcher_entry"]["icon_path"]).read(4) == "<svg"  # noqa: PTH123, SIM115
    assert "--i-trust-all-users" not in told["command"]
    monkeypatch.setenv(launcher.TRUSTING, "1")
    assert "--i-trust-all-users" in launcher.server()["command"]
    assert hub.HOSTS in writing.config(texts("nl"))
