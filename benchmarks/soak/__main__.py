"""``python -m benchmarks.soak [N]``: N interviews, a table, and whether anything grows."""

import sys
import time

from benchmarks.soak.running import soak
from benchmarks.soak.samples import Sample, growing, line
from valuetui.station.shipped import shipped_config

INTERVIEWS = 500
SAMPLES = 10
WARM_UP = 2
"""Samples at the beginning that are not judged: memory grows until all has been used once."""


def main(arguments: list[str]) -> int:
    """Run the interviews; 1 where something grows."""
    interviews = int(arguments[0]) if arguments else INTERVIEWS
    began = time.monotonic()
    samples: list[Sample] = []
    print(line())
    for sample in soak(interviews, SAMPLES, shipped_config() / "kommun.toml"):
        samples.append(sample)
        print(line(sample), flush=True)
    found = growing(samples[WARM_UP:])
    print(f"{interviews} interviews in {time.monotonic() - began:.0f} s: ", end="")
    print(f"GROWING: {'; '.join(found)}" if found else "flat")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
