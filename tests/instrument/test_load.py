"""From TOML files to an instrument."""

from pathlib import Path

import pytest

from tests.instrument.samples import QUESTIONNAIRE, VALUE_LIST, load_small, write_files
from valuetui.instrument.load import load_instrument
from valuetui.instrument.model import Group, Interrupted, KioskRules, Polarity, Role, Scope
from valuetui.instrument.problem import InstrumentFaults


def test_a_sound_instrument_is_read_as_it_stands(tmp_path: Path) -> None:
    small = load_small(tmp_path)
    assert (small.id, small.version, small.wave) == ("liten", "1", "2026")
    assert small.languages == ("sv", "en")
    assert small.value_list == "ord/1"
    assert small.groups[0] == Group(
        "citizens",
        {"sv": "Medborgare", "en": "Citizens"},
        {"sv": "Jag bor här.", "en": "I live here."},
    )
    assert [question.role for question in small.questions] == [Role.CURRENT, Role.DESIRED]
    stress = small.value_by_id["stress"]
    assert (stress.code, stress.theme, stress.scope) == ("02", 1, Scope.INDIVIDUAL)
    assert stress.polarity is Polarity.LIMITING
    assert stress.label == {"sv": "stress", "en": "strain"}
    assert small.value_by_id["trust"].synonyms == {"sv": ("förtroende",), "en": ()}
    assert small.information.contact["en"] == "The reception."


def test_what_is_not_said_is_the_default(tmp_path: Path) -> None:
    small = load_small(tmp_path)
    assert (small.threshold, small.alphabetical, small.paradata) == (10, False, True)
    assert small.kiosk == KioskRules(idle=45)


def test_what_is_said_rules(tmp_path: Path) -> None:
    said = 'wave = "2026"\nthreshold = 5\nalphabetical = true\nparadata = false'
    text = QUESTIONNAIRE.replace('wave = "2026"', said)
    small = load_instrument(write_files(tmp_path, text))
    assert (small.threshold, small.alphabetical, small.paradata) == (5, True, False)


def test_the_organisation_is_named_where_a_text_asks_for_it(tmp_path: Path) -> None:
    small = load_small(tmp_path)
    assert small.title == {"sv": "Värden i Lillby", "en": "Values in Littleby"}
    assert small.questions[0].text["sv"] == "Lillby i dag?"


def test_a_name_in_small_letters_gets_a_capital_at_the_beginning_only(tmp_path: Path) -> None:
    text = QUESTIONNAIRE.replace('en = "Littleby"', 'en = "the town of Littleby"')
    small = load_instrument(write_files(tmp_path, text))
    assert small.title["en"] == "Values in the town of Littleby"
    assert small.questions[0].text["en"] == "The town of Littleby today?"


def test_a_group_may_have_a_wording_of_its_own(tmp_path: Path) -> None:
    current, desired = load_small(tmp_path).questions
    assert current.text_for("employees")["sv"] == "Arbetsplatsen i dag?"
    assert current.text_for("citizens")["sv"] == "Lillby i dag?"
    assert current.text_for(None)["sv"] == "Lillby i dag?"
    assert desired.text_for("employees") == desired.text


def test_what_becomes_of_an_interrupted_interview_is_said_or_nothing_is_kept(
    tmp_path: Path,
) -> None:
    assert load_small(tmp_path).kiosk.interrupted is Interrupted.DISCARD
    for said in Interrupted:
        text = QUESTIONNAIRE.replace("idle = 45", f'interrupted = "{said}"')
        rules = load_instrument(write_files(tmp_path, text)).kiosk
        assert rules == KioskRules(interrupted=said)


def test_the_time_limit_can_be_switched_off(tmp_path: Path) -> None:
    text = QUESTIONNAIRE.replace("idle = 45", "idle = 0")
    assert load_instrument(write_files(tmp_path, text)).kiosk == KioskRules(idle=0)


def test_values_stand_in_the_order_of_their_codes(tmp_path: Path) -> None:
    turned = VALUE_LIST.replace('"01"', '"99"')
    small = load_instrument(write_files(tmp_path, value_list=turned))
    assert [value.id for value in small.values] == ["stress", "safety", "trust"]


def test_an_instrument_may_offer_some_of_the_words(tmp_path: Path) -> None:
    text = QUESTIONNAIRE.replace('wave = "2026"', 'wave = "2026"\noffer = ["safety", "trust"]')
    small = load_instrument(write_files(tmp_path, text))
    assert [value.id for value in small.values] == ["trust", "safety"]
    assert small.value_list == "ord/1 (2)"


def test_a_list_may_have_more_languages_than_the_instrument(tmp_path: Path) -> None:
    swedish = QUESTIONNAIRE.replace('["sv", "en"]', '["sv"]')
    path = write_files(tmp_path, _only_swedish(swedish))
    assert load_instrument(path).languages == ("sv",)


def _only_swedish(text: str) -> str:
    kept = []
    for line in text.splitlines():
        if not line.startswith("en ="):
            kept.append(line.partition(", en =")[0] + (" }" if ", en =" in line else ""))
    return "\n".join(kept)


def test_the_name_of_a_wave_may_be_written_as_people_write(tmp_path: Path) -> None:
    for wave in ("2026", "Hösten 2026", "våg-2", "2026.1", "Å"):
        text = QUESTIONNAIRE.replace('wave = "2026"', f'wave = "{wave}"')
        assert load_instrument(write_files(tmp_path, text)).wave == wave


@pytest.mark.parametrize("role", [Role.CURRENT, Role.DESIRED])
def test_questions_are_found_by_what_they_ask_about(role: Role, tmp_path: Path) -> None:
    question = load_small(tmp_path).question_in_role(role)
    assert question is not None
    assert question.role is role


def test_a_question_that_is_not_asked_is_not_found(tmp_path: Path) -> None:
    assert load_small(tmp_path).question_in_role(Role.PERSONAL) is None


def test_a_group_of_which_everybody_is_asked_has_a_roll(tmp_path: Path) -> None:
    assert all(group.roll is None for group in load_small(tmp_path).groups)
    named = '[[group]]\nid = "employees"\n'
    text = QUESTIONNAIRE.replace(named, f"{named}roll = 41\n")
    assert load_instrument(write_files(tmp_path, text)).groups[1].roll == 41
    for wrong in ("0", '"41"', "-3"):
        with pytest.raises(InstrumentFaults) as refused:
            load_instrument(write_files(tmp_path, text.replace("roll = 41", f"roll = {wrong}")))
        [problem] = refused.value.problems
        assert problem.line == 1 + text[: text.index("roll = 41")].count("\n")
