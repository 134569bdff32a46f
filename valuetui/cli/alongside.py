"""What came along with answers, in sentences: log of the dialogue, reviews, codes, margins and how
many took part in sessions."""

from typing import Any

from valuetui.station.alongside import Alongside
from valuetui.words import Words
from valuetui.words.numbers import number


def told_alongside(came: Alongside, words: Words) -> list[str]:
    """What there is to know of it, a sentence or two a line; nothing where nothing came."""
    return [*_of_the_log(came, words), *_of_reviews(came, words), *_of_codes(came, words),
            *_of_margins(came, words), *_of_sessions(came, words)]  # fmt: skip


def alongside_json(came: Alongside) -> dict[str, Any]:
    """The same for a script."""
    codes = came.codes
    return {
        "log": {
            "new": len(came.log.new),
            "clashing": list(came.log.clashing),
            "renumbered": [{"then": then, "now": now} for then, now in came.log.theirs],
            "renumbered_here": [{"then": then, "now": now} for then, now in came.log.ours],
        },
        "margins": came.margins,
        "attendance": came.attendance,
        "forms": came.forms,
        "reviews": {"new": came.reviews, "disputed": came.disputed},
        "codes": {
            "stations": list(codes.registers),
            "used": codes.used,
            "twice": codes.twice,
            "other": list(codes.other),
            "gone": list(codes.gone),
        },
    }


def _of_the_log(came: Alongside, words: Words) -> list[str]:
    log = came.log
    if not log.new:
        return []
    said = [words("missed.alongside.log", n=len(log.new))]
    said += [words("missed.alongside.clash", number=each) for each in log.clashing]
    said += [words("missed.alongside.theirs", then=then, now=now) for then, now in log.theirs]
    return said + [words("missed.alongside.ours", then=then, now=now) for then, now in log.ours]


def _of_reviews(came: Alongside, words: Words) -> list[str]:
    said = [words("missed.cli.taken", n=came.reviews)] if came.reviews else []
    return said + ([words("missed.cli.disputed", n=came.disputed)] if came.disputed else [])


def _of_margins(came: Alongside, words: Words) -> list[str]:
    return [words("missed.alongside.margins")] if came.margins else []


def _of_sessions(came: Alongside, words: Words) -> list[str]:
    return [words("council.cli.came")] if came.attendance else []


def _of_codes(came: Alongside, words: Words) -> list[str]:
    codes, said = came.codes, []
    for key, stations in (("codes", codes.registers), ("other", codes.other), ("gone", codes.gone)):
        if stations:
            said.append(words(f"missed.alongside.{key}", stations=", ".join(stations)))
    if codes.used:
        told = number(words, codes.used)
        said.append(words("missed.alongside.used", n=codes.used, number=told))
    if codes.twice:
        said.append(twice_told(codes.twice, words))
    return said


def twice_told(n: int, words: Words) -> str:
    """That codes were used at two machines."""
    return words("missed.alongside.twice", n=n)
