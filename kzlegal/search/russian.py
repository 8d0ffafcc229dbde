"""Owns the Russian stem: a light suffix stripper, so that forms of one word meet.

It takes off a reflexive ending, one inflection and one suffix of a derived noun; it aims at one
key for one word, not at a dictionary form.
"""

from __future__ import annotations

from functools import lru_cache

VOWELS = frozenset("аеиоуыэюя")
REFLEXIVE = ("ся", "сь")
INFLECTIONS = tuple(
    sorted(
        (  # noqa: SIM905
            "иями ями ами иях ях ах иям ям ам ией ей ием ем ией ой ою ею ии ия ие ью ья ьи "
            "ов ев ого его ому ему ыми ими ый ий ая яя ое ее ые ие ых их ую юю ом ым им "
            "ать ять ить еть уть ает яет ует ют ут ит ат ят ешь ишь ете ите ем им ла ло ли "
            "ал ял ил ел ала яла ила ела али яли или ели ало яло ило ело ай яй уй йте "
            "ющий ющая ющее ющие ющего ющему ющим ющих ющими вший вшая вшее вшие "
            "анный анная анное анные анного анных енный енная енное енные енного енных "
            "ан ана ано аны ен ена ено ены а е и й о у ы ь ю я"
        ).split(),
        key=lambda ending: (-len(ending), ending),
    )
)
DERIVATIONS = ("ость", "ост", "енн", "анн", "ени", "ани", "ен", "ан", "ян")
ROOTS = ("систем", "проблем", "схем")
"""Stems whose own end looks like an ending (систем-у is not сист-ему)."""


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Give the stem of a lower-case Russian word (ё already е); at least three letters remain."""
    if len(word) <= 3:
        return word
    for root in ROOTS:
        if word.startswith(root) and len(word) - len(root) <= 3:
            return root
    for ending in REFLEXIVE:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    for ending in INFLECTIONS:
        if word.endswith(ending) and _stands(word[: -len(ending)]):
            word = word[: -len(ending)]
            break
    for suffix in DERIVATIONS:
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            word = word[: -len(suffix)]
            break
    return word[:-1] if len(word) > 4 and word[-1] == word[-2] == "н" else word


def _stands(letters: str) -> bool:
    return len(letters) >= 3 and any(c in VOWELS for c in letters)
