"""Files of Voilà's front end, packed once a process: on the fly each visit would pack them anew."""

from functools import lru_cache, wraps
from pathlib import Path
from typing import Any

from tornado.web import StaticFileHandler

from netwerk_widgets.serve.lean import lean
from netwerk_widgets.serve.packing import Packed, pack
from netwerk_widgets.serve.sending import send_packed

#: What becomes smaller; pictures and most letters are packed already.
_KINDS = (".js", ".css", ".svg", ".json", ".html")
#: What begins the front end.
_FIRST = "voila.js"


@lru_cache(maxsize=512)
def _packed(path: Path, changed: int, leaner: bool) -> Packed:  # noqa: ARG001 - one that changed is another
    body = path.read_bytes()
    if leaner and path.name == _FIRST:
        body = lean(body.decode()).encode()
    return pack(body, changes=True)


def packing(handler: type[StaticFileHandler], *, whole: bool = False) -> type[StaticFileHandler]:
    """A handler of files that sends what is in them packed; who may see them does not change.

    Unless it is to be ``whole``, the front end leaves out what no page of ours uses.
    """

    class PackingHandler(handler):  # type: ignore[valid-type,misc]
        @wraps(handler.get)
        async def get(self, path: str, include_body: bool = True) -> None:
            if not include_body or not path.endswith(_KINDS) or "Range" in self.request.headers:
                await handler.get(self, path, include_body)
                return
            self.path = self.parse_url_path(path)
            found = self.get_absolute_path(self.root, self.path)
            self.absolute_path = self.validate_absolute_path(self.root, found)
            if self.absolute_path is None:
                return
            self.modified = self.get_modified_time()
            self.set_headers()
            file = Path(self.absolute_path)
            await send_packed(self, _packed(file, file.stat().st_mtime_ns, not whole))

        def compute_etag(self) -> Any:
            """Keep the tag of what is sent."""
            return self._headers.get("Etag") or handler.compute_etag(self)

    PackingHandler.__name__ = handler.__name__
    return PackingHandler
