"""Owns the printed form of an assessment: act by act, grouped, each norm with its reasons."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from kzlegal.assess.grouping import GROUPS, type_rank
from kzlegal.assess.sanction_words import fine_lines, measures_line
from kzlegal.assess.words import say
from kzlegal.cli.layout import bold, write
from kzlegal.norms.penalty import OFFENDER_FACT

if TYPE_CHECKING:
    from kzlegal.library import Library
    from kzlegal.norms import FactDefinition

_HIDDEN = ("clear", "not", "no_longer", "not_yet")
"""Groups shown in full only on demand."""
QUESTIONS = 5
_INDENT = " " * 4


def print_assessment(
    library: Library,
    printed: Mapping[str, Any],
    language: str,
    *,
    everything: bool,
    full: bool = False,
) -> None:
    """Print an assessment; `printed` are its JSON values.

    With `everything` also what does not apply; with `full` also quotes and what would change it.
    """
    _Printer(library, language, full).all(printed, everything)


class _Printer:
    """Prints in one language."""

    def __init__(self, library: Library, language: str, full: bool) -> None:
        self.language = language
        self.full = full
        self.bearers = library.bearers
        self.facts = library.catalogue.by_id
        self.say: Callable[..., str] = lambda key, **values: say(key, language, **values)
        self.titles = {act.iri: f"{act.slug} «{act.title(language)}»" for act in library.acts}
        self.numbers = {act.iri: act.slug for act in library.acts}

    def all(self, printed: Mapping[str, Any], everything: bool) -> None:
        norms = printed["norms"]
        numbers = ", ".join(act["number"] for act in printed["acts"])
        write(bold(self.say("on", acts=numbers, on=printed["on"])))
        self.quoted(printed)
        for key, word in (("prohibited_by", "prohibited_now"),):
            if printed[key]:
                write()
                write(bold(self.say(word, units=", ".join(printed[key]))))
        self.facts_to_review(printed["facts_to_review"])
        binding = printed["binding"]
        if printed["facts"] and printed["applied"] and not binding["applies"]:
            key = "nothing_yet" if binding["open"] else "nothing_binds"
            write()
            write(bold(self.say(key, n=binding["open"])))
        texts = {text["act"]: text for text in printed["texts"]}
        for act in printed["acts"]:
            own = [n for n in norms if n["act"] == act["act"]]
            write()
            write(bold(self.titles.get(act["act"], act["act"])))
            self.text(texts[act["act"]], act, printed["on"])
            self.act(own, everything)
        self.questions(printed["questions"])
        write()
        hidden = sum(n["group"] in ("clear", "not") for n in norms)
        if not everything and hidden:
            write(self.say("hidden", n=hidden))
        applies = sum(n["status"] == "applies" for n in norms)
        opened = sum(n["status"] in ("cannot-say", "turns-on-judgment") for n in norms)
        write(self.say("counted", n=len(norms), applies=applies, open=opened))
        write(self.say("human"))

    def quoted(self, printed: Mapping[str, Any]) -> None:
        """Say whose words are quoted."""
        slugs = {act["act"]: act["number"] for act in printed["acts"]}
        official = [slugs[text["act"]] for text in printed["texts"] if text["official"]]
        ours = [slugs[text["act"]] for text in printed["texts"] if not text["official"]]
        if official and ours:
            sides = {"official": ", ".join(official), "ours": ", ".join(ours)}
            write(self.say("quoted_both", **sides))
        else:
            write(self.say("quoted_official" if official else "quoted_ours"))

    def facts_to_review(self, found: Mapping[str, Any]) -> None:
        """Say which facts rest on words that changed."""
        if found:
            write()
            told = (f"{name} ({', '.join(why[0]['pinpoints'])})" for name, why in found.items())
            write(f"! {self.say('facts_review', facts='; '.join(told))}", "", "  ")

    def text(self, text: Mapping[str, Any], act: Mapping[str, Any], on: str) -> None:
        """Print which text stands under the norms of an act, and what is not held."""
        write(text["iri"], "  ")
        number = act["number"]
        if not act["applied"]:
            start = act["applies_from"]
            write(self.say("not_yet_act", act=number, date=on, **{"from": start}), "  ")
        if text["earlier_than_held"]:
            held = ", ".join(text["held"])
            write(self.say("not_held", act=number, on=on, held=held), "  ")
        if text["official"] and not text["fingerprinted"]:
            write(self.say("unfingerprinted", act=number), "  ")
        for gap in text["announced"]:
            write(f"! {gap['subject'].get(self.language, '')}", "  ", "    ")

    def act(self, norms: list[Mapping[str, Any]], everything: bool) -> None:
        """Print the norms of one act by group."""
        for name in GROUPS:
            rows = [n for n in norms if n["group"] == name]
            if not rows or (name in _HIDDEN and not everything):
                continue
            write()
            write(bold(f"{self.say('group_' + name)} ({len(rows)})"))
            for row in sorted(rows, key=lambda n: type_rank(n["type"])) if name == "open" else rows:
                if name == "open" and not everything:
                    self.brief(row)
                else:
                    self.norm(row, reasons=name not in ("open", *_HIDDEN))
        for name, key, word in (
            ("not_yet", "applies_from", "from"),
            ("no_longer", "applies_until", "until"),
        ):
            rows = [n for n in norms if n["group"] == name]
            if rows and not everything:
                days = ", ".join(sorted({row[key] for row in rows}))
                write()
                write(bold(f"{self.say('group_' + name)} ({len(rows)})"))
                units = ", ".join(row["pinpoint"] for row in rows) if len(rows) < 6 else ""
                write(f"{self.say(word, day=days)}{': ' if units else ''}{units}", "  ")

    def brief(self, n: Mapping[str, Any]) -> None:
        """Print an open norm in one paragraph, with what it waits for."""
        mark = f" [{self.source(n)}]" if n["source"] == "contested" else ""
        self.head(n, mark)
        self.line("needs", ", ".join(n["needs"]))

    def norm(self, n: Mapping[str, Any], *, reasons: bool) -> None:
        """Print one norm: pinpoint and action, who, why, marks."""
        outcome = n["outcome"] if n["status"] == "applies" else None
        mark = f" [{self.outcome(outcome)}]" if outcome else ""
        self.head(n, mark)
        if who := self.who(n):
            self.line("bearer", who)
        for key in ("deadline", "frequency"):
            if n[key]:
                self.line(key, n[key])
        if n["status"] in ("cannot-say", "turns-on-judgment"):
            self.line("needs", ", ".join(n["needs"]))
        elif reasons and n["status"] == "applies":
            found = [leaf for part in n["because"] for leaf in self.leaves(part)]
            self.line("why", "; ".join(dict.fromkeys(found)) or self.say("because_always"))
        if self.full:
            self.words(n)
        for reason in n["review"]:
            units = ", ".join(reason["pinpoints"])
            told = self.say(f"review_{reason['kind']}", units=units, iri=reason["iri"])
            write(f"! {told}", _INDENT, _INDENT + "  ")
        if n["source"] != "statute":
            why = f": {n['why']}" if n["why"] else ""
            write(f"{self.source(n)}{why}", _INDENT, _INDENT + "  ")
        if reasons and n["divergence"]:
            self.line("texts_differ", n["divergence"])
        for sanction in n["sanctions"] if reasons else ():
            told = f"{sanction['pinpoint']}: {sanction['action']}"
            if sanction["does_not_cover"]:
                told += f". {self.say('not_covered')}: {'; '.join(sanction['does_not_cover'])}"
            self.line("sanctions", told)
        if n["penalty"] and reasons:
            self.penalty(n["penalty"])

    def words(self, n: Mapping[str, Any]) -> None:
        """Print the quoted words with their expression, and the smallest changes of facts."""
        if n["quote"]:
            self.line("words_of_law", f"«{n['quote']}» ({n['iri']})")
        for change in n["would_change_if"]:
            told = " + ".join(
                f"{fact}={self.value(self.facts[fact], value)}" for fact, value in change.items()
            )
            self.line("would_change", told)

    def penalty(self, penalty: Mapping[str, Any]) -> None:
        """Print the fines of a liability norm, and what it does not reach."""
        for told in fine_lines(penalty, self.facts.get(OFFENDER_FACT), self.language):
            self.line("fine", told)
        if measures := measures_line(penalty, self.language):
            self.line("measures", measures)
        for key, word in (("does_not_cover", "not_covered"), ("not_if", "not_if")):
            if penalty[key]:
                self.line(word, "; ".join(penalty[key]))

    def head(self, n: Mapping[str, Any], mark: str) -> None:
        """Print pinpoint, type and action."""
        kind = self.say(f"type_{n['type']}")
        write(f"{n['pinpoint']}  {kind}: {n['action']}{mark}", "  ", _INDENT)

    def line(self, key: str, text: str) -> None:
        """Print one member of a norm under its name."""
        write(f"{self.say(key)}: {text}", _INDENT, _INDENT + "  ")

    def outcome(self, name: str) -> str:
        """Give an outcome in words, in capitals where it is bad news."""
        told = self.say(f"outcome_{name}")
        return told.upper() if name in ("prohibited", "not-met") else told

    def source(self, n: Mapping[str, Any]) -> str:
        """Give the status of a reading in words, in capitals where it is contested."""
        told = self.say(f"source_{n['source']}")
        return told.upper() if n["source"] == "contested" else told

    def who(self, n: Mapping[str, Any]) -> str:
        """Give the bearers as the text joins them, or our reading where it names nobody."""
        named = [b for b in n["bearer"] if b != "none"]
        if named:
            return self.join(named, n["connective"])
        if n["bearer_implied"]:
            return self.say("nobody_named", who=self.join(n["bearer_implied"], "none"))
        return ""

    def join(self, bearers: list[str], connective: str) -> str:
        """Join the names of bearers by the connective of the text."""
        names = [self.bearer(b) for b in bearers]
        if connective == "none" or len(names) == 1:
            return ", ".join(names)
        head = ", ".join(names[:-1])
        return f"{head} {self.say(f'join_{connective}')} {names[-1]}"

    def bearer(self, name: str) -> str:
        """Give the name of a bearer in the language."""
        found = self.bearers.get(name)
        return found.label.get(self.language) if found is not None else name

    def leaves(self, node: Mapping[str, Any]) -> list[str]:
        """Give the answers on which a norm rests, as question and answer."""
        if node.get("kind") != "fact":
            return [leaf for part in node.get("parts", ()) for leaf in self.leaves(part)]
        fact = self.facts[node["fact"]]
        source = f", {self.say('follows_from', question=node['from'])}" if node.get("from") else ""
        answer = self.value(fact, node["value"])
        return [f"{fact.question.get(self.language)} {answer} ({fact.id}{source})"]

    def value(self, fact: FactDefinition, value: str) -> str:
        """Give the words for an answer."""
        if value in fact.value_labels:
            return fact.value_labels[value].get(self.language)
        if value in ("yes", "no", "unknown", "not_applicable"):
            return self.say(f"answer_{value}")
        return value

    def questions(self, rows: list[Mapping[str, Any]]) -> None:
        """Print the questions that settle most, but those that the profile says nobody knows."""
        asked = [q for q in rows if not q["declined"]][:QUESTIONS]
        if not asked:
            return
        write()
        write(bold(self.say("next_questions")))
        for q in asked:
            settles = self.say("settles", n=q["settles"] + q["outcomes"])
            write(f"{q['question']} ({settles})", "  ", _INDENT)
            write(f"--fact {q['fact']}={'|'.join(q['values'])}", _INDENT)
