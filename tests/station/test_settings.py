"""The settings of a station."""

from datetime import date, time
from pathlib import Path

import pytest

from valuetui.instrument.problem import InstrumentFaults
from valuetui.station.hours import Span
from valuetui.station.settings import StationSettings, load_settings, valid_station
from valuetui.station.shipped import shipped_config
from valuetui.words import Words


def write(folder: Path, text: str) -> Path:
    path = folder / "station.toml"
    path.write_text(text, encoding="utf-8")
    return path


def faults_in(path: Path) -> list[str]:
    """What is said about a file, without its path."""
    with pytest.raises(InstrumentFaults) as raised:
        load_settings(path)
    said = [problem.say(Words("sv")) for problem in raised.value.problems]
    return [text.removeprefix(f"{path}:") for text in said]


def test_what_ships_is_sound_and_names_an_instrument_that_is_there() -> None:
    settings = load_settings(shipped_config() / "station.toml")
    assert settings.instrument.is_file()
    assert (settings.data, settings.group) == (None, None)


def test_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        'station = "kiosk-1"\ninstrument = "a/kommun.toml"\ndata = "svar/2026"\ngroup = "elected"',
    )
    assert load_settings(path) == StationSettings(
        station="kiosk-1",
        instrument=tmp_path / "a" / "kommun.toml",
        data=tmp_path / "svar" / "2026",
        group="elected",
    )


def test_a_folder_may_be_given_from_the_root_or_from_home(tmp_path: Path) -> None:
    start = 'station = "s"\ninstrument = "k.toml"\n'
    absolute = tmp_path / "somewhere"
    assert load_settings(write(tmp_path, f"{start}data = '{absolute}'")).data == absolute
    assert load_settings(write(tmp_path, f'{start}data = "~/svar"')).data == Path.home() / "svar"


def test_every_fault_is_reported_with_its_line(tmp_path: Path) -> None:
    path = write(tmp_path, 'station = "Kiosk 1"\ngruop = "citizens"\ndata = 3\n')
    assert [said.partition(" ")[0] for said in faults_in(path)] == ["1:", "1:", "2:", "3:"]
    said = " ".join(faults_in(path))
    for part in ("”Kiosk 1”", "instrument = …", "Menade du ”group”?", "”data”"):
        assert part in said


def test_a_file_that_is_missing(tmp_path: Path) -> None:
    [said] = faults_in(tmp_path / "gone.toml")
    assert said.startswith("1: filen finns inte")


def test_a_file_that_is_no_toml(tmp_path: Path) -> None:
    [said] = faults_in(write(tmp_path, "station = \n"))
    assert said.startswith("1: filen är inte giltig TOML")


@pytest.mark.parametrize("name", ["kiosk-1", "a", "0_x", "a" * 40])
def test_names_that_a_station_may_have(name: str) -> None:
    assert valid_station(name)


@pytest.mark.parametrize(
    "name", ["", "Kiosk", "kiosk 1", "-a", "_a", "å", "a/b", "..", "a.b", "a\n", "a" * 41]
)
def test_names_that_would_not_do_as_file_names_everywhere(name: str) -> None:
    assert not valid_station(name)


# Public keys to seal for

PUBLIC = "age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg"
OTHER = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"
START = 'station = "s"\ninstrument = "k.toml"\n'


@pytest.mark.parametrize(
    ("line", "keys"),
    [
        ("", ()),
        (f'seal = "{PUBLIC}"', (PUBLIC,)),
        (f'seal = " {PUBLIC} "', (PUBLIC,)),
        (f'seal = ["{PUBLIC}"]', (PUBLIC,)),
        (f'seal = [\n  "{PUBLIC}",\n  "{OTHER}",\n]', (PUBLIC, OTHER)),
    ],
)
def test_a_station_may_seal_for_one_holder_of_a_key_or_several(
    line: str, keys: tuple[str, ...], tmp_path: Path
) -> None:
    assert load_settings(write(tmp_path, START + line)).seal == keys


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('seal = ""', "är tom"),
        ("seal = []", "är tom"),
        ("seal = 3", "en lista"),
        ("seal = false", "en lista"),
        ('seal = "min nyckel"', "nyckel 1 under ”seal” är ingen publik nyckel"),
        (f'seal = "{PUBLIC[:-1]}"', "age1 och 58 tecken till"),
        (f'seal = "{PUBLIC[:-1]}q"', "ingen publik nyckel"),
        (f'seal = ["{PUBLIC}", "{OTHER.upper()}"]', "nyckel 2 under"),
        (f'seal = ["{PUBLIC}", "{PUBLIC}"]', "flera gånger i listan"),
        (f'seal = ["{PUBLIC}", 3]', "bara innehålla texter"),
        (f'saeal = "{PUBLIC}"', "Menade du ”seal”?"),
    ],
)
def test_a_station_whose_answers_could_not_be_sealed_does_not_begin(
    line: str, said: str, tmp_path: Path
) -> None:
    [fault] = faults_in(write(tmp_path, START + line))
    assert fault.startswith("3:")
    assert said in fault


def test_a_secret_key_at_a_station_is_told_apart_and_never_shown(tmp_path: Path) -> None:
    secret = "AGE-SECRET-KEY-1QQPQYZ2Q"
    for line in (f'seal = "{secret}"', f'seal = ["{PUBLIC}", "{secret.lower()}"]'):
        [fault] = faults_in(write(tmp_path, START + line))
        assert "är en hemlig nyckel och får inte ligga på den här datorn" in fault
        assert secret.lower() not in fault.lower()


