"""``python -m benchmarks [store] [kiosk]``: one table of ratios beside baselines."""

import sys
from importlib import import_module

from benchmarks.measure import Row

PARTS = ("store", "kiosk")


def main(names: list[str]) -> None:
    """Run the named parts, or all."""
    rows: list[Row] = []
    for name in names or PARTS:
        if name not in PARTS:
            sys.exit(f"There is no benchmark {name!r}; there are: {', '.join(PARTS)}.")
        rows += import_module(f"benchmarks.{name}").rows()
    print(f"{'what':44} {'ours ms':>9} {'baseline':>9} {'ratio':>7} {'target':>7}")
    for row in rows:
        print(
            f"{row.name:44.44} {row.ours * 1e3:9.2f} {row.baseline * 1e3:9.2f} {row.ratio:7.2f} "
            f"{_verdict(row)}"
        )


def _verdict(row: Row) -> str:
    if row.target is None:
        return ""
    return f"{row.target:7.2f} {'met' if row.ratio <= row.target else 'MISSED'}"


if __name__ == "__main__":
    main(sys.argv[1:])
