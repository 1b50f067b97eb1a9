"""What goes wrong while the stage stands: the room goes on, and the log is not filled."""

from netwerk_widgets.session.errors import DatabaseError
from tests.widgets.stage.pressing import press


def test_a_session_that_is_removed_leaves_the_stage(stage, store, caplog):
    press(stage, "step", number=3)
    store.delete("een")
    for _ in range(5):
        stage.look()
    assert stage.window.view["css"] == "is-waiting"
    assert "een" not in str(stage.window.view).split("'")
    assert "could not refresh" not in caplog.text


def test_a_store_that_cannot_be_read_is_told_to_the_log_once(stage, monkeypatch, caplog):
    press(stage, "step", number=3)

    def looked(problem):
        def refresh():
            raise DatabaseError(problem)

        with monkeypatch.context() as patched:
            patched.setattr(stage.live, "refresh", refresh)
            for _ in range(5):
                stage.look()
        told = [each.getMessage() for each in caplog.records]
        return sum("could not refresh" in each for each in told)

    assert looked("database_locked") == 1
    assert looked("database_damaged") == 2
    assert stage.window.view["at"] == "step.dream"
    stage.look()
    assert looked("database_damaged") == 3