OPENS = 'station = "kiosk-1"\ninstrument = "kommun.toml"\n'


def test_opening_hours_are_read_a_day_at_a_time(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        OPENS + '[hours]\nmonday = "08:00-16:30"\ntuesday = "8.00–12.00, 13:00 - 24:00"\n'
        'closed = ["2026-12-24"]',
    )
    hours = load_settings(path).hours
    assert hours.week[0] == (Span(time(8), time(16, 30)),)
    assert hours.week[1] == (Span(time(8), time(12)), Span(time(13), time.min))
    assert hours.week[2:] == ((),) * 5
    assert hours.closed == {date(2026, 12, 24)}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('monday = "8-16"', '”8-16” är inga öppettider. Skriv "08:00-16:30"'),
        ('monday = "16:00-08:00"', "”16:00-08:00” är inga öppettider"),
        ('monday = "08:00-25:00"', "”08:00-25:00” är inga öppettider"),
        ('monday = "13:00-16:00, 08:00-12:00"', "är inga öppettider"),
        ('monday = "08:00-24:00, 23:00-23:30"', "är inga öppettider"),
        ('monday = "08:00-16:30"\nclosed = ["julafton"]', "”julafton” är inget datum"),
        ('mondag = "08:00-16:30"', "Menade du ”monday”?"),
        ("closed = []", "ingen dag öppen"),
    ],
)
def test_hours_that_are_none_are_told_with_their_line(tmp_path: Path, line: str, said: str) -> None:
    faults = faults_in(write(tmp_path, OPENS + "[hours]\n" + line))
    assert any(said in fault and fault[0].isdigit() for fault in faults)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("kommun.se/enkat", "är ingen webbadress"),
        ("https://kommun.se/enkät", "är ingen webbadress"),
        ("https://kommun.se/" + "a" * 61, "adressen är 79 tecken men får vara högst 78"),
    ],
)
def test_an_address_that_a_code_cannot_hold_is_told(
    tmp_path: Path, address: str, said: str
) -> None:
    [fault] = faults_in(write(tmp_path, OPENS + f'qr = "{address}"'))
    assert said in fault


LEAVE = 'station = "s"\ninstrument = "k.toml"\nleave_key = "{}"\n'


@pytest.mark.parametrize("key", ["ctrl+q", "Ctrl+L", "f12"])
def test_a_key_that_staff_leave_by_is_taken(tmp_path: Path, key: str) -> None:
    assert load_settings(write(tmp_path, LEAVE.format(key))).leave_key == key.lower()


@pytest.mark.parametrize("key", ["q", "enter", "ctrl+m", "ctrl+i", "f13", "alt+f4", "ctrl+ä"])
def test_a_key_that_people_write_with_is_refused(tmp_path: Path, key: str) -> None:
    [said] = faults_in(write(tmp_path, LEAVE.format(key)))
    assert said.startswith("3:")
    assert f"”{key}”" in said


def test_a_station_may_begin_in_other_colours(tmp_path: Path) -> None:
    assert load_settings(write(tmp_path, OPENS)).theme == "dark"
    assert load_settings(write(tmp_path, OPENS + 'theme = "light"')).theme == "light"
    [fault] = faults_in(write(tmp_path, OPENS + 'theme = "pink"'))
    assert "dark, light, contrast-dark, contrast-light" in fault


def test_the_codes_of_a_keypad_are_read(tmp_path: Path) -> None:
    path = write(
        tmp_path, OPENS + '[keypad]\nselect = ["f13", "5"]\nup = "shift+f1"\nhelp = "f1"\n'
    )
    assert load_settings(path).keypad == {
        "f13": "select",
        "5": "select",
        "shift+f1": "up",
        "f1": "help",
    }


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('up = "F13"', "”F13” är ingen knapp"),
        ('up = "f25"', "”f25” är ingen knapp"),
        ('up = "ctrl+q"', "Knappar med Ctrl är personalens"),
        ('up = "tab"', "”tab” är ingen knapp"),
        ('up = "f13"\ndown = "f13"', "knappen ”f13” betyder redan ”up”"),
        ('up = "down"', "knappen ”down” betyder redan ”down”"),
        ('select = "f1"', "knappen ”f1” betyder redan ”help”"),
        ("up = 8", "en lista"),
        ("up = []", "är tom"),
        ('upp = "f13"', "Menade du ”up”?"),
    ],
)
def test_a_keypad_that_could_not_be_used_is_told_with_its_line(
    tmp_path: Path, line: str, said: str
) -> None:
    [fault] = faults_in(write(tmp_path, OPENS + "[keypad]\n" + line))
    assert said in fault
    assert fault[0].isdigit()
    assert fault[0] != "1"


@pytest.mark.parametrize(
    ("text", "line"),
    [('leave_key = "f3"\n', "3:"), ('[keypad]\nup = "f3"\n', "3:")],
    ids=["leave_key", "keypad"],
)
def test_a_key_of_the_speech_means_nothing_else(tmp_path: Path, text: str, line: str) -> None:
    [said] = faults_in(write(tmp_path, OPENS + text))
    assert said.startswith(line)
    assert "”f3” betyder redan ”speech.repeat”" in said
    silent = '\n[speech]\nstart = "never"\n'
    assert load_settings(write(tmp_path, OPENS + text + silent)).speech.start == "never"
