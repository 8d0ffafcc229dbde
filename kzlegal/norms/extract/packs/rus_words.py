"""Owns the words and gaps of which the Russian formulas are made."""

from __future__ import annotations

from kzlegal.norms.nlp.matching import GAP, Attributes

NOT = {"LOWER": "не"}
NEAR = {GAP: 3}
WIDE = {GAP: 12}
FAR = {GAP: 40}
FINITE_PASSIVE = {
    "POS": {"IN": ["VERB", "AUX"]},
    "MORPH": {"IS_SUPERSET": ["VerbForm=Fin"]},
    "LOWER": {"REGEX": r"(?:е|ю|и|я)тся$"},
}
"""A passive of the present: «осуществляется», «публикуются»."""


def lemma(*lemmas: str) -> Attributes:
    """Give a pattern of one word with one of these lemmas."""
    return {"LEMMA": {"IN": list(lemmas)}}


def word(*words: str) -> Attributes:
    """Give a pattern of one word with one of these forms."""
    return {"LOWER": {"IN": list(words)}}


LAW = ("закон", "законодательство", "кодекс", "конституция")
AGREED = ("договор", "соглашение", "контракт", "согласие")
RULES = (*LAW, *AGREED, "правило", "порядок", "акт", "стандарт", "регламент", "требование")
LIGHT = (
    "осуществляться",
    "проводиться",
    "производиться",
    "выполняться",
    "реализоваться",
    "вестись",
    "организоваться",
    "организовываться",
    "осуществлять",
    "проводить",
)
DONE = (*LIGHT, "возмещаться", "предоставляться", "обеспечиваться")
SETTLED = (
    "устанавливаться",
    "регулироваться",
    "определяться",
    "предусматриваться",
    "регламентироваться",
    "утверждаться",
)
ONLY = word("только", "лишь", "исключительно")
LIMIT = word("при", "в", "с", "если", "после", "на", "по", "для", "один")
CAN = lemma("мочь")
