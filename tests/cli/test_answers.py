"""``valuetui close``, ``verify`` and ``session``."""

from pathlib import Path

from tests.cli.conftest import Run
from tests.station.test_survey import answers, keep
from valuetui.responses.drafts import DraftFile
from valuetui.responses.sessions import sittings
from valuetui.station.begun import DRAFT as BEGUN
from valuetui.station.begun import Begun, Kind
from valuetui.words import Words


def test_closing_gives_a_receipt_for_every_file_and_can_be_repeated(
    valuetui: Run, tmp_path: Path
) -> None:
    keep(tmp_path, answers(6))
    keep(tmp_path, answers(1, start=10), station="kiosk-2")
    first = valuetui("close", "--data", tmp_path)
    again = valuetui("close", "--data", tmp_path)
    assert (first.code, first.err, again.code) == (0, "", 0)
    one, two = first.out.splitlines()
    assert "kiosk-1.json: stängd, 6 poster, sigill " in one
    assert "kiosk-2.json: stängd, en post, sigill " in two
    assert again.out == first.out.replace("stängd", "var redan stängd")


def test_closing_says_where_something_begun_stays_since_somebody_is_at_work(
    valuetui: Run, tmp_path: Path
) -> None:
    keep(tmp_path, answers(6))  # at kansli-1 nothing was ever saved
    with DraftFile(tmp_path, BEGUN.format(station="kansli-1")) as drafts:
        Begun(drafts).keep(Kind.SETTLING, "a" * 32, "Kim", {})
        drafts.settle()
        told = valuetui("close", "--data", tmp_path)
        said = Words("sv")("cli.close.at_work", station="kansli-1")
        assert (told.code, told.err) == (0, f"{said}\n")
    assert valuetui("close", "--data", tmp_path).err == ""
    assert not drafts.path.exists()


def test_one_station_can_be_closed_alone(valuetui: Run, tmp_path: Path) -> None:
    keep(tmp_path, answers(6))
    keep(tmp_path, answers(1, start=10), station="kiosk-2")
    told = valuetui("close", "--data", tmp_path, "--only", "kiosk-2", lang="en")
    assert told.out.startswith("kiosk-2.json: closed, one record")
    assert len(told.out.splitlines()) == 1
    told = valuetui("close", "--data", tmp_path, "--only", "kiosk-3")
    assert told.code == 1
    assert "kiosk-3" in told.err


def test_what_is_sound_is_said_to_be(valuetui: Run, tmp_path: Path) -> None:
    keep(tmp_path, answers(6))
    for _ in range(2):
        told = valuetui("verify", "--data", tmp_path)
        assert (told.code, told.err) == (0, "")
        assert "kiosk-1.json: 6 poster, oförändrade" in told.out
        valuetui("close", "--data", tmp_path)


def test_a_change_is_told_with_the_record_and_nothing_of_its_content(
    valuetui: Run, tmp_path: Path
) -> None:
    changed, *_ = kept = answers(6)
    keep(tmp_path, kept)
    path = tmp_path / "responses" / "kiosk-1.json"
    path.write_bytes(path.read_bytes().replace(b'"v1","v2"', b'"v2","v1"', 1))
    for language, said in (("sv", "har ändrats"), ("en", "was changed")):
        told = valuetui("verify", "--data", tmp_path, lang=language)
        assert told.code == 1
        assert changed.id in told.err
        assert said in told.err
        assert "v2" not in told.err + told.out
    closed = valuetui("close", "--data", tmp_path)
    assert closed.code == 0
    assert changed.id in closed.err


def test_a_session_has_its_day_and_closes_the_answers(valuetui: Run, tmp_path: Path) -> None:
    keep(tmp_path, answers(6))
    name = ("--name", "Kommunfullmäktige  23 november")
    told = valuetui("session", "open", "--data", tmp_path, *name, "--group", "elected")
    assert told.out.startswith("Sammanträdet ”Kommunfullmäktige 23 november” är öppet.\n")
    again = valuetui("session", "open", "--data", tmp_path, *name)
    assert again.code == 1
    assert "redan öppet" in again.err
    listed = valuetui("session", "list", "--data", tmp_path)
    assert "Kommunfullmäktige 23 november (Förtroendevalda): öppet sedan" in listed.out

    closed = valuetui("session", "close", "--data", tmp_path, *name)
    assert closed.code == 0
    assert "kiosk-1.json: stängd, 6 poster" in closed.out
    assert sittings(tmp_path)[0].closed
    assert valuetui("session", "close", "--data", tmp_path, *name).code == 1


def test_a_session_needs_a_name_and_a_group_that_there_is(valuetui: Run, tmp_path: Path) -> None:
    told = valuetui("session", "open", "--data", tmp_path, "--name", " ")
    assert (told.code, "--name" in told.err) == (1, True)
    told = valuetui("session", "open", "--data", tmp_path, "--name", "x", "--group", "guests")
    assert (told.code, "guests" in told.err) == (1, True)
    assert sittings(tmp_path) == []
    assert "inga sammanträden" in valuetui("session", "list", "--data", tmp_path).out
