"""What is said and asked at which stage of an interview: one function a stage."""

from collections.abc import Callable
from dataclasses import fields

from valuetui.instrument.background import Background
from valuetui.instrument.model import Group, Information, Question
from valuetui.interview.stage import Stage
from valuetui.screens.kiosk.said import said_in_words
from valuetui.screens.lines.background import background
from valuetui.screens.lines.code_entry import code_entry
from valuetui.screens.lines.desk import Desk, Part, Stopped, menu_part
from valuetui.screens.lines.menu import Choice
from valuetui.screens.lines.question import question
from valuetui.words.text import in_language


def information(desk: Desk) -> Part:
    """Who asks, why, what happens to the answers, and that it is voluntary."""
    session = desk.session

    def line(about: str) -> str:
        text = in_language(getattr(session.instrument.information, about), desk.words.language)
        label = desk.words(f"kiosk.information.about.{about}")
        return f"{label} {text}" if label.endswith("?") else f"{label}: {text}"

    def lines() -> list[str]:
        heading = desk.words("kiosk.information.heading")
        return [heading, *(line(each.name) for each in fields(Information))]

    def leave() -> None:
        raise Stopped

    def choices() -> list[Choice]:
        return [
            Choice(desk.words("kiosk.information.begin"), session.begin),
            Choice(desk.words("kiosk.information.leave"), leave),
        ]

    return menu_part(desk, lines, choices, back=leave)


def group(desk: Desk) -> Part:
    """To which group does the person belong?"""
    session = desk.session

    def choice(each: Group) -> Choice:
        language = desk.words.language
        return Choice(
            in_language(each.label, language),
            lambda: session.choose_group(each.id),
            in_language(each.description, language),
        )

    def lines() -> list[str]:
        return [desk.words("kiosk.group.heading"), desk.words("kiosk.group.hint")]

    return menu_part(
        desk, lines, lambda: [choice(each) for each in session.instrument.groups], back=session.back
    )


def review(desk: Desk) -> Part:
    """All picks before they are handed in."""
    session = desk.session

    def short(each: Question) -> str:
        return in_language(each.short, desk.words.language)

    def picks(each: Question) -> str:
        chosen = session.picks_of(each.id).chosen
        labels = [in_language(session.value(i).label, desk.words.language) for i in chosen]
        return desk.words(
            "plain.review.picks",
            short=short(each).capitalize(),
            n=len(labels),
            labels=", ".join(labels),
        )

    def own_word(each: Question) -> list[str]:
        word = session.write_in_at(each.id)
        return [desk.words("plain.review.own", short=short(each).capitalize(), word=word)] * bool(
            word
        )

    def about(each: Background) -> str:
        said = said_in_words(each, session, desk.words)
        return f"{in_language(each.short, desk.words.language).capitalize()}: {said}"

    def lines() -> list[str]:
        return [
            desk.words("kiosk.review.heading"),
            *(
                line
                for each in session.instrument.questions
                for line in (picks(each), *own_word(each))
            ),
            *map(about, session.asked),
            desk.words("kiosk.review.hint"),
        ]

    def revise(each: Question) -> Choice:
        label = desk.words("kiosk.review.revise", short=short(each))
        return Choice(label, lambda: session.revise(each.id))

    def choices() -> list[Choice]:
        submit = Choice(desk.words("kiosk.review.submit"), desk.hand_in)
        about_oneself = Choice(desk.words("kiosk.review.about"), lambda: revise_about(desk))
        return [
            submit,
            *map(revise, session.instrument.questions),
            *([about_oneself] if session.asked else []),
        ]

    return menu_part(desk, lines, choices, back=session.back)


def revise_about(desk: Desk) -> None:
    """From the review to the only background question there is, or to the one that is chosen."""
    session = desk.session

    def choice(each: Background) -> Choice:
        label = in_language(each.short, desk.words.language)
        return Choice(
            label, lambda: session.revise(each.id), said_in_words(each, session, desk.words)
        )

    if len(session.asked) == 1:
        session.revise(session.asked[0].id)
        return
    desk.ask_between(
        menu_part(
            desk,
            lambda: [desk.words("kiosk.review.about_heading")],
            lambda: list(map(choice, session.asked)),
            back=desk.resume,
        )
    )


STAGES: dict[Stage, Callable[[Desk], Part]] = {
    Stage.INFORMATION: information,
    Stage.GROUP: group,
    Stage.CODE: code_entry,
    Stage.BACKGROUND: background,
    Stage.QUESTION: question,
    Stage.REVIEW: review,
}


def part_of(desk: Desk) -> Part:
    """The part for where the interview is."""
    return STAGES[desk.session.stage](desk)
