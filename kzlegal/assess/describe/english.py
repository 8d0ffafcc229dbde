"""Owns the English side of reading a description: negation and words that take a statement back."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kzlegal.assess.describe.speech import Place, Polarity, Speech, any_of

_NEGATOR = re.compile(
    r"(?:no|not|never|neither|nor|none|nobody|nothing|cannot|without|hardly|non|anti|zero|"
    r"\w+n't|dont|doesnt|isnt|cant|wont|lacks?|lacking|avoids?|avoiding|refus\w+|refrains?|"
    r"prohibits?|prohibited|forbids?|forbidden|bans?|banned|prevents?|preventing|excludes?|"
    r"excluded|disabl\w+|absent|false|untrue|stopp?\w*|"
    r"instead|rather|impossible|free|far|unable|incapable|nobody's|removed|deleted|dropped|"
    r"abandoned|ceased)"
)
_HARMLESS = re.compile(r"(?:only|merely|just|later|less|more|matter|doubt|problem)")
_AFTER = re.compile(
    r"(?:is|are|was|were|be|been|being|has|have|had|does|do|did|can|will|we|it|they|the|system|"
    r"also|at|all|ever|simply|here|itself|in|this|,)"
)
_AFTER_NEGATOR = re.compile(
    r"(?:not|never|\w+n't|cannot|absent|prohibited|forbidden|banned|disabled|excluded|removed|"
    r"impossible|none|no|nowhere|neither|switched|turned)"
)
_EXISTS = re.compile(
    r"(?:used?|uses|perform\w*|done|do|does|present|carried|appl\w+|made|make|collect\w+|process\w*|"
    r"detect\w*|stor\w+|includ\w+|support\w*|available|allow\w*|provid\w+|there|exist\w*|"
    r"implement\w*|happen\w*|take|takes|place|part|permitted|offered|enabled|among|in|one|our|its|"
    r"foreseen|given|seen|found|involved|our|tolerated|built|off|out|at|a|an|the|any|so|practi[sc]ed)"
)
_STOP = re.compile(r"(?:but|however|yet|although|though|while|whereas|because|;)")
_SUBJECT = re.compile(
    r"(?:it|we|they|he|she|i|you|the|our|its|their|his|her|this|that|these|those|who|which|there|"
    r"a|an|each|every|all|some|nobody|nothing|none|no|staff|people|users?|clients?|customers?|then|instead|only)"
)
_LEFT = 9
"""How far to the right a negation reaches, in words."""


def turn(words: Sequence[str], place: Place) -> Polarity:
    """Tell whether a phrase is said, denied, or under a doubtful negation."""
    start, end = place.start, place.end
    if any(g and _denies(words, start + i, place.end) for i, g in enumerate(place.gap)):
        return Polarity.DENIED
    return _left(words, start) or _right(words, end) or Polarity.SAID


def _denies(words: Sequence[str], at: int, start: int) -> bool:
    if _NEGATOR.fullmatch(words[at]) is None:
        return False
    # "not only" is no denial, unless "only" belongs to the phrase.
    following = words[at + 1] if at + 1 < start else ""
    if words[at] in ("free", "far"):
        return following in ("of", "from")
    if words[at] in ("instead", "rather"):
        return following in ("of", "than")
    if words[at] in ("not", "no") and following == "longer":
        return True
    return not (words[at] in ("no", "not") and _HARMLESS.fullmatch(following))


def _left(words: Sequence[str], start: int) -> Polarity | None:
    """Look for a negation before the phrase, through the items of a list."""
    carried = False
    doubtful = False
    for at in range(start - 1, -1, -1):
        word = words[at]
        if _STOP.fullmatch(word):
            return None
        if word == ",":
            opened = words[at + 1 : start + 1]
            if opened and opened[0] in ("or", "nor"):
                carried = True
            elif opened and opened[0] == "and":
                if len(opened) > 1 and _SUBJECT.fullmatch(opened[1]):
                    return None
                carried = doubtful = True
            elif opened and _SUBJECT.fullmatch(opened[0]):
                return None
            else:
                carried = True
                doubtful = doubtful or start - at > 4 or _finite(words[start])
        elif word == "and" and at < start:
            if at + 1 < len(words) and _SUBJECT.fullmatch(words[at + 1]):
                return None
            doubtful = doubtful or _finite(words[at + 1]) or (carried and start - at > 4)
        elif _denies(words, at, start):
            if word == "without" and (start - at > 3 or _finite(words[start])) and not carried:
                return Polarity.UNCLEAR
            near = start - at <= _LEFT or carried
            return Polarity.DENIED if near and not doubtful else Polarity.UNCLEAR
    return None


def _right(words: Sequence[str], end: int) -> Polarity | None:
    """Look for a denial that follows: "… is not used", "… never"."""
    for at in range(end, min(end + 5, len(words))):
        word = words[at]
        if _AFTER_NEGATOR.fullmatch(word):
            if word == "no" and at > end and words[at - 1] in ("in", ","):
                return None
            following = words[at + 1] if at + 1 < len(words) else ""
            if word in ("switched", "turned") and following != "off":
                return None
            if not following or (word[:2] not in ("no", "ne") and not word.endswith("n't")):
                return Polarity.DENIED
            if word == "not" and _HARMLESS.fullmatch(following):
                return None
            sure = _EXISTS.fullmatch(following) is not None
            return Polarity.DENIED if sure else Polarity.UNCLEAR
        if not _AFTER.fullmatch(word) or _STOP.fullmatch(word):
            return None
        if word == "," and at + 1 < len(words) and words[at + 1] not in ("we", "it", "they", "no"):
            return None
    return None


def _finite(word: str) -> bool:
    """Say whether a word looks like a verb of the third person: it opens a new predicate."""
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "ions", "ics"))


ENGLISH = Speech(
    turn=turn,
    planned=any_of(
        r"plans? (?:to|for|on)",
        r"planned",
        r"planning",
        r"intends?",
        r"intending",
        r"intended to",
        r"may (?:one day|later|also|well|soon|add|start|introduce|be|use|in)",
        r"might",
        r"someday",
        r"one day",
        r"considers?",
        r"considering",
        r"considered",
        r"in the future",
        r"future",
        r"roadmap",
        r"next (?:year|month|quarter|spring|summer|autumn|winter|version|release)",
        r"will (?:later|soon|one day|eventually)",
        r"later",
        r"hopes? to",
        r"hoping",
        r"would",
        r"could",
        r"going to",
        r"thinks? of",
        r"thinking",
        r"dreams? of",
        r"wants? to",
        r"proposed",
        r"idea",
        r"perhaps",
        r"possibly",
        r"maybe",
        r"discuss\w*",
        r"under consideration",
        r"we may",
        r"it may",
        r"they may",
        r"company may",
        r"soon",
        r"shall we",
    ),
    planned_after=any_of(
        r"in (?:the|near) future",
        r"next \w+",
        r"soon",
        r"one day",
        r"some day",
        r"is planned",
        r"are planned",
        r"under consideration",
        r"on the roadmap",
        r"in (?:a|two|three) years?",
    ),
    conditional=any_of(r"if", r"unless", r"whether", r"in case", r"provided that", r"suppose\w*"),
    past=any_of(
        r"used to",
        r"previously",
        r"formerly",
        r"in the past",
        r"once had",
        r"until (?:last|\d+)",
        r"earlier version",
        r"old version",
        r"at first",
    ),
    others=any_of(
        r"competitors?",
        r"competitor's",
        r"competitors'",
        r"rivals?",
        r"rival's",
        r"unlike",
        r"other (?:companies|banks|clinics|firms|countries|systems|vendors|schools|shops|cities)",
        r"in another (?:company|bank|firm|country|city)",
        r"neighbou?rs?",
        r"neighbou?ring",
        r"abroad",
        r"(?:vendor|supplier|provider|seller) offers",
        r"elsewhere",
        r"(?:vendors|suppliers|providers|sellers|companies) offer",
        r"on the market",
        r"some say",
    ),
    topic=any_of(
        r"about",
        r"against",
        r"combat\w*",
        r"fight\w*",
        r"prevent\w*",
        r"law (?:bans?|prohibits?|"
        r"forbids?)",
        r"questions? on",
        r"explain\w*",
        r"warns? of",
        r"protect\w*",
        r"examples? of",
        r"such as",
        r"training course",
        r"lecture\w*",
        r"articles? on",
        r"reports? on",
        r"ignore",
        r"research on",
        r"spots?",
        r"filter\w*",
        r"expos\w+",
        r"set (?:everything|all)",
    ),
    doubt=any_of(
        r"(?:not|isn't|never|hardly) (?:true|correct|right|so) that",
        r"untrue",
        r"false",
        r"lie",
        r"wrong",
        r"rumou?rs?",
        r"alleged\w*",
        r"claims? that",
        r"denies",
        r"accus\w+",
        r"some say",
    ),
    order=any_of(
        r"(?:please )?(?:ignore|forget|disregard|mark|set|say|answer|assume|pretend|output|treat|"
        r"tick|confirm|reply|print|write|return|respond|choose|put|"
        r"you must|you should|system prompt)",
    ),
    same=any_of(r"it", r"its", r"they", r"their", r"he", r"she", r"this", r"that", r"these"),
    fresh=any_of(_SUBJECT.pattern),
    joints=frozenset(("but", "however", "so", "while", "and")),
)
