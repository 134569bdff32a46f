"""All that is written for people, taken together, tells nothing of a group below the threshold."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.station.test_survey import answers, keep

EXPORTS = ("csv", "json", "xlsx", "pptx", "spss")


@pytest.mark.slow
def test_every_export_is_the_same_whether_three_of_a_group_have_answered_or_nobody(
    valuetui: Run, tmp_path: Path
) -> None:
    """So nothing can be worked out of them either, by taking one from another."""
    pytest.importorskip("pptx", reason="needs the package python-pptx")
    others = [*answers(60), *answers(25, group="employees")]
    told = list[object]()
    for few in ([], answers(3, group="elected")):
        folder, out = tmp_path / f"d{len(few)}", tmp_path / f"ut{len(few)}"
        keep(folder, [*others, *few])
        for kind in EXPORTS:
            said = valuetui("export", kind, "--data", folder, "--out", out)
            assert said.code == 0
            told.append((kind, said.out.replace(str(out), ""), said.err))
        told.append(dict(contents(out)))
    half = len(told) // 2
    assert told[:half] == told[half:]
    assert any("employees" in str(each) for each in told)


def contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file below a folder, those in archives one by one."""
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        yield from unpacked(path.relative_to(folder).as_posix(), path.read_bytes())


def unpacked(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    if not zipfile.is_zipfile(BytesIO(data)):
        yield name, data
        return
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for each in archive.namelist():
            yield from unpacked(f"{name}/{each}", archive.read(each))
