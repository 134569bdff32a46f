"""How easy people found it to answer: about the kiosk, and so the same for every group."""

from valuetui.results.quality.report import GroupQuality
from valuetui.screens.results.layout import Block, wrapped
from valuetui.screens.results.scene import Scene


def draw(scene: Scene, shown: GroupQuality, width: int) -> Block:  # noqa: ARG001
    """What people said; nothing where too few have said anything."""
    ease = scene.quality.ease if scene.quality else None
    if ease is None:
        return []
    words = scene.words
    figures = ", ".join(
        f"{words(f'results.quality.ease.{verdict}')} {scene.whole(share)}"
        for verdict, share in ease.items()
    )
    said = scene.n(next(iter(ease.values())).of)
    return [
        *wrapped(words("results.quality.ease.heading"), width, scene.palette.strong),
        *wrapped(f"{figures} ({said})", width, scene.palette.text),
        *wrapped(words("results.quality.ease.note"), width, scene.palette.muted),
    ]
