"""Owns Wording: what one language brings to the reading of amending acts, as a value."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from kzlegal.amend.phrase import Phrase

_NEVER = re.compile("(?!)")


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """Words and patterns of one language; the reader is the same for all.

    Compared and hashed by identity.
    """

    language: Literal["rus", "kaz", "eng"]
    own_numbers: tuple[tuple[Literal["article", "paragraph", "point"], re.Pattern[str]], ...]
    """Numbers of the amending act's own items: level and pattern with the group ``number``."""
    instruction: re.Pattern[str]
    """Start of a line that is an instruction or a container, its own number included."""
    ends_quotation: re.Pattern[str]
    """A line that cannot stand inside the quotation of a unit: an instruction, a commencement."""
    after_words: re.Pattern[str]
    """What follows the closing mark of quoted words: an operative word."""
    after_list: re.Pattern[str]
    """What may follow quoted words besides: the next ones, punctuation, a target."""
    announces: re.Pattern[str]
    """The end of words after which the new text of a unit stands: «следующей редакции:»."""
    names_words: re.Pattern[str]
    """The end of words after which quoted words stand, not a unit's text: «слова», «словами:»."""
    verbs: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]
    """Operative words, each with the kinds that it may make, in order."""
    operative: re.Pattern[str]
    """Any operative word, wherever it stands."""
    spelled: tuple[tuple[re.Pattern[str], str], ...]
    """Other forms of operative words and the form that the patterns expect."""
    act_line: re.Pattern[str]
    """A line that names the act to be changed, group ``act``."""
    general: re.Pattern[str]
    """A line that announces changes to several acts."""
    component: re.Pattern[str]
    """A line that names a document inside the act; group ``what``."""
    of_act: re.Pattern[str]
    """The act named inside a phrase of units: groups ``units`` and ``act``."""
    repeal_list: re.Pattern[str]
    """A line that announces a list of acts or units that lose force."""
    commencement: re.Pattern[str]
    """A paragraph that says when the act applies."""
    foot: re.Pattern[str]
    """The first line of the signature."""
    annex: re.Pattern[str]
    """The first line of an annex of the amending act; group ``number`` may be missing."""
    cited: re.Pattern[str]
    """Day and number of an act: groups ``day``, ``month``, ``year``, ``number``."""
    brackets: re.Pattern[str]
    """Citations of gazettes and registers after the act's name, which name nothing else."""
    article_start: str
    """How the text of an article begins, with ``{}`` for its number."""
    phrase: Callable[[str, str, bool], Phrase | None]
    """Reads a phrase of units whole: (text, what the act calls its numbered units, shared)."""
    months: Mapping[str, int]
    day: re.Pattern[str]
    """A day in words: groups ``day``, ``month``, ``year``."""
    document: re.Pattern[str] = _NEVER
    """The same as an object, in another case: «Правила …, утвержденные …»; group ``what``."""
    of_document: re.Pattern[str] = _NEVER
    """Units of such a document: groups ``units`` and ``what``."""
    approved: re.Pattern[str] = _NEVER
    """The act that has approved a document, at the end of its name; group ``act``."""
    dress: re.Pattern[str] = _NEVER
    """Words around the name of what is changed: «Внести в …», «… следующие изменения»."""
    annex_number: re.Pattern[str] = _NEVER
    """The numbers of annexes in their citation, where it is no phrase of units."""
    ends_act: re.Pattern[str] = _NEVER
    """The clause on the entry into force, with its own number: the last of an act's body."""
    inside: re.Pattern[str] = _NEVER
    """A line that names the place of changes, though it may end without a colon."""
    act_line_speaks: bool = True
    """Whether `act_line` tells by its form alone that changes follow, without a colon."""
    place: re.Pattern[str] = _NEVER
    """The start of a line that names a place, whether or not the place is understood."""
    itself: re.Pattern[str] = _NEVER
    """The end of a phrase that points at the act which is changed: «… к указанному приказу»."""
    said_before: re.Pattern[str] = _NEVER
    """A document that is not named again: «указанных Правил»."""
    excepting: re.Pattern[str] = _NEVER
    """Words after which a target takes something out of itself: «за исключением статьи 5»."""
    either: re.Pattern[str] = _NEVER
    """An object that is one inserted unit or a range, the words do not tell: «статьи 10-12»."""
    lead: re.Pattern[str] = _NEVER
    """The joint after an act's name where the instruction follows in the same sentence."""
    and_all: re.Pattern[str] = _NEVER
    """The end of a phrase of units after which the whole text was named: «в заголовке и …»."""
    quoted_noun: re.Pattern[str] = _NEVER
    """The noun of quoted words at the end of a line, where it stands behind them («деген сөз»)."""
    named_after: bool = False
    """True where the noun of quoted words stands behind them and not before."""
    odd_words: re.Pattern[str] = _NEVER
    """Quoted words with a mark too few that rather are two quotations than one with a title."""
    orders: re.Pattern[str] = _NEVER
    """Words that order a change and begin no known formula: a line with them is never dropped."""
    annex_head: re.Pattern[str] | None = None
    """A line of an annex's heading, where the heading stands over the annex's number."""
    annex_approved: re.Pattern[str] = _NEVER
    """The last line of the heading of a document that an act has approved."""
    forms: Mapping[str, tuple[re.Pattern[str], ...]] = field(default_factory=dict)
    """Patterns of clauses by kind, for a language whose patterns do not stand with the kinds."""
