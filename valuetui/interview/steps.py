"""Steps that an interview takes only at certain stages."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from valuetui.interview.stage import Stage

P = ParamSpec("P")
R = TypeVar("R")


class NotAllowed(Exception):
    """The step cannot be taken at this stage, or not yet."""


class Staged(Protocol):
    """Something that is at a stage."""

    @property
    def stage(self) -> Stage: ...


S = TypeVar("S", bound=Staged)


def only_at(
    *stages: Stage,
) -> Callable[[Callable[Concatenate[S, P], R]], Callable[Concatenate[S, P], R]]:
    """Refuse a step at any other stage."""

    def decorate(step: Callable[Concatenate[S, P], R]) -> Callable[Concatenate[S, P], R]:
        @wraps(step)
        def guarded(self: S, /, *args: P.args, **kwargs: P.kwargs) -> R:
            if self.stage not in stages:
                raise NotAllowed(f"{step.__name__} is no step at the stage {self.stage}")
            return step(self, *args, **kwargs)

        return guarded

    return decorate
