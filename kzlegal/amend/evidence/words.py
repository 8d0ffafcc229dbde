"""Owns Words: what a language brings to the reading of notes, as one value."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kzlegal.amend.evidence.values import Action


def expander(
    short: tuple[tuple[re.Pattern[str], str], ...], spread: Callable[[str], str]
) -> Callable[[str], str]:
    """Give what writes the abbreviations of a language out, then spreads glued words apart."""

    def expand(text: str) -> str:
        for pattern, word in short:
            text = pattern.sub(word, text)
        return spread(text)

    return expand


@dataclass(frozen=True, slots=True)
class Words:
    """Patterns of one language, matched against a folded text of the same length."""

    label: re.Pattern[str]
    """The note's label, at its start."""
    law: re.Pattern[str]
    """A law by date and number. Groups: ``dotted`` or ``day``, ``month``, ``year``; ``number``."""
    loose: re.Pattern[str]
    """A date or a number that belongs to a law, as far as one can tell from itself alone."""
    announced: re.Pattern[str]
    """How the text of a unit begins that has a number and no words yet."""
    limit: re.Pattern[str]
    """"Until DATE", with the groups of `commencement`."""
    own_law: re.Pattern[str]
    """This act itself as the law that made the change."""
    law_words: re.Pattern[str]
    """Where the words that name the law begin, after the unit."""
    law_unit: re.Pattern[str]
    """The unit of the law, before the law; group ``unit``."""
    verbs: tuple[tuple[Action, re.Pattern[str]], ...]
    """What happened or will happen. Group ``added``, where there is one, holds the new units."""
    new_first: bool
    """True where the new units stand before the verb (Kazakh)."""
    new_units: re.Pattern[str]
    """The new units before the verb; group ``added``. Not used where `new_first` is False."""
    planned: re.Pattern[str]
    """What tells a future change from a past one."""
    heading: re.Pattern[str]
    text_too: re.Pattern[str]
    """"And the text", after the heading."""
    whole_text: re.Pattern[str]
    """"Throughout the text"."""
    preamble: re.Pattern[str]
    title: re.Pattern[str]
    contents: re.Pattern[str]
    note: re.Pattern[str]
    """The legislator's own note as a unit."""
    this_act: re.Pattern[str]
    """The act as a whole: "the Law", "the Code"."""
    roman: re.Pattern[str]
    """A division numbered in Roman digits; groups ``number`` and ``noun``."""
    divisions: Mapping[str, str]
    """First letters of a division's noun to its name in an eId."""
    bracket: re.Pattern[str]
    """What a bracket on application begins with."""
    in_words: re.Pattern[str]
    """A replacement of words: groups ``old``, ``new`` hold quoted lists."""
    deleted: re.Pattern[str]
    """A deletion of words; group ``old``."""
    in_turn: re.Pattern[str]
    """"Correspondingly": the lists are parallel."""
    elsewhere: re.Pattern[str]
    review: re.Pattern[str]
    expand: Callable[[str], str]
    """Writes abbreviated units out and parts tight ranges, so that `kzlegal.refs` reads them."""
    months: Mapping[str, int]
    fold: Mapping[int, str]
    numbered_part: re.Pattern[str]
    """A часть with a number in digits: the numbered unit of a code."""
    point_too: re.Pattern[str]
    """A часть of a numbered unit: "part two of point 1"."""
    part: re.Pattern[str]
    """The word for часть."""
    opening: re.Pattern[str]
    """"Paragraph one": the opening words of a unit, which have no element of their own."""
