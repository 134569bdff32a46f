"""The code on a slip, line by line."""

from valuetui.responses.codes.code import foreign, read
from valuetui.screens.kiosk.coded import of_code
from valuetui.screens.lines.desk import Desk, Part
from valuetui.station.code_desk import Finding


def code_entry(desk: Desk) -> Part:
    """Which code stands on the person's slip?"""
    session = desk.session

    def remind() -> None:
        desk.say("codes.kiosk.type")

    def tell() -> None:
        desk.say("codes.kiosk.heading")
        desk.say("codes.kiosk.hint")
        remind()

    def take(line: str) -> None:
        looked = desk.look_at_code(line)
        if looked.finding is Finding.RIGHT:
            return
        if looked.finding is Finding.MISTYPED:
            desk.say("codes.kiosk.understood", typed=" ".join(read(line)) or "–")
            if strange := foreign(line):
                desk.say("codes.kiosk.never", found=", ".join(dict.fromkeys(strange)))
        desk.talk.say(of_code(looked, session.instrument, desk.words))

    return Part(tell, take, remind, session.back, session.instrument.kiosk.idle)
