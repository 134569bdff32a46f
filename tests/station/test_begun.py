"""What was begun is kept for whoever began it, as far as there is room, and goes at closing."""

import json
from pathlib import Path

from valuetui.responses.drafts import DraftFile
from valuetui.station.begun import DRAFT, Begun, Kind, forget_begun

NAME = DRAFT.format(station="kansli-1")


def test_each_piece_is_its_owners_and_the_oldest_goes_for_want_of_room(tmp_path: Path) -> None:
    with DraftFile(tmp_path, NAME) as drafts:
        begun = Begun(drafts)
        for place in range(60):
            begun.keep(Kind.SETTLING, f"{place:032x}", "Kim", {"reason": "x" * 900})
        begun.keep(Kind.CORRECTION, "a" * 32, "Bo", {"reason": "annat"})
    with DraftFile(tmp_path, NAME) as drafts:
        begun = Begun(drafts)
        kept = begun.of(Kind.SETTLING, " K I m")
        assert f"{59:032x}" in kept
        assert f"{0:032x}" not in kept
        assert begun.find(Kind.CORRECTION, "a" * 32, "bo") == {"reason": "annat"}
        assert begun.find(Kind.CORRECTION, "a" * 32, "Kim") is None
        begun.drop(Kind.SETTLING, kept, "Kim")
        begun.drop(Kind.CORRECTION, ["a" * 32], "Bo")
    assert not drafts.path.exists()


def test_what_cannot_be_read_is_discarded_and_closing_leaves_nothing(tmp_path: Path) -> None:
    with DraftFile(tmp_path, NAME) as drafts:
        path = drafts.path
        path.write_text(json.dumps({"form": 1, "pieces": [{"kind": "other"}]}), encoding="utf-8")
        Begun(drafts).keep(Kind.SETTLING, "a" * 32, "Kim", {})
        drafts.settle()
        assert forget_begun(tmp_path, ["kansli-1", "kansli-2"]) == ["kansli-1"]  # is at work
        assert path.exists()
    cut_short = path.with_name(".kansli-3.begun.json.new")
    cut_short.write_text("{", encoding="utf-8")
    assert forget_begun(tmp_path) == []
    assert not path.exists()
    assert not cut_short.exists()
