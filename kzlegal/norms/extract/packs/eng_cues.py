"""Owns the English formulas that give a norm its type, in the order in which they decide."""

from __future__ import annotations

from kzlegal.norms.extract.wording import CueRule
from kzlegal.norms.nlp.matching import GAP, Attributes

_NEAR = {GAP: 3}
_GAP = {GAP: 12}
_FAR = {GAP: 30}
_PASSIVE: tuple[Attributes, ...] = (
    {"DEP": "aux:pass"},
    {"POS": "ADV", "OP": "?"},
    {"TAG": {"IN": ["VBN", "VBD", "JJ"]}},
)


def _l(*lemmas: str) -> Attributes:
    return {"LEMMA": {"IN": list(lemmas)}}


def _w(*words: str) -> Attributes:
    return {"LOWER": {"IN": list(words)}}


_BE = _l("be")
_NOT = _w("not", "never")
_LAW = _l("law", "legislation", "code", "constitution", "treaty")
_RULES = _l(
    "law",
    "legislation",
    "code",
    "constitution",
    "treaty",
    "rule",
    "procedure",
    "act",
    "requirement",
    "agreement",
    "contract",
    "standard",
)
_DUTY = _l("duty", "responsibility", "obligation", "burden")
_MODALS = ("may", "shall", "must", "can")
_REACHED = ("to", "if", "where", "when", "in", "with", "until", ".", ";")
_COUNTED = ("recognised", "recognized", "considered", "deemed", "treated", "regarded", "one")
_AIM = _l("aim", "task", "principle", "purpose", "objective", "goal")
_ONLY = _w("only", "solely", "exclusively")
_SET = _l("set", "determine", "establish", "govern", "regulate", "prescribe", "settle", "define")

