"""Owns the fragments from which the Russian patterns of clauses are built.

A clause is matched in the text of a `Statement`, where one private-use character stands for each
quotation. A space stands for any white space, `` ?`` for white space that may be missing.
"""

from __future__ import annotations

from kzlegal.amend.statement import MARK

LIST = rf"{MARK}(?:\s*(?:,|и|или|либо)?\s*{MARK})*"
NOUNS = (
    "слов|цифр|числ|аббревиатур|знак|букв|символ|словосочетани|термин|обозначени|индекс|предлог"
    "|союз|дат|сумм|выражени|фраз"
)
_NOUN = rf"(?:{NOUNS})[а-я]{{0,3}}(?:\s+препинания)?"
_MADE = rf"(?:{NOUNS})(?:ом|ами|ой|ою|ями|ием|ем)(?:\s+препинания)?"
OLD = rf"{_NOUN}(?:\s*(?:,|и|или|и\s*\(или\))\s*{_NOUN}){{0,2}}"
"""Nouns before quoted words: «слова», «слова и цифры», «знак препинания»."""
SIGN = (
    r"(?:точк[а-я]{1,2}\s+с\s+запят[а-я]{2}|двоеточи[а-я]{1,2}|запят[а-я]{2}|точк[а-я]{1,2}|тире|дефис[а-я]{0,2}"
    r"|кавычк[а-я]{1,3}|многоточи[а-я]{1,2})"
)
NEW = (
    r"(?:(?:следующ|нов)[а-я]{2,3}\s+)?"
    rf"(?:{_MADE}(?:\s*(?:,|и|или)\s*{_MADE}){{0,2}}|на\s+{OLD}|на)"
    r"(?:\s+следующего\s+содержания)?\s*:?"
)
WORDS = rf"(?<![а-я]){OLD}\s*:?\s*{LIST}(?:\s*(?:,|и|или|либо|,\s*а также)\s*{OLD}\s*:?\s*{LIST})*"
GIVEN = (
    rf"{NEW}\s*{LIST}(?:\s*(?:,|и|или|либо|,\s*а также)\s*(?:соответственно\s+)?{NEW}\s*{LIST})*"
)
"""New words with their noun: «словами «A», «B» и цифрами «5»»."""
EACH = (
    r"(?:,?\s*(?:в соответствующ[а-я]+ (?:падеж|числ|род)[а-я]*(?:(?:,| и) (?:падеж|числ|род)[а-я]*)*"
    r"|соответственно|по (?:всему )?тексту)\b,?)*"
)
"""What may stand beside quoted words: «соответственно», «по всему тексту», cases asked for."""
VERBS = (
    r"(?:изложить|заменить|дополнить|исключить|признать\s+утративш[а-я]{2,3}|считать|приостановить"
    r"|переименовать)"
)
AT = rf"(?:(?!(?<![а-я]){VERBS}|(?<![а-я]){OLD}\s*:?\s*{MARK}|\bпосле\s|\bперед\s|\bустановить\b|\bсогласно\s).)*?"
"""Words before the operative ones: targets, never quoted words."""
LATER = rf"(?:\s+(?P<at2>(?:в|во|из|по)\s+(?!соответствующ|(?:всему\s+)?тексту\s+заменить){AT}))?"
"""A target that stands after the quoted words: «слова «A» в пункте 3 заменить …»."""

ANNEX = (
    r"(?:,?\s*(?:соответственно\s+)?(?:по форме,?\s+)?(?:согласно|в соответствии с) "
    r"(?P<annex>приложени[а-я]+(?:\s*№?\s*\d+(?:-\d+)*)?(?:\s*(?:,|и|–|-)\s*№?\s*\d+(?:-\d+)*)*"
    r"(?:,? ко? (?:(?!изложить|, дополнить|, исключить)[^:;])*)?))"
)
"""«согласно приложению 2 к настоящему приказу»: the new text stands there."""
