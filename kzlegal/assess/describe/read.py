"""Owns the reading of a description: text in, proposals and mentions out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from akn.problem import Problem, Severity
from kzlegal.assess.describe.description import (
    Basis,
    Description,
    Evidence,
    Mention,
    Proposal,
    Reason,
)
from kzlegal.assess.describe.english import ENGLISH
from kzlegal.assess.describe.kazakh import KAZAKH
from kzlegal.assess.describe.lexicon import Clue, Lexicon
from kzlegal.assess.describe.near import Nearness
from kzlegal.assess.describe.phrase import Match, Phrase, matches
from kzlegal.assess.describe.russian import RUSSIAN
from kzlegal.assess.describe.speech import Language, Polarity, Speech
from kzlegal.assess.describe.tokens import BREAK, Sentence, sentences
from kzlegal.assess.describe.which import language_of
from kzlegal.assess.following import Clash, closed
from kzlegal.norms import Catalogue

SPEECH: Mapping[Language, Speech] = {"rus": RUSSIAN, "kaz": KAZAKH, "eng": ENGLISH}
LIMIT = 10_000
"""Longest description in characters; some five pages."""


@dataclass(frozen=True, slots=True)
class _Find:
    """One phrase of one clue, found at one place."""

    clue: Clue
    phrase: str
    evidence: Evidence
    polarity: Polarity
    taken_back: Reason | None


def describe(
    text: str,
    lexicon: Lexicon,
    catalogue: Catalogue,
    language: Language | None = None,
    nearness: Nearness | None = None,
    without: str = "",
) -> Description:
    """Read a description in free words and propose facts; without a language it is recognised.

    Faults of the text are problems of the result: DESC001 no words, DESC002 too long, DESC003
    another language. Then nothing is proposed. `nearness` looks for sentences near in meaning to
    the questions that the lexicon leaves silent; it never proposes a value. `without` says why
    there is none, and the result repeats it.
    """
    found = language_of(text)
    refused = _refusal(text, found, language)
    if refused is not None:
        return Description(text, language or found, problems=(refused,))
    spoken = language or found
    assert spoken is not None  # _refusal lets no text through without a language
    cut = sentences(text, spoken)
    finds = list(_finds(text, cut, lexicon, spoken))
    proposals, mentions = _weighed(finds, catalogue)
    engine = ""
    if nearness is not None:
        silent = [
            fact
            for fact in catalogue.facts
            if fact.id not in {p.fact for p in proposals} | {m.fact for m in mentions}
        ]
        engine = nearness.name
        # Only sentences in which no known word was found.
        heard = [find.evidence for find in finds]
        unheard = [s for s in cut if not any(_holds(s, evidence) for evidence in heard)]
        for fact, at in nearness.nearest(silent, [_words(text, s) for s in unheard], spoken):
            mentions.append(Mention(fact, Reason.NEAR, (_span(text, unheard[at], 0, None),)))
    order = {fact.id: i for i, fact in enumerate(catalogue.facts)}
    proposals.sort(key=lambda p: order[p.fact])
    mentions.sort(key=lambda m: order[m.fact])
    problems: list[Problem] = []
    if without:
        said = without.replace("search goes by words only", "descriptions are read by words only")
        problems.append(Problem("DESC006", said, Severity.INFO))
    if not proposals and not mentions:
        problems.append(
            Problem(
                "DESC004",
                "nothing in this text speaks to a fact that the assessment knows",
                Severity.INFO,
                hint="say who owns the system, what it does and who decides; or answer questions",
            )
        )
    return Description(text, spoken, tuple(proposals), tuple(mentions), tuple(problems), engine)


def _refusal(text: str, found: Language | None, language: Language | None) -> Problem | None:
    if len(text) > LIMIT:
        return Problem(
            "DESC002",
            f"the description has {len(text):,} characters, more than {LIMIT:,}",
            hint="describe the system in a few sentences",
        )
    if not any(c.isalpha() for c in text):
        return Problem(
            "DESC001",
            "the description holds no words",
            hint="say in a sentence or two what the system does and for whom",
        )
    names = {"rus": "Russian", "kaz": "Kazakh", "eng": "English"}
    if found is None:
        return Problem(
            "DESC003",
            "the language of the description cannot be told",
            hint="write it in Russian, Kazakh or English",
        )
    if language is not None and found != language:
        return Problem(
            "DESC003",
            f"the description looks {names[found]} and is to be read as {names[language]}",
            hint="name the language of the text, or leave it out to have it recognised",
        )
    return None


def _finds(
    text: str, cut: tuple[Sentence, ...], lexicon: Lexicon, language: Language
) -> Iterator[_Find]:
    speech = SPEECH[language]
    others_before = False
    for sentence in cut:
        line = sentence.line
        words = [token.text for token in sentence.tokens]
        others = speech.others.search(line) is not None
        carried = others_before and speech.same.match(line, 1) is not None
        others_before = others or carried
        whole = _of_sentence(speech, sentence, line)
        for clue in lexicon.clues:
            if _stands(clue.unless.get(language, ()), sentence, line):
                continue
            for phrase in clue.phrases.get(language, ()):
                for match in matches(phrase, sentence, line):
                    back = whole or _taken_back(speech, words, match)
                    if back is None and carried:
                        back = Reason.OTHERS
                    yield _Find(
                        clue,
                        phrase.text,
                        _span(text, sentence, match.start, match.end),
                        speech.turn(words, match),
                        back,
                    )


def _of_sentence(speech: Speech, sentence: Sentence, line: str) -> Reason | None:
    """Say why a whole sentence states nothing, if so."""
    if sentence.question:
        return Reason.QUESTION
    if speech.order.match(line, 1):
        return Reason.ORDER
    return Reason.UNCLEAR if speech.doubt.search(line) else None


def _stands(phrases: tuple[Phrase, ...], sentence: Sentence, line: str) -> bool:
    return any(True for phrase in phrases for _ in matches(phrase, sentence, line))


def _taken_back(speech: Speech, words: list[str], match: Match) -> Reason | None:
    """Say what takes a statement back: a plan, a condition, the past, somebody else, a topic."""
    before, after = _clause(speech, words, match)
    sides = (_line(before), _line(after))
    if any(speech.conditional.search(side) for side in sides):
        return Reason.CONDITIONAL
    if speech.planned.search(sides[0]) or speech.planned_after.search(sides[1]):
        return Reason.PLANNED
    if any(speech.past.search(side) for side in sides):
        return Reason.PAST
    told = words if speech.postponed else words[: match.start]
    if speech.others.search(_line(told)):
        return Reason.OTHERS
    near = _line(before[-speech.window :]) if not speech.postponed else _line(after[:3])
    return Reason.TOPIC if speech.topic.search(near) else None


def _clause(speech: Speech, words: list[str], match: Match) -> tuple[list[str], list[str]]:
    """Give the words around a match that may govern it, before and after.

    To the left they run over one break, unless a new subject follows it; to the right up to the
    next break, and where the predicate ends the clause (Kazakh) over one break more.
    """
    start = match.start
    breaks = 0
    while start > 0:
        word = words[start - 1]
        if word in speech.joints:
            break
        if word == BREAK:
            opening = _line(words[start : start + 1])
            if breaks == speech.reach or speech.fresh.search(opening):
                break
            breaks += 1
        start -= 1
    end = match.end
    while end < len(words) and words[end] != BREAK and words[end] not in speech.joints:
        end += 1
    return words[start : match.start], words[match.end : end]


def _line(words: list[str]) -> str:
    return "".join(f" {word}" for word in words) + " "


def _span(text: str, sentence: Sentence, start: int, end: int | None) -> Evidence:
    tokens = sentence.tokens[start:end]
    first, last = tokens[0].start, tokens[-1].end
    return Evidence(first, last, text[first:last])


def _holds(sentence: Sentence, evidence: Evidence) -> bool:
    return sentence.tokens[0].start <= evidence.start <= sentence.tokens[-1].end


def _words(text: str, sentence: Sentence) -> str:
    return _span(text, sentence, 0, None).text


def _weighed(finds: list[_Find], catalogue: Catalogue) -> tuple[list[Proposal], list[Mention]]:
    """Put together what is found for each fact."""
    said: dict[tuple[str, str], list[tuple[_Find, Basis]]] = {}
    silenced: dict[str, list[tuple[Reason, Evidence]]] = {}
    answered = {
        pair
        for f in finds
        if f.taken_back is None and f.polarity is Polarity.SAID
        for pair in f.clue.says
    }
    for f in finds:
        facts = [fact for fact, _ in f.clue.says or f.clue.denied]
        if f.clue.only_with and not answered.intersection(f.clue.only_with):
            continue
        for fact in f.clue.weigh:
            silenced.setdefault(fact, []).append((Reason.JUDGMENT, f.evidence))
        reason = f.taken_back
        if reason is None and f.polarity is Polarity.UNCLEAR:
            reason = Reason.UNCLEAR
        if reason is None and f.polarity is Polarity.SAID and not (f.clue.says or f.clue.weigh):
            reason = Reason.TOPIC
        if reason is not None:
            for fact in facts:
                silenced.setdefault(fact, []).append((reason, f.evidence))
            continue
        denied = f.polarity is Polarity.DENIED
        for pair in f.clue.denied if denied else f.clue.says:
            said.setdefault(pair, []).append((f, Basis.DENIED if denied else Basis.SAID))
    said = _without_contradictions(said, silenced, catalogue)
    proposals = [
        Proposal(
            fact,
            value,
            catalogue.by_id[fact].kind,
            found[0][1],
            _distinct(f.evidence for f, _ in found),
            found[0][0].phrase,
        )
        for (fact, value), found in said.items()
    ]
    proposed = {p.fact for p in proposals}
    mentions = [
        Mention(fact, _first(reasons), _distinct(evidence for _, evidence in reasons))
        for fact, reasons in silenced.items()
        if fact not in proposed
    ]
    return proposals, mentions


def _without_contradictions(
    said: dict[tuple[str, str], list[tuple[_Find, Basis]]],
    silenced: dict[str, list[tuple[Reason, Evidence]]],
    catalogue: Catalogue,
) -> dict[tuple[str, str], list[tuple[_Find, Basis]]]:
    """Leave out facts said to be two things, and facts that exclude each other."""

    def silence(names: set[str]) -> None:
        # A place that is doubted in one thing is not believed in another.
        doubted = {id(f) for pair in said if pair[0] in names for f, _ in said[pair]}
        for pair in list(said):
            for f, basis in [item for item in said[pair] if id(item[0]) in doubted]:
                said[pair].remove((f, basis))
                silenced.setdefault(pair[0], []).append((Reason.CONTRADICTION, f.evidence))
            if not said[pair]:
                del said[pair]

    values: dict[str, set[str]] = {}
    for fact, value in said:
        values.setdefault(fact, set()).add(value)
    silence({fact for fact, found in values.items() if len(found) > 1})
    while True:
        settled = closed(catalogue, dict(said.keys()))
        if not isinstance(settled, Clash):
            return said
        silence({fact for fact, _ in (*settled.left, *settled.right)})


def _first(reasons: list[tuple[Reason, Evidence]]) -> Reason:
    order = list(Reason)
    return max((reason for reason, _ in reasons), key=order.index)


def _distinct(evidence: Iterator[Evidence]) -> tuple[Evidence, ...]:
    """Give the spans in order, without those that lie within another."""
    kept: list[Evidence] = []
    for e in sorted(set(evidence), key=lambda e: (e.start, -e.end)):
        if not kept or e.end > kept[-1].end:
            kept.append(e)
    return tuple(kept)