CUES: tuple[CueRule, ...] = (
    CueRule(
        "liability",
        "liability",
        ([_l("bear"), _NEAR, _w("liability", "responsibility")], [_BE, _w("liable")]),
    ),
    CueRule(
        "liability-entailed",
        "liability",
        ([_l("entail", "incur"), _NEAR, _w("liability", "penalty", "fine", "punishment")],),
        ("anyone",),
    ),
    CueRule(
        "reach-not",
        "application",
        (
            [_w("does", "do", "shall", "will"), _NOT, _w("apply", "extend"), _w(*_REACHED)],
            [_w("does", "do", "shall"), _NOT, {"POS": "ADV", "OP": "?"}, _w("imply")],
        ),
        ("charged",),
    ),
    CueRule(
        "class-not",
        "classification",
        (
            [_BE, _NOT, _w(*_COUNTED)],
            [_w("shall"), _NOT, _w("be"), _w(*_COUNTED)],
            [_w("shall"), _NOT, _w("belong", "constitute")],
        ),
        ("nobody",),
    ),
    CueRule(
        "forbidden",
        "prohibition",
        (
            [_BE, {"OP": "?"}, _w("prohibited", "forbidden", "banned")],
            [_BE, _NOT, _w("entitled", "authorised", "authorized")],
            [_w("shall"), _NOT, _w("be"), _w("entitled")],
        ),
        ("patient", "subject", "agent"),
    ),
    CueRule(
        "prohibition",
        "prohibition",
        (
            [_w("must", "may", "shall", "can", "could", "should"), _NOT],
            [_w("no"), {"OP": "?"}, {"POS": {"IN": ["NOUN", "PRON"]}}, _w(*_MODALS)],
            [_w("nobody", "none"), _GAP, _w(*_MODALS)],
            [_w("cannot")],
            [_BE, _NOT, _w("allowed", "permitted", "admissible")],
            [_l("have"), _w("no"), _w("right", "rights")],
            [_l("do"), _NOT, _l("have"), {"OP": "?"}, _w("right")],
            [_w("shall", "may"), _NOT, _w("have"), {"OP": "?"}, _w("right")],
            [{"LEMMA": {"IN": ["prohibit", "forbid", "ban"]}, "POS": "VERB"}],
        ),
        ("subject", "agent"),
    ),
    CueRule("other-rights", "reference", ([_l("have"), _w("other"), _w("rights")],)),
    CueRule(
        "charged",
        "obligation",
        (
            [_DUTY, _FAR, _l("lie", "rest"), _w("with", "on", "upon")],
            [
                _DUTY,
                _FAR,
                _w("laid", "placed", "imposed", "vested", "assigned"),
                _w("on", "upon", "in", "to"),
            ],
        ),
        ("charged",),
    ),
    CueRule(
        "obligation",
        "obligation",
        (
            [{"LOWER": "must", "TAG": "MD"}],
            [_l("have", "need"), _w("to"), {"POS": {"IN": ["VERB", "AUX"]}}],
            [_BE, _w("subject"), _w("to"), _NEAR, _w("assessment", "destruction", "publication")],
        ),
        ("subject", "agent"),
    ),
    CueRule(
        "obliged",
        "obligation",
        (
            [
                _BE,
                {"POS": "ADV", "OP": "?"},
                _w("obliged", "obligated", "required", "bound"),
                _w("to"),
            ],
        ),
        ("patient", "subject"),
    ),
    CueRule(
        "duty-of",
        "obligation",
        ([_BE, {"OP": "?"}, _DUTY, _w("of")], [_DUTY, _w("of"), _FAR, _BE, _w("to")]),
        ("owner",),
        needs_bearer=True,
    ),
    CueRule(
        "is-to",
        "obligation",
        ([_BE, _w("to"), {"TAG": "VB"}],),
        ("subject",),
        needs_bearer=True,
    ),
    CueRule(
        "permitted-if",
        "condition",
        (
            [_BE, _w("allowed", "permitted", "admissible", "possible")],
            [_w("may", "can"), _GAP, _ONLY],
        ),
        ("agent",),
    ),
    CueRule(
        "right",
        "right",
        (
            [_l("have"), {"OP": "?"}, _w("right")],
            [_l("enjoy"), {"OP": "?"}, _w("right")],
            [_w("may"), _w("be"), _w("appealed")],
        ),
    ),
    CueRule(
        "entitled",
        "right",
        ([_BE, _w("entitled", "empowered", "authorised", "authorized"), _w("to")],),
        ("patient", "subject"),
    ),
    CueRule("may", "right", ([_w("may", "can")],), ("subject",), needs_bearer=True),
    CueRule(
        "only-if",
        "condition",
        (
            [
                {"POS": {"IN": ["VERB", "AUX"]}},
                _GAP,
                _ONLY,
                _w("where", "if", "when", "on", "with", "in", "after", "by", "for"),
            ],
        ),
        ("agent", "subject"),
    ),
    CueRule(
        "reach",
        "application",
        (
            [_l("do"), _NOT, _w("apply", "extend", "cover")],
            [_w("apply", "applies", "extend", "extends"), _w("to")],
            [_BE, _w("put", "brought"), _w("into"), _w("effect", "force")],
            [_l("enter", "come"), _w("into"), _w("force", "effect")],
            [_l("law", "code"), _NEAR, _l("govern", "regulate"), _NEAR, _l("relation")],
            [_l("cease"), _NEAR, _w("force", "effect")],
        ),
        ("charged",),
    ),
    CueRule(
        "class-case",
        "classification",
        ([_BE, {"OP": "?"}, _w("one"), _w("of"), _NEAR, _w("cases")],),
        ("nobody",),
    ),
    CueRule(
        "sources",
        "reference",
        (
            [_l("legislation"), _GAP, _l("consist", "comprise")],
            [_w("basis"), _w("of"), _NEAR, _w("legislation")],
            [_l("legislation"), _GAP, _BE, _w("based", "founded"), _w("on", "upon")],
            [_l("treaty"), {"OP": "?"}, _w("apply", "applies")],
            [_l("have"), _NEAR, _w("priority", "precedence"), _w("over")],
            [_l("prevail")],
            [_w("law", "laws", "legislation", "code"), {GAP: 16}, _SET],
            [_SET, _w("by"), _NEAR, _LAW],
            [_SET, _w("in"), _NEAR, _w("legislation")],
        ),
        ("nobody",),
    ),
    CueRule(
        "value",
        "principle",
        (
            [_l("treat", "regard", "recognise"), _NEAR, _w("value")],
            [_AIM, _w("of"), _FAR, _BE, {"POS": {"NOT_IN": ["VERB"]}}],
            [_AIM, _w("of"), _FAR, _w("shall"), _w("be")],
            [_l("have"), _NEAR, _AIM],
            [_BE, _w("directed", "aimed"), _w("at", "to", "towards")],
        ),
        ("nobody",),
    ),
    CueRule(
        "meaning", "definition", ([_l("mean")], [_BE, _w("understood"), _w("as")]), ("nobody",)
    ),
    CueRule(
        "class",
        "classification",
        (
            [_BE, _w("divided", "classified"), _w("into", "as")],
            [_BE, _w("equated"), _w("to", "with")],
            [_BE, _w("recognised", "recognized", "considered", "deemed", "treated"), {"OP": "?"}],
            [_l("count"), _w("as")],
            [_l("belong"), _w("to")],
        ),
        ("nobody",),
    ),
)

