"""What each step is about, in words."""

from valuetui.instrument.model import Role
from valuetui.screens.presenter.stage import Stage
from valuetui.screens.presenter.steps import Kind, Step
from valuetui.screens.results.scene import sentence


def title(stage: Stage, step: Step) -> str:
    """The step in a word or two."""
    if step.group is not None:
        return stage.say(step.group.label)
    return stage.words(f"present.title.{step.kind.value}")


def subtitle(stage: Stage, step: Step) -> str:
    """The step in a few words more."""
    match step.kind:
        case Kind.TOP:
            return stage.words("present.about.top", asked=stage.short(step.role))
        case Kind.AGREED:
            return stage.words("present.about.agreed", asked=stage.short(step.role))
        case Kind.BESIDE:
            return stage.words(
                "present.about.beside",
                current=stage.short(Role.CURRENT),
                desired=stage.short(Role.DESIRED),
            )
        case Kind.SHIFT:
            return stage.words("present.about.shift")
        case _:
            return stage.words(f"present.about.{step.kind.value}")


def question(stage: Stage, step: Step) -> str:
    """What there is to know before anything is shown: what was asked, or how it is counted."""
    asked = stage.instrument.question_in_role(step.role) if step.role else None
    if step.kind is Kind.TOP and asked:
        return stage.say(asked.text)
    return stage.words(f"present.before.{step.kind.value}")


def in_one_line(stage: Stage, step: Step) -> str:
    """Title and subtitle: "Medborgare: topp tio i framtiden"."""
    if step.has_figures:
        return f"{title(stage, step)}: {subtitle(stage, step)}"
    return sentence(title(stage, step))
