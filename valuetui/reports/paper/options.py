"""What can be chosen of a form."""

from dataclasses import dataclass

from valuetui.words import Words


@dataclass(frozen=True)
class FormOptions:
    """How a form is printed, whatever it asks."""

    words: Words
    """The texts in the language that the form speaks: one of the instrument's."""
    group: str | None = None
    """The group that the form is bound to; None where it asks for the group."""
    large: bool = False
    """Large print: no letters below 18 points but in the foot, and large boxes."""
    explanations: bool = True
    """Whether the form ends with a sheet that explains the words."""
    check_digits: bool = False
    """Every code of a value has a third digit, which checks the other two."""
    hand_in: str = ""
    """How to hand it in; where it is empty, what the catalogue says."""

    @property
    def language(self) -> str:
        return self.words.language
