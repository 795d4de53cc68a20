"""How long it takes to find the names that look alike among 40,000.

Run: python benchmarks/near.py. Target on two cores: 40,000 names within 30 s; exit code 1 when it
is missed. The names are made up: two to four words of two characters, drawn from 1,500 with
probability 1 / (rank + 5), and an ending such as 能力; the commonest word stands in a tenth of them,
as 管理 or 分析 do in real lists. The peer is the same with a quarter of the names: `growth` is how
many times longer four times the names take (4 would be linear, 16 quadratic).
"""

from __future__ import annotations

import random
import resource
import sys
import time

from compgraph.analysis.near import near

NAMES = 40_000
SECONDS = 30.0
WORDS = 1_500
ENDINGS = ["能力"] * 9 + ["知識"] * 4 + ["概念"] * 2 + ["技能"] + [""] * 8


def names(count: int) -> list[str]:
    """Return `count` different names."""
    draw = random.Random(7)
    letters = [chr(0x4E00 + place) for place in range(1_200)]
    words = [draw.choice(letters) + draw.choice(letters) for _ in range(WORDS)]
    common = [1 / (rank + 5) for rank in range(WORDS)]
    found: dict[str, None] = {}
    while len(found) < count:
        drawn = draw.choices(words, common, k=draw.choice((2, 3, 3, 4)))
        found["".join(drawn) + draw.choice(ENDINGS)] = None
    return list(found)


def main() -> int:
    """Measure and report; return the exit code."""
    seconds: list[float] = []
    for count in (NAMES // 4, NAMES):
        listed = names(count)
        began = time.perf_counter()
        pairs = near(listed)
        seconds.append(time.perf_counter() - began)
        print(f"{count:6} names: {len(pairs):5} pairs in {seconds[-1]:.1f} s")
    print(f"growth {seconds[1] / seconds[0]:.1f} (4 is linear); target {SECONDS:.0f} s")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return int(seconds[1] > SECONDS)


if __name__ == "__main__":
    sys.exit(main())
