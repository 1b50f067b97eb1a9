"""The page's Python as a browser has it, run by this Python: what a browser lacks cannot be had.

``python -m tests.lite.browserlike`` prints what `tests/lite/test_running.py` looks at, as JSON.
"""

import asyncio
import json
import os
import sys
import tempfile
from pathlib import Path

#: What there is no wheel of for a browser, or what has no place in one.
LACKING = {
    *("numpy", "scipy", "pandas", "rustworkx", "sqlalchemy", "psutil", "docx", "resvg_py"),
    *("brotli", "kaleido", "choreographer", "voila", "tornado", "zmq", "jupyterlab"),
    *("jupyter_server", "jupyter_client", "ipykernel", "nbformat", "nbconvert", "icalendar"),
}


class Lacking:
    """Finds nothing of what a browser lacks."""

    def find_spec(self, name, _path=None, _target=None):
        if name.partition(".")[0] in LACKING:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


class Page:
    """The page's side: the models that were told of, and the records that were kept."""

    def __init__(self, running):
        self.running, self.models, self.kept, self.told = running, {}, {}, []

    def take(self):
        self.kept |= json.loads(self.running.unkept())
        for text, buffers in self.running.outbox():
            message = json.loads(text)
            if message["type"] == "comm_open":
                self.models[message["id"]] = message["data"]["state"]
            elif message["type"] == "comm_msg" and message["data"].get("method") == "update":
                self.models[message["id"]] |= message["data"]["state"]
            elif message["type"] == "comm_close":
                self.models.pop(message["id"], None)
            else:
                self.told.append((message, [bytes(each) for each in buffers]))

    def show(self, page, query):
        self.running.show(page, query)
        self.take()

    def part(self, name):
        return next(id_ for id_, state in self.models.items() if state.get("_part") == name)

    def say(self, id_, **content):
        data = {"method": "custom", "content": content}
        self.running.receive(json.dumps({"id": id_, "data": data}), [])
        self.take()

    def files(self):
        return [each for each in self.told if each[0]["type"] == "download"]


def main():
    sys.meta_path.insert(0, Lacking())
    from netwerk_widgets import lite

    sys.path.insert(0, str(Path(lite.__file__).parent / "stubs"))
    os.environ["NETWERK_HOME"] = tempfile.mkdtemp()
    from ipywidgets.widgets import widget

    from netwerk_widgets.lite import running, trial
    from netwerk_widgets.session.models.study import EXERCISES
    from netwerk_widgets.session.store.browser import of_browser
    from netwerk_widgets.widgets import presenting
    from netwerk_widgets.widgets.report_maker import ReportMaker

    page, found = Page(running), {}
    running.begin("{}")
    page.show("case", "?case=laanboompact&lang=nl")
    opened = presenting.opened[-1]
    found["asked"] = page.models[page.part("study")]["state"]
    for exercise in EXERCISES:
        page.say(page.part("header"), type="go", to=exercise)
        opened.said("hint")
        opened.said("check")
    page.take()
    found["checked"] = [each.id for each in opened.session.session.study.checked]
    running.give()
    page.take()
    found["file"] = page.files()[0][1][0].decode()
    opened.said("over")
    running.take_back(found["file"].encode())
    page.take()
    found["back"] = page.told[-2][0]
    page.show("case", "?case=laanboompact&lang=nl")
    study = presenting.opened[-1].session.session.study
    found["checked_again"] = [each.id for each in study.checked]
    found["names"] = [each.name for each in of_browser().sessions()]
    running.take_back(b"{")
    page.take()
    found["refused"] = page.told[-1][0]
    page.show("case", "?case=laanboompact&lang=en")
    found["language"] = page.models[page.part("header")]["state"]["page"]["language"]
    found["pages"], found["views"] = {}, {}
    for name in trial.PAGES:
        page.show(name, "?lang=nl")
        html = [s["value"] for s in page.models.values() if s.get("_view_name") == "HTMLView"]
        found["pages"][name] = html
        found["views"] |= {s["_view_name"]: name for s in page.models.values() if "_view_name" in s}
    page.show("07_persevering", "?lang=nl")
    maker = next(each for each in widget._instances.values() if isinstance(each, ReportMaker))
    found["kinds"] = [each["kind"] for each in maker.state["kinds"]]
    asyncio.run(maker.make("xlsx", "full"))
    page.take()
    found["report"] = maker.outcome
    found["kept"] = page.kept
    of_browser.cache_clear()
    found["lost"] = running.begin(json.dumps(page.kept))
    found["names_again"] = [each.name for each in of_browser().sessions()]
    print(json.dumps(found))


if __name__ == "__main__":
    main()
