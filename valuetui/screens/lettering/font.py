"""Capitals, digits and signs of several cells: six pixels high, so that a line takes three rows.

The upright strokes are two pixels wide, for a pixel is twice as high as it is wide: then all
strokes look alike. They stand on whole cells wherever they can: many fonts leave a line of the
ground free between two rows, which only a cell that is all ink can cover. The topmost row is for
what stands above a letter; letters that have something there are a row lower themselves, as there
has to be ground in between.
"""

import unicodedata
from functools import cache

from valuetui.screens.lettering.pixels import ACROSS, DOWN, GROUND, Pixels

HEIGHT = 6
GAP = 2
SPACE = 4
THIN = 2
"""Pixels: of a letter's height, between two letters, and of the blank between two words and before
a sign of per cent."""
BODY = 5

_DRAWN = """
A .####. ##..## ###### ##..## ##..##
B #####. ##..## #####. ##..## #####.
C .##### ##.... ##.... ##.... .#####
D #####. ##..## ##..## ##..## #####.
E ###### ##.... #####. ##.... ######
F ###### ##.... #####. ##.... ##....
G .##### ##.... ##.### ##..## .#####
H ##..## ##..## ###### ##..## ##..##
I ## ## ## ## ##
J ....## ....## ....## ##..## .####.
K ##..## ##.##. ####.. ##.##. ##..##
L ##.... ##.... ##.... ##.... ######
M ##....## ####.### ##.##.## ##....## ##....##
N ##..## ###.## ###### ##.### ##..##
O .####. ##..## ##..## ##..## .####.
P #####. ##..## #####. ##.... ##....
Q .####. ##..## ##..## ##.##. .###.#
R #####. ##..## #####. ##.##. ##..##
S .##### ##.... .####. ....## #####.
T ###### ..##.. ..##.. ..##.. ..##..
U ##..## ##..## ##..## ##..## .####.
V ##..## ##..## ##..## .####. ..##..
W ##....## ##....## ##.##.## ###.#### ##....##
X ##..## .####. ..##.. .####. ##..##
Y ##..## ##..## .####. ..##.. ..##..
Z ###### ...##. ..##.. .##... ######
Å ..##.. ...... .####. ##..## ###### ##..##
Ä ##..## ...... .####. ##..## ###### ##..##
Ö ##..## ...... .####. ##..## ##..## .####.
Ü ##..## ...... ##..## ##..## ##..## .####.
0 .####. ##..## ##..## ##..## .####.
1 ..##.. ####.. ..##.. ..##.. ######
2 #####. ....## .####. ##.... ######
3 #####. ....## .####. ....## #####.
4 ##..## ##..## ###### ....## ....##
5 ###### ##.... #####. ....## #####.
6 .####. ##.... #####. ##..## .####.
7 ###### ....## ...##. ..##.. ..##..
8 .####. ##..## .####. ##..## .####.
9 .####. ##..## .##### ....## .####.
% ##...##. ##..##.. ...##... ..##..## .##...##
+ ...... ..##.. ###### ..##.. ......
− ...... ...... ###### ...... ......
- .... .... #### .... ....
– ...... ...... ###### ...... ......
= ...... ###### ...... ###### ......
< ....## ..##.. ##.... ..##.. ....##
> ##.... ..##.. ....## ..##.. ##....
≤ ...##. .##... ...##. ...... ######
≥ .##... ...##. .##... ...... ######
→ ...##... .....##. ######## .....##. ...##...
/ ....## ...##. ..##.. .##... ##....
( .### ##.. ##.. ##.. .###
) ###. ..## ..## ..## ###.
. .. .. .. .. ##
, .... .... .... ..## .##.
: .. ## .. ## ..
; .... ..## .... ..## .##.
! ## ## ## .. ##
? #####. ....## ..###. ...... ..##..
& .###.... ##.##... .###.##. ##.###.. .###.##.
' ## .# .. .. ..
’ ## .# .. .. ..
" ##..## .#...# ...... ...... ......
” ##..## .#...# ...... ...... ......
· .. .. ## .. ..
"""


@cache
def _letters() -> dict[str, tuple[str, ...]]:
    found = {}
    for line in _DRAWN.split("\n"):
        letter, _, drawn = line.partition(" ")
        rows = tuple(drawn.split())
        if rows:
            found[letter] = (GROUND * len(rows[0]),) * (HEIGHT - len(rows)) + rows
    blanks = {" ": SPACE, "\N{NO-BREAK SPACE}": THIN}
    return found | {blank: (GROUND * width,) * HEIGHT for blank, width in blanks.items()}


def has(text: str) -> bool:
    """Whether every letter of the text can be drawn."""
    return all(letter in _letters() for letter in _as_drawn(text))


def drawn(text: str) -> Pixels:
    """The text in one line. Raises ``KeyError`` for a letter that cannot be drawn."""
    letters = [_letters()[letter] for letter in _as_drawn(text)]
    return [(GROUND * GAP).join(rows) for rows in zip(*letters, strict=True)]


def columns(text: str, by: int = 1) -> int:
    """Columns of a terminal that the text takes, ``by`` times as large."""
    letters = [_letters()[letter][0] for letter in _as_drawn(text)]
    return -(-by * (sum(map(len, letters)) + GAP * max(0, len(letters) - 1)) // ACROSS)


def rows(by: int = 1) -> int:
    """Rows of a terminal that a line takes, ``by`` times as large."""
    return by * HEIGHT // DOWN


def _as_drawn(text: str) -> str:
    """Capitals; of letters that have no drawing of their own, what is left without their signs."""
    return "".join(each if each in _letters() else _bare(each) for each in text.upper())


def _bare(letter: str) -> str:
    return "".join(
        each for each in unicodedata.normalize("NFD", letter) if not unicodedata.combining(each)
    )
