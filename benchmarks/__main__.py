"""``python -m benchmarks [PART…]``: one table of figures beside baselines and targets."""

import sys
from importlib import import_module

import valuetui  # noqa: F401 - before numpy, which it tells to multiply in one thread
from benchmarks.measure import Row, Unit

PARTS = ("store", "results", "exports", "reports", "kiosk", "staff")
WIDTH = 58


def main(names: list[str]) -> None:
    """Run the named parts, or all."""
    for name in names:
        if name not in PARTS:
            sys.exit(f"There is no benchmark {name!r}; there are: {', '.join(PARTS)}.")
    print(f"{'what':{WIDTH}} {'ours':>11} {'baseline':>11} {'ratio':>7} {'target':>11}")
    for name in names or PARTS:
        for row in import_module(f"benchmarks.{name}").rows():
            print(_line(row), flush=True)


def _line(row: Row) -> str:
    ours, baseline = row.unit.shown(row.ours), row.unit.shown(row.baseline)
    target = (row.unit if row.ratio is None else Unit.PIECES).shown(row.target)
    verdict = {None: "", True: "met", False: "MISSED"}[row.met]
    figures = f"{ours:>11} {baseline:>11} {_ratio(row.ratio):>7} {target:>11}"
    return f"{row.name:{WIDTH}} {figures} {verdict}".rstrip()


def _ratio(ratio: float | None) -> str:
    if ratio is None:
        return ""
    return f"{ratio:.2f}" if ratio >= 0.1 else f"{ratio:.1g}"


if __name__ == "__main__":
    main(sys.argv[1:])
