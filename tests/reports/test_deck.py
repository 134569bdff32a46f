"""The council's deck: what its slides say, and charts that can be edited."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.reports.decks import (
    DAYS,
    LABELS,
    charts,
    deck,
    demo_deck,
    demo_subject,
    parts,
    rows,
    slides,
    subject_of,
    titles,
)
from tests.reports.surveys import instrument
from tests.responses.test_reviews import review
from tests.results.test_marks import contrast
from valuetui.instrument.model import Role
from valuetui.reports.deck.subject import Subject
from valuetui.responses.reviews.review import Reviews, Verdict
from valuetui.results.comparison import with_missed
from valuetui.results.missed import Written
from valuetui.results.telling import share_in_words

pytestmark = pytest.mark.slow

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
WHITE = "FFFFFF"
SIX = ("Medborgare", "Förtroendevalda", "Medarbetare", "Unga", "Föreningar", "Företagare")


def texts(slide: Any) -> str:
    """All that stands on a slide; blanks that do not break count as blanks."""
    found = (shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    return "\n".join(found).replace("\N{NO-BREAK SPACE}", " ")


def test_the_demo_has_eight_slides_whose_titles_say_what_is_found() -> None:
    assert titles(demo_deck()) == [
        "Värdekartläggning 2026",
        "Var och en valde 10 av 94 värdeord i varje fråga",
        "Medborgare väljer oftast ”osäkerhet om framtiden (H)” (51 %) i dag och "
        "”arbetstillfällen” (69 %) i framtiden",
        "Förtroendevalda väljer oftast ”osäkerhet om framtiden (H)” (59 %) i dag och "
        "”arbetstillfällen” (68 %) i framtiden",
        "Medarbetare väljer oftast ”osäkerhet om framtiden (H)” (59 %) i dag och "
        "”arbetstillfällen” (71 %) i framtiden",
        "I framtiden har alla grupper ”arbetstillfällen”, ”ekonomisk stabilitet” och "
        "”ansvar för kommande generationer” i topp tio",
        "Alla grupper vill se mer av ”arbetstillfällen”, ”ekonomisk stabilitet” och "
        "”ansvar för kommande generationer”",
        "Nu börjar samtalet: siffrorna säger vad, inte varför",
    ]


def test_it_is_in_english_too() -> None:
    assert titles(demo_deck("en"))[2] == (
        "Citizens most often pick “uncertainty about the future (L)” (51%) today and "
        "“job opportunities” (69%) in future"
    )


def test_the_first_slide_says_how_many_answered_and_when() -> None:
    said = texts(slides(demo_deck())[0])
    for each in ("1 441 svar", "3 november 2026 – 20 november 2026", "Medborgare", "420", "41",
                 "980"):  # fmt: skip
        assert each in said
    one_day = subject_of((20, 20, 20), days=(DAYS[0], DAYS[0]))
    assert "svaren gavs 3 november 2026" in texts(slides(deck(one_day))[0])


def test_what_is_hidden_is_said_and_why_and_what_was_left_out() -> None:
    content = deck(subject_of((20, 9, 20), remarks=("En fil är trasig: x.json",)))
    said = texts(slides(content)[1])
    assert "Förtroendevalda: färre än 10 svar." in said
    assert "En fil är trasig: x.json" in said
    assert len([title for title in titles(content) if "Förtroendevalda" in title]) == 0


def test_every_slide_says_of_whom_the_figures_are_where_not_of_everybody() -> None:
    for slide in slides(deck(subject_of((20, 20, 20), part="Kanal: kiosk"))):
        assert "Kanal: kiosk" in texts(slide)


def test_where_nothing_is_shown_it_says_so_and_has_no_chart() -> None:
    content = deck(subject_of((9, 9, 9)))
    assert len(slides(content)) == 3
    assert "Ännu visas ingen grupp." in texts(slides(content)[0])
    assert not list(charts(content))


def test_one_group_and_one_question_have_nothing_to_be_compared_with() -> None:
    asked = instrument(LABELS, roles=(Role.DESIRED,))
    content = deck(subject_of((20, 9, 9), asked=asked))
    assert titles(content)[2:-1] == [
        "Medborgare väljer oftast ”värdeord 24 (H)” (45 %) i framtiden"
    ]
    [(_, chart)] = charts(content)
    assert len(rows(chart)[0]) == 2


def test_three_groups_want_something_on_a_slide_and_six_on_two() -> None:
    content = deck(subject_of([60] * 6, asked=instrument(LABELS, groups=SIX)))
    assert len(slides(content)) == 2 + 6 + 1 + 2 + 1
    assert [len(list(s.shapes)) > 5 for s in slides(content)[-3:-1]] == [True, True]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_charts_hold_the_figures_of_the_comparison_to_be_edited(language: str) -> None:
    """What is drawn is what stands in the workbook of the chart, and the share that is told."""
    subject = demo_subject(language)
    drawn = iter(charts(demo_deck(language)))
    for group in subject.groups:
        for role in subject.compared:
            frame, chart = next(drawn)
            top = group.questions[role].top
            cells = rows(chart)[1:]
            drawn_by = [each.share.fraction for each in top]
            assert [value for _, value in cells] == pytest.approx(drawn_by)
            for (label, _), each in zip(cells, top, strict=True):
                assert label.startswith(subject.told(each.value.label))
                told = share_in_words(each.share, subject.words)
                assert f"{label} {told}" in frame._element.nvGraphicFramePr.cNvPr.get("descr")
            plot = chart.plots[0]
            assert list(plot.series[0].values) == drawn_by
            assert list(plot.categories) == [label for label, _ in cells]


def test_current_is_striped_and_desired_solid_in_the_colour_of_the_group() -> None:
    subject = demo_subject()
    drawn = iter(charts(demo_deck()))
    for group in subject.groups:
        for role in subject.compared:
            form = next(drawn)[1].plots[0].series[0].format
            assert str(form.fill.fore_color.rgb) == subject.mark(group.group).ink
            assert (form.fill.type.name == "PATTERNED") is (role is Role.CURRENT)
    wishes = slides(demo_deck())[6]
    for chart in (shape.chart for shape in wishes.shapes if shape.has_chart):
        current, desired = chart.plots[0].series
        assert current.format.fill.type.name == "PATTERNED"
        assert desired.format.fill.type.name == "SOLID"


def test_the_scale_is_the_same_for_all_groups() -> None:
    shown = [chart for _, chart in charts(demo_deck())][:6]
    assert len({chart.value_axis.maximum_scale for chart in shown}) == 1


def test_what_is_not_told_exactly_is_told_in_words_and_has_no_bar() -> None:
    subject = subject_of((20, 20, 20), FEW_COUNTS)
    _, chart = next(charts(deck(subject)))
    cells = dict(rows(chart)[1:])
    few = {label for label in cells if label.endswith("(få)")}
    assert few
    assert all(cells[label] is None for label in few)
    assert all(cells[label] for label in set(cells) - few)
    assert "”få” är en eller två" in texts(slides(deck(subject))[2])


FEW_COUNTS = {role: [12, 11, 10, 6, 5, 4, 3, 2, 2, 1, *[0] * 14] for role in Role}


@pytest.mark.parametrize("counts", [{role: [4] * 24 for role in Role}, FEW_COUNTS])
def test_no_chart_has_more_bars_than_can_be_read(counts: Any) -> None:
    for _, chart in charts(deck(subject_of((60, 60, 60), counts))):
        assert len(list(chart.plots[0].categories)) * len(chart.plots[0].series) <= 14


def test_what_ties_beyond_that_is_counted() -> None:
    said = texts(slides(deck(subject_of((60, 60, 60), {role: [4] * 24 for role in Role})))[2])
    assert "10 ord till delar sista platsen i dag." in said


@pytest.mark.parametrize("language", ["sv", "en"])
def test_who_does_not_see_it_hears_it(language: str) -> None:
    """Every slide has a title, notes, and a language for every text; every chart says in words what
    it shows, and every other drawing that it means nothing."""
    code = demo_subject(language).code
    for slide in slides(demo_deck(language)):
        assert slide.shapes.title.text
        assert len(slide.notes_slide.notes_text_frame.text) > 40
        for element in (slide._element, slide.notes_slide._element):
            for run in element.iter(f"{A}r"):
                assert run.find(f"{A}rPr").get("lang") == code
        for shape in slide.shapes:
            properties = shape._element.xpath(".//p:cNvPr")[0]
            if shape.has_chart:
                assert "%" in properties.get("descr")
            elif not shape.is_placeholder and not shape.text_frame.text:
                assert next(properties.iter(DECORATIVE)).get("val") == "1"
        assert "2026-11-23" in list(slide.shapes)[-2].text_frame.text, "the foot is read last"
        numbers = [shape.shape_id for shape in slide.shapes]
        assert len(numbers) == len(set(numbers))


def test_the_notes_have_the_figures_in_words() -> None:
    notes = [s.notes_slide.notes_text_frame.text.replace("\N{NO-BREAK SPACE}", " ")
             for s in slides(demo_deck())]  # fmt: skip
    assert "Topp tio i dag (n=420): 1 osäkerhet om framtiden (H) 51 %, 2 kostnadsjakt" in notes[2]
    assert "Det skiljer" in notes[5]
    assert "1 % ser det i dag, 69 % vill se det i framtiden" in notes[6]


def with_words(written: dict[str, int]) -> Subject:
    """What a deck is about where citizens missed these words, all of which are shown."""
    asked = instrument(LABELS)
    first, *others = asked.questions
    asked = replace(asked, questions=(replace(first, write_in=(asked.groups[0].id,)), *others))
    subject = subject_of((60, 60, 60), asked=asked)
    told = [Written(asked.groups[0].id, first.id, word) for word, n in written.items()
            for _ in range(n)]  # fmt: skip
    reviews = Reviews(frozenset(review(word, 1, Verdict.SHOW) for word in written))
    return replace(subject, comparison=with_missed(subject.comparison, told, reviews))


def test_words_that_people_missed_have_a_slide_whose_notes_have_all_of_them() -> None:
    many = with_words({"lugn": 12, **{f"ett ord som saknas {n}": 1 for n in range(120)}})
    *_, slide, _ = slides(deck(many))
    name = many.name(many.comparison.instrument.groups[0])
    assert slide.shapes.title.text == f"{name} saknade bland annat ”lugn” i listan"
    assert "lugn (12)" in texts(slide)
    assert "Alla ord står i anteckningarna" in texts(slide)
    assert all(f"ett ord som saknas {n}" in slide.notes_slide.notes_text_frame.text
               for n in range(120))  # fmt: skip
    assert len(slides(deck(with_words({"lugn": 1})))) == len(slides(deck(many))) - 1


CASES: dict[str, Callable[[], Subject]] = {
    "demo": demo_subject,
    "english": lambda: demo_subject("en"),
    "six": lambda: subject_of([60] * 6, asked=instrument(LABELS, groups=SIX)),
    "small": lambda: subject_of((20, 9, 14), FEW_COUNTS),
    "missed": lambda: with_words({f"ett ord som saknas {n}": n % 11 + 1 for n in range(120)}),
    "long": lambda: subject_of(
        (60, 60, 60),
        asked=instrument(
            [f"ett ganska långt värdeord med nummer {n}" for n in range(24)],
            groups=[f"Förvaltningen för kultur och fritid {n}" for n in range(3)],
        ),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_nothing_stands_outside_the_slide_or_upon_something_else(case: str) -> None:
    for slide in slides(deck(CASES[case]())):
        boxes = []
        for shape in slide.shapes:
            box = shape.left, shape.top, shape.left + shape.width, shape.top + shape.height
            assert min(box[:2]) >= 0
            assert box[2] <= 12_192_000
            assert box[3] <= 6_858_000
            if shape.has_chart or (shape.has_text_frame and shape.text_frame.text):
                boxes.append(box)
        for number, (left, top, right, bottom) in enumerate(boxes):
            for other in boxes[number + 1 :]:
                beside = other[0] >= right or other[2] <= left
                assert beside or other[1] >= bottom or other[3] <= top, slide.shapes.title.text


def test_all_letters_can_be_read_on_their_ground() -> None:
    """The colours of letters on the slides, on white, or on the band of the first slide."""
    ink = "1B2A41"
    found = {
        colour.get("val")
        for slide in slides(demo_deck())
        for colour in slide._element.iter(f"{A}srgbClr")
        if colour.getparent().getparent().tag == f"{A}rPr"
    }
    assert {ink, WHITE} < found
    for colour in found - {WHITE}:
        assert contrast(colour, WHITE) >= 4.5
    assert contrast(WHITE, ink) >= 4.5


def test_the_letters_are_there_on_every_machine() -> None:
    themes = [part.decode() for name, _, part in parts(demo_deck()) if "ppt/theme/" in name]
    assert len(themes) == 2
    for theme in themes:
        assert theme.count('<a:latin typeface="Arial"/>') == 2


def test_the_same_figures_give_the_same_bytes() -> None:
    assert deck(demo_subject()) == demo_deck()
    times = {info.date_time for _, package, _ in parts(demo_deck()) for info in package.infolist()}
    assert times == {(2026, 11, 23, 0, 0, 0)}
    cores = [part.decode() for name, _, part in parts(demo_deck()) if name.endswith("core.xml")]
    assert len(cores) == 1 + len(list(charts(demo_deck())))
    for core in cores:
        assert core.count("2026-11-23T00:00:00Z") == 2
