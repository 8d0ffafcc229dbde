"""Owns the printed form of an assessment: grouped as a person asks, each norm with its reasons."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from kzlegal.cli.layout import bold, write
from kzlegal.cli.wording import say_in

if TYPE_CHECKING:
    from kzlegal.library import Library
    from kzlegal.norms import FactDefinition

_DUTIES = ("obligation", "condition", "liability")
_RIGHTS = ("right", "power")
_STATUS = {
    "turns-on-judgment": "judgment",
    "cannot-say": "open",
    "not-yet-applied": "not_yet",
    "no-longer-applied": "no_longer",
}
_GROUPS = (
    *("prohibited", "duties", "rights", "across", "judgment", "open", "frame"),
    *("not_yet", "no_longer", "clear", "not"),
)
_HIDDEN = ("clear", "not", "no_longer", "not_yet")
"""Groups shown in full only on demand."""
QUESTIONS = 5
_INDENT = " " * 4


def print_assessment(
    library: Library, printed: Mapping[str, Any], language: str, *, everything: bool
) -> None:
    """Print an assessment; `printed` are its JSON values."""
    _Printer(library, language).all(printed, everything)


class _Printer:
    """Prints in one language."""

    def __init__(self, library: Library, language: str) -> None:
        self.language = language
        self.bearers = library.bearers
        self.facts = library.catalogue.by_id
        self.say: Callable[..., str] = lambda key, **values: say_in(language, key, **values)
        self.titles = {act.iri: f"{act.slug} «{act.title(language)}»" for act in library.acts}

    def all(self, printed: Mapping[str, Any], everything: bool) -> None:
        act = printed["act"]
        acts = [act] if isinstance(act, str) else act
        names = ", ".join(self.titles.get(iri, iri) for iri in acts)
        write(bold(self.say("on", act=names, on=printed["on"])))
        official = all(text["official"] for text in printed["texts"])
        write(self.say("official" if official else "our_edition"))
        for gap in (gap for text in printed["texts"] for gap in text["announced"]):
            write(f"! {gap['subject'].get(self.language, '')}", "", "  ")
        norms = printed["norms"]
        if printed["prohibited_by"]:
            write()
            write(bold(self.say("prohibited_now", units=", ".join(printed["prohibited_by"]))))
        groups: dict[str, list[Mapping[str, Any]]] = {}
        for norm in norms:
            groups.setdefault(group_of(norm), []).append(norm)
        for name in _GROUPS:
            rows = groups.get(name, [])
            if not rows or (name in _HIDDEN and not everything):
                continue
            write()
            write(bold(f"{self.say(name)} ({len(rows)})"))
            for row in sorted(rows, key=_weight) if name == "open" else rows:
                if name == "open" and not everything:
                    self.brief(row)
                else:
                    self.norm(row, reasons=name not in ("open", *_HIDDEN))
        for name in ("not_yet", "no_longer"):
            if (rows := groups.get(name, [])) and not everything:
                key = "applies_from" if name == "not_yet" else "applies_until"
                days = ", ".join(sorted({row[key] for row in rows}))
                write()
                write(bold(f"{self.say(name)} ({len(rows)})"))
                units = ", ".join(row["pinpoint"] for row in rows) if len(rows) < 6 else ""
                when = self.say("from", day=days) if name == "not_yet" else f"→ {days}"
                write(f"{when}{': ' if units else ''}{units}", "  ")
        self.questions(printed["questions"])
        write()
        if not everything and (n := sum(len(groups.get(g, ())) for g in ("clear", "not"))):
            write(self.say("hidden", n=n))
        applies = sum(n["status"] == "applies" for n in norms)
        opened = sum(n["status"] in ("cannot-say", "turns-on-judgment") for n in norms)
        write(self.say("summary", n=len(norms), applies=applies, open=opened))
        write(self.say("human"))

    def brief(self, n: Mapping[str, Any]) -> None:
        """Print an open norm in one paragraph, with what it waits for."""
        mark = f" [{self.say(n['source'])}]" if n["source"] == "contested" else ""
        needs = f"{self.say('needs')}: {', '.join(n['needs'])}"
        write(f"{n['pinpoint']}  {self.say(n['type'])}: {n['action']}{mark}", "  ", _INDENT)
        write(needs, _INDENT, _INDENT + "  ")

    def norm(self, n: Mapping[str, Any], *, reasons: bool) -> None:
        """Print one norm: pinpoint and action, who, why, marks."""
        outcome = n["outcome"] if n["status"] == "applies" else None
        mark = f" [{self.say('outcome_' + outcome)}]" if outcome else ""
        write(f"{n['pinpoint']}  {self.say(n['type'])}: {n['action']}{mark}", "  ", _INDENT)
        if who := self.who(n):
            write(f"{self.say('who')}: {who}", _INDENT, _INDENT + "  ")
        for key in ("deadline", "frequency"):
            if n[key]:
                write(f"{self.say(key)}: {n[key]}", _INDENT, _INDENT + "  ")
        if n["status"] in ("cannot-say", "turns-on-judgment"):
            write(f"{self.say('needs')}: {', '.join(n['needs'])}", _INDENT, _INDENT + "  ")
        elif reasons and n["status"] == "applies":
            found = [leaf for part in n["because"] for leaf in self.leaves(part)]
            told = "; ".join(dict.fromkeys(found)) or self.say("always")
            write(f"{self.say('because')}: {told}", _INDENT, _INDENT + "  ")
        if n["source"] != "statute":
            why = f": {n['why']}" if n["why"] else ""
            write(f"{self.say(n['source'])}{why}", _INDENT, _INDENT + "  ")
        if reasons and n["divergence"]:
            write(f"{self.say('divergence')}: {n['divergence']}", _INDENT, _INDENT + "  ")
        if reasons and n["sanctions"]:
            told = "; ".join(n["sanctions"])
            write(f"{self.say('sanctions')}: {told}", _INDENT, _INDENT + "  ")

    def who(self, n: Mapping[str, Any]) -> str:
        """Give the bearers as the text joins them, or our reading where it names nobody."""
        named = [b for b in n["bearer"] if b != "none"]
        if named:
            return self.join(named, n["connective"])
        if n["bearer_implied"]:
            return self.say("nobody", who=self.join(n["bearer_implied"], "none"))
        return ""

    def join(self, bearers: list[str], connective: str) -> str:
        """Join the names of bearers by the connective of the text."""
        names = [self.bearer(b) for b in bearers]
        if connective == "none" or len(names) == 1:
            return ", ".join(names)
        head = ", ".join(names[:-1])
        return f"{head} {self.say(connective)} {names[-1]}"

    def bearer(self, name: str) -> str:
        """Give the name of a bearer in the language."""
        found = self.bearers.get(name)
        return found.label.get(self.language) if found is not None else name

    def leaves(self, node: Mapping[str, Any]) -> list[str]:
        """Give the answers on which a norm rests, as question and answer."""
        if node.get("kind") != "fact":
            return [leaf for part in node.get("parts", ()) for leaf in self.leaves(part)]
        fact = self.facts[node["fact"]]
        source = f", {self.say('follows', fact=node['from'])}" if node.get("from") else ""
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
        """Print the questions that settle most."""
        if not rows:
            return
        write()
        write(bold(self.say("questions")))
        for q in rows[:QUESTIONS]:
            settles = self.say("settles", n=q["settles"] + q["outcomes"])
            write(f"{q['question']} ({settles})", "  ", _INDENT)
            write(f"--fact {q['fact']}={'|'.join(q['values'])}", _INDENT)


def group_of(n: Mapping[str, Any]) -> str:
    """Say in which group a norm is read, from its JSON values."""
    status = n["status"]
    if n["outcome"] == "prohibited":
        return "prohibited"
    if status in _STATUS:
        return _STATUS[status]
    if status == "does-not-apply":
        return "clear" if n["outcome"] == "not-prohibited" else "not"
    if n["capacity"] == "other side":
        return "across"
    if n["type"] in _DUTIES:
        return "duties"
    if n["type"] in _RIGHTS:
        return "rights"
    return "prohibited" if n["type"] == "prohibition" else "frame"


def _weight(n: Mapping[str, Any]) -> int:
    """What forbids and binds comes before what explains."""
    return next(
        (i for i, kinds in enumerate((("prohibition",), _DUTIES, _RIGHTS)) if n["type"] in kinds), 3
    )
