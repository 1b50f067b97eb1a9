"""A database whose users are kept apart: Anna has a secret session, Bert has none of hers."""

import pytest

from tests.session.store.server.apart import engines, made


@pytest.fixture(scope="module")
def there(server, tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NETWERK_HOME", str(tmp_path_factory.mktemp("home")))
        yield made(server, patch)
    for each in engines.values():
        each.dispose()