BARE: tuple[CueRule, ...] = (
    CueRule("timed-duty", "obligation", ([*_PASSIVE],), ("nobody",), needs_deadline=True),
    CueRule(
        "content",
        "obligation",
        ([_l("include", "contain")], [_BE, _w("binding"), _w("on")]),
        ("nobody",),
    ),
    CueRule("measures", "obligation", ([_w("measures"), _NEAR, _w("taken")],), ("nobody",)),
    CueRule(
        "terms-of-use",
        "condition",
        ([_w("use"), _w("of"), _GAP, _l("follow"), _NEAR, _w("conditions", "terms")],),
        ("nobody",),
    ),
    CueRule(
        "by-law",
        "reference",
        (
            [*_PASSIVE, {GAP: 15}, _w("accordance"), _w("with"), {GAP: 5}, _RULES],
            [*_PASSIVE, {GAP: 15}, _w("under", "by"), {GAP: 5}, _RULES],
            [_l("follow"), {GAP: 5}, _RULES],
            [_w("accordance"), _w("with"), {GAP: 5}, _RULES, _FAR, *_PASSIVE],
        ),
        ("nobody",),
    ),
    CueRule(
        "used-how",
        "condition",
        (
            [_w("applied", "used"), _FAR, _w("cases", "accordance")],
            [*_PASSIVE, {GAP: 8}, _w("on"), _w("the"), _w("basis")],
            [*_PASSIVE, _w("in"), _NEAR, _w("form")],
            [*_PASSIVE, _NEAR, _w("through", "voluntarily", "without")],
        ),
        ("nobody",),
    ),
    CueRule(
        "taken-into-account",
        "condition",
        ([_w("taken"), _w("into"), _w("account")],),
        ("nobody",),
        needs_thing=frozenset({"list", "rule", "requirement"}),
    ),
    CueRule(
        "means",
        "principle",
        (
            [*_PASSIVE, _w("in"), _w("order"), _w("to")],
            [*_PASSIVE, _w("to"), _w("ensure")],
            [_w("order"), _w("to"), _FAR, *_PASSIVE],
        ),
        ("nobody",),
    ),
    CueRule(
        "institution",
        "power",
        ([{"POS": "VERB", "MORPH": {"IS_SUPERSET": ["VerbForm=Fin"]}}],),
        ("nobody",),
        needs_thing=frozenset({"platform", "portal", "register"}),
    ),
    CueRule("passive-duty", "obligation", ([*_PASSIVE],), ("nobody",)),
    CueRule(
        "thing-does", "obligation", ([_l("ensure", "create", "provide", "take")],), ("nobody",)
    ),
    # What is left of "shall": a thing that is to be so.
    CueRule("shall", "obligation", ([_w("shall")],), ("nobody",)),
)
