"""Where in an interview a person is."""

from enum import StrEnum


class Stage(StrEnum):
    """Where in the interview a person is."""

    INFORMATION = "information"
    GROUP = "group"
    CODE = "code"
    BACKGROUND = "background"
    QUESTION = "question"
    REVIEW = "review"
    SUBMITTED = "submitted"
    ABANDONED = "abandoned"


GOING_ON = (Stage.INFORMATION, Stage.GROUP, Stage.CODE, Stage.BACKGROUND, Stage.QUESTION,
            Stage.REVIEW)  # fmt: skip
"""The stages of an interview that has not ended."""
