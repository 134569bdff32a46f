"""How easy people found it to answer: about the kiosk, and so the same for every group."""

from valuetui.results.gate import Told, told
from valuetui.results.measures import Share
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
        f"{words(f'results.quality.ease.{verdict}')} {_share(scene, share)}"
        for verdict, share in ease.items()
    )
    said = scene.n(sum(share.count for share in ease.values()))
    return [
        *wrapped(words("results.quality.ease.heading"), width, scene.palette.strong),
        *wrapped(f"{figures} ({said})", width, scene.palette.text),
        *wrapped(words("results.quality.ease.note"), width, scene.palette.muted),
    ]


def _share(scene: Scene, share: Share) -> str:
    """A share of a few is not told in figures."""
    how = told(share.count, share.of)
    if how is Told.EXACTLY:
        return scene.whole(share)
    return scene.words(f"results.quality.{'few' if how is Told.FEW else 'nearly_all'}")
