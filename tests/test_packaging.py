"""What is handed on: the wheel, the lists of packages, and files that name no one's machine."""

import ast
import re
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import valuetui
from tests.real.programs import need

CHECKOUT = Path(__file__).parents[1]
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DEPENDENCIES = {re.split(r"[^\w-]", line)[0] for line in PROJECT["dependencies"]}
EXTRAS = {
    re.split(r"[^\w-]", line)[0]
    for lines in PROJECT["optional-dependencies"].values()
    for line in lines
}
REQUIREMENTS = sorted((CHECKOUT / "requirements").glob("*.txt"))

# Written so that this file does not hold what it looks for.
REGISTRIES = [
    ".".join(name) for name in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"))
]
MACHINE_PATH = re.compile(r"(?<![\w.~-])/(?:root|work)/")


def built(kind: str, folder: Path, source: Path = CHECKOUT) -> Path:
    """Build the ``wheel`` or ``sdist`` of a source folder."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(folder)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (made,) = folder.iterdir()
    return made


def contents(wheel: Path) -> set[str]:
    """The names of the files in a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    return built("wheel", tmp_path_factory.mktemp("wheel"))


SUFFIXES = {".toml", ".tcss", ".typed", ".typ", ".otf"}


def data_files() -> Iterator[str]:
    """The name in the wheel of every file that the program needs besides its code."""
    for path in (CHECKOUT / "config").rglob("*.toml"):
        yield f"valuetui/{path.relative_to(CHECKOUT).as_posix()}"
    for path in (CHECKOUT / "valuetui").rglob("*"):
        if path.suffix in SUFFIXES:
            yield path.relative_to(CHECKOUT).as_posix()


@pytest.mark.slow
def test_the_wheel_holds_every_file_that_the_program_needs(wheel: Path) -> None:
    needed = set(data_files())
    assert {"valuetui/config/kommun.toml", "valuetui/config/values/kommun.toml"} <= needed
    assert {Path(name).suffix for name in needed} == SUFFIXES
    assert needed <= contents(wheel)


@pytest.mark.slow
def test_the_wheel_holds_the_licence_and_no_tests(wheel: Path) -> None:
    names = contents(wheel)
    assert any(name.endswith("/licenses/LICENSE") for name in names)
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"valuetui"}


@pytest.mark.slow
def test_the_source_package_gives_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    sdist = built("sdist", tmp_path / "sdist")
    subprocess.run(["tar", "xf", sdist, "-C", tmp_path], check=True)
    source = tmp_path / sdist.name.removesuffix(".tar.gz")
    assert contents(built("wheel", tmp_path / "wheel", source)) == contents(wheel)


@pytest.mark.slow
def test_the_installed_package_gives_the_command_anywhere(wheel: Path, tmp_path: Path) -> None:
    pytest.importorskip("ensurepip")
    environment = tmp_path / "environment"
    venv.create(environment, with_pip=True)
    programs = environment / ("Scripts" if sys.platform == "win32" else "bin")
    install = ("-m", "pip", "install", "--no-deps", "--no-index")
    subprocess.run([programs / "python", *install, wheel], check=True, capture_output=True)
    # The packages that valuetui needs are borrowed from here, so that no network is needed.
    (site,) = environment.glob("**/site-packages")
    site.joinpath("borrowed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")

    def answer(*command: str | Path) -> str:
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert valuetui.__version__ in answer(programs / "valuetui", "--version")
    assert valuetui.__version__ in answer(programs / "python", "-m", "valuetui", "--version")
    where = "from valuetui.station.shipped import shipped_config as shipped; print(shipped())"
    shipped = Path(answer(programs / "python", "-c", where).strip())
    assert shipped == site / "valuetui" / "config"
    answer(programs / "valuetui", "instrument", "check", str(shipped / "kommun.toml"))


def test_the_program_imports_only_what_pyproject_names() -> None:
    provided_by = packages_distributions()
    imported = set()
    for path in (CHECKOUT / "valuetui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                imported.add(node.module.partition(".")[0])
    foreign = imported - set(sys.stdlib_module_names) - {"valuetui"}
    named = DEPENDENCIES | EXTRAS
    assert {name for name in foreign if not named & set(map(str.lower, provided_by[name]))} == set()


def pinned(path: Path) -> set[tuple[str, str]]:
    """Name and version of every package that a file of requirements names: of some one version
    for older Pythons and another for newer ones."""
    return set(re.findall(r"^([\w.-]+)==(\S+)", path.read_text(encoding="utf-8"), re.MULTILINE))


def test_the_lists_of_packages_agree_and_hold_all_that_is_needed() -> None:
    run, test, bench = (
        pinned(CHECKOUT / "requirements" / f"{name}.txt") for name in ("run", "test", "bench")
    )
    assert run < test
    assert run < bench
    names, tested = ({name for name, _ in each} for each in (run, test))
    assert DEPENDENCIES | {"hatchling"} <= names  # hatchling installs the checkout itself
    assert tested >= EXTRAS
    assert not names & EXTRAS


@pytest.mark.parametrize("path", REQUIREMENTS, ids=lambda path: path.name)
def test_every_package_is_pinned_with_hashes_and_without_an_address(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    packages = re.split(r"\n(?=[^\s#])", text)[1:]
    assert len(packages) == len(pinned(path))
    assert all("--hash=sha256:" in package for package in packages)
    assert "://" not in text


def tracked_texts() -> Iterator[tuple[str, str]]:
    """Name and text of each file that is, or is about to be, in version control."""
    need("git")
    if not (CHECKOUT / ".git").exists():
        pytest.skip("this folder is not under version control")
    # A checkout may belong to somebody else than the one who runs the tests.
    listing = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others"]
    listed = subprocess.run(
        [*listing, "--exclude-standard"], cwd=CHECKOUT, capture_output=True, text=True, check=True
    )
    for name in listed.stdout.split("\0"):
        if name and (CHECKOUT / name).is_file():
            content = (CHECKOUT / name).read_bytes()
            if b"\0" not in content:
                yield name, content.decode("utf-8")


def test_no_file_names_a_registry_or_a_path_of_somebody_s_machine() -> None:
    found = [
        f"{name}: {line.strip()}"
        for name, text in tracked_texts()
        for line in text.splitlines()
        if MACHINE_PATH.search(line) or any(host in line for host in REGISTRIES)
    ]
    assert found == []


def test_every_command_in_the_documents_exists() -> None:
    documents = [*CHECKOUT.glob("*.md"), *(CHECKOUT / "docs").rglob("*.md")]
    named = {
        command
        for path in documents
        for command in re.findall(r"python3 run\.py (\w+)", path.read_text(encoding="utf-8"))
    }
    assert named <= {"demo", "test", "lint", "bench", "soak", "requirements"}
