"""``valuetui demo data`` and ``valuetui export xlsx``: from nothing to a workbook."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.instrument.samples import both, make_instrument
from tests.reports.surveys import opened
from tests.station.test_survey import answers, keep
from valuetui.instrument.model import Organisation
from valuetui.responses.channel import Channel
from valuetui.station.survey import Survey


def text_of(path: Path) -> str:
    """All that stands in a workbook; its form has tests of its own."""
    with zipfile.ZipFile(path) as book:
        return "".join(book.read(name).decode() for name in book.namelist() if "xml" in name)


def write_demo(valuetui: Run, folder: Path, *more: str) -> None:
    told = valuetui("demo", "data", "--data", folder, *more)
    assert (told.code, told.err) == (0, "")


def test_the_demo_population_is_written_and_exported(valuetui: Run, tmp_path: Path) -> None:
    write_demo(valuetui, tmp_path / "demo")
    comparison = Survey(tmp_path / "demo").comparison()
    assert [result.n for result in comparison.groups] == [420, 41, 980]
    told = valuetui("export", "xlsx", "--data", tmp_path / "demo", "--out", tmp_path / "ut")
    assert (told.code, told.err) == (0, "")
    [path] = (tmp_path / "ut").glob("*.xlsx")
    assert str(path) in told.out
    text = text_of(path)
    for label in ("arbetstillfällen", "kostnadsjakt", "Förtroendevalda", "påhittad"):
        assert label in text


def test_the_workbook_says_that_a_file_was_left_out(valuetui: Run, tmp_path: Path) -> None:
    data = tmp_path / "våg"
    keep(data, answers(12))
    (data / "responses" / "=lista.json").write_text("[]", encoding="utf-8")
    for language, said in (("sv", "inte med"), ("en", "not part")):
        out = tmp_path / language
        told = valuetui("export", "xlsx", "--data", data, "--out", out, lang=language)
        assert told.code == 0
        assert said in told.err
        [path] = out.glob("*.xlsx")
        book = opened(path)
        texts = [str(cell.value) for row in book.worksheets[0] for cell in row if cell.value]
        [remark] = [text for text in texts if "=lista.json" in text]
        assert said in remark
        assert str(data) not in remark
        assert remark.startswith("•")


def test_of_several_surveys_the_one_that_is_meant_is_exported(
    valuetui: Run, tmp_path: Path
) -> None:
    surveys = tmp_path / "surveys"
    for organisation, wave in (("lillby", "2024"), ("lillby", "2026"), ("storby", "2026")):
        asked = replace(
            make_instrument(),
            organisation=Organisation(organisation, both(organisation.title())),
            wave=wave,
        )
        keep(surveys / f"{organisation} {wave}", answers(6, asked), asked)
    told = valuetui("export", "xlsx", "--data", surveys, "--out", tmp_path, lang="en")
    assert told.code == 1
    assert "Choose one with --organisation" in told.err
    assert "Lillby (lillby), wave 2024" in told.err
    told = valuetui(
        "export", "xlsx", "--data", surveys, "--organisation", "Lillby", "--out", tmp_path
    )
    assert told.code == 0
    [path] = tmp_path.glob("*.xlsx")
    assert "2026" in path.name
    told = valuetui(
        "export", "xlsx", "--data", surveys, "--organisation", "storby", "--wave", "2024"
    )
    assert told.code == 1
    assert "ingen sådan mätning" in told.err
    assert "Storby (storby), mätning 2026" in told.err


def test_the_sizes_and_the_seed_are_as_asked(valuetui: Run, tmp_path: Path) -> None:
    sizes = ("--citizens", "30", "--elected", "12", "--employees", "11")
    write_demo(valuetui, tmp_path / "a", *sizes, "--seed", "1")
    write_demo(valuetui, tmp_path / "b", *sizes, "--seed", "1")
    write_demo(valuetui, tmp_path / "c", *sizes, "--seed", "2")
    texts = [(tmp_path / each / "responses" / "demo.json").read_bytes() for each in "abc"]
    assert [result.n for result in Survey(tmp_path / "a").comparison().groups] == [30, 12, 11]
    assert texts[0] == texts[1] != texts[2]


def test_the_demo_is_not_mixed_into_answers_that_are_there(valuetui: Run, tmp_path: Path) -> None:
    keep(tmp_path, answers(6))
    before = (tmp_path / "responses" / "kiosk-1.json").read_bytes()
    told = valuetui("demo", "data", "--data", tmp_path)
    assert told.code == 1
    assert "finns redan svar" in told.err
    assert [path.name for path in (tmp_path / "responses").glob("*.json")] == ["kiosk-1.json"]
    assert (tmp_path / "responses" / "kiosk-1.json").read_bytes() == before


def test_groups_that_are_withheld_are_named_without_their_number(
    valuetui: Run, tmp_path: Path
) -> None:
    write_demo(valuetui, tmp_path / "d", "--citizens", "20", "--elected", "7", "--employees", "0")
    told = valuetui("export", "xlsx", "--data", tmp_path / "d", "--out", tmp_path / "ut")
    assert told.code == 0
    assert told.out.splitlines()[1:] == [
        "Visas inte: Förtroendevalda, färre än 10 svar.",
        "Visas inte: Medarbetare, färre än 10 svar.",
    ]


def test_a_workbook_that_is_there_is_never_written_over(valuetui: Run, tmp_path: Path) -> None:
    keep(tmp_path / "d", answers(6))
    for _ in range(2):
        assert valuetui("export", "xlsx", "--data", tmp_path / "d").code == 0
    assert len(list((tmp_path / "exports").glob("*.xlsx"))) == 2


def test_where_the_answers_lie_may_stand_in_the_environment(
    valuetui: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(tmp_path / "d", answers(6))
    monkeypatch.setenv("VALUETUI_DATA", str(tmp_path / "d"))
    assert valuetui("export", "xlsx", "--out", "ut").code == 0
    monkeypatch.setenv("VALUETUI_DATA", str(tmp_path / "e"))
    assert valuetui("export", "xlsx", "--out", "ut").code == 1
    assert valuetui("export", "xlsx", "--out", "ut", "--data", tmp_path / "d").code == 0


def test_or_in_the_settings_of_the_station(valuetui: Run, tmp_path: Path) -> None:
    keep(tmp_path / "k" / "svar", answers(6))
    assert valuetui("instrument", "new", tmp_path / "k" / "mall").code == 0
    settings = (tmp_path / "k" / "mall" / "station.toml").read_text(encoding="utf-8")
    config = tmp_path / "k" / "mall" / "own.toml"
    config.write_text(settings + '\ndata = "../svar"\n', encoding="utf-8")
    assert valuetui("export", "xlsx", "--config", config, "--out", "ut").code == 0


def test_the_words_that_were_picked_reach_the_workbook(valuetui: Run, tmp_path: Path) -> None:
    keep(tmp_path / "d", answers(6))
    assert valuetui("export", "xlsx", "--data", tmp_path / "d", "--out", "ut", lang="en").code == 0
    [path] = (tmp_path / "ut").glob("*.xlsx")
    assert "word 1<" in text_of(path)
    assert "word 4<" in text_of(path)


def names_in(path: Path, sheet: str) -> list[str]:
    """The texts of a sheet."""
    return [str(cell.value) for row in opened(path)[sheet] for cell in row if cell.value]


def test_the_workbook_has_parts_and_the_wave_before_beside_everybody(
    valuetui: Run, tmp_path: Path
) -> None:
    surveys = tmp_path / "surveys"
    for wave, copies in (("2024", 12), ("2026", 120)):
        asked = replace(make_instrument(), wave=wave)
        given = [
            replace(each, channel=Channel.PAPER if number % 2 else Channel.KIOSK)
            for number, each in enumerate(answers(copies, asked))
        ]
        keep(surveys / wave, given, asked)
    told = valuetui("export", "xlsx", "--data", surveys, "--out", tmp_path)
    assert (told.code, told.err) == (0, "")
    [path] = tmp_path.glob("*.xlsx")
    assert "Förra mätningen" in opened(path).sheetnames
    offered = names_in(path, "Inställningar")
    assert "Mätning 2024" in offered
    assert "Kanal: papper" in offered


def test_a_wave_that_asked_otherwise_is_told_and_left_out(valuetui: Run, tmp_path: Path) -> None:
    surveys = tmp_path / "surveys"
    for wave, words in (("2024", 14), ("2026", 15)):
        asked = replace(make_instrument(words), wave=wave)
        keep(surveys / wave, answers(12, asked), asked)
    told = valuetui("export", "xlsx", "--data", surveys, "--out", tmp_path)
    assert told.code == 0
    [path] = tmp_path.glob("*.xlsx")
    assert "Förra mätningen" not in opened(path).sheetnames
    assert any("Mätning 2024 frågade om andra ord" in text for text in names_in(path, "Läs mig"))
