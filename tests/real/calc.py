"""LibreOffice Calc as an office: it calculates a workbook anew and saves it, without a window."""

import subprocess
from collections.abc import Iterable
from pathlib import Path

from tests.real.programs import need

ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" \
oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
"""Settings with which every formula is calculated as a workbook is opened, whatever it carries."""


def converted(paths: Iterable[Path], folder: Path, form: str = "xlsx") -> list[Path]:
    """The workbooks calculated anew and saved in a folder, in the given format; skips the test
    where LibreOffice is not installed."""
    need("soffice")
    profile, results = folder / "profile", folder / form
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS)
    wanted = list(paths)
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--convert-to",
            form,
            "--outdir",
            str(results),
            *map(str, wanted),
        ],
        check=True,
        capture_output=True,
        timeout=600,
    )
    return [results / f"{path.stem}.{form}" for path in wanted]
