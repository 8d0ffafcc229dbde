"""Owns Facts: what a profile says about a subject and its system, checked, and what follows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from akn.problem import LegalTextError, Problem
from kzlegal.assess.following import Clash, Derived, closed
from kzlegal.norms.condition import NOT_APPLICABLE
from kzlegal.norms.facts import Catalogue
from kzlegal.norms.nodes import Node, YamlError, read_nodes
from kzlegal.norms.trees import near, plain_value

UNKNOWN = "unknown"
"""The state of a fact that nobody has answered; the same as leaving it out."""

_BESIDE_FACTS = frozenset(
    (
        *("facts", "roles", "date", "id", "name", "description", "note"),
        # A scenario of an evaluation file is a profile too; what it expects is not read here.
        *("expected", "variants", "contested"),
    )
)

_PROPOSED = "proposed"
"""What was read out of a description and waits for a person (kzlegal.assess.describe)."""


class FactsError(LegalTextError):
    """A profile cannot be used; carries the one problem with its place and a remedy."""


@dataclass(frozen=True, slots=True)
class Facts:
    """A checked profile: answered facts only; a fact that is not here is unknown."""

    catalogue: Catalogue
    given: tuple[tuple[str, str], ...] = ()
    """What the profile itself says, in catalogue order; `not_applicable` is an answer."""
    derived: tuple[Derived, ...] = ()
    on: date | None = None
    """The date that the profile names, if any."""
    known: Mapping[str, str] = field(default_factory=dict, compare=False)
    """Given and derived facts together."""
    declined: tuple[str, ...] = field(default=(), compare=False)
    """Facts of which the profile says in so many words that they are unknown: asked, not answered.
    They are as unknown as those left out, and are asked for last."""
    ruled_out: tuple[Derived, ...] = field(default=(), compare=False)
    """Values that facts without an answer cannot have, and from what it follows."""
    _after: dict[tuple[tuple[str, str], ...], Mapping[str, str] | None] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    @staticmethod
    def from_mapping(data: Mapping[str, object], catalogue: Catalogue, path: str = "") -> Facts:
        """Read a profile from plain values: ``{"role_owner": True, "risk_degree": "high"}``.

        A nested form ``{"facts": {…}, "roles": […], "date": "…"}`` is read too. Raises FactsError.
        """
        return _Profile(catalogue, path).read(_as_node(data))

    @staticmethod
    def from_yaml(text: str, catalogue: Catalogue, path: str = "") -> Facts:
        """Read a profile from YAML text: a flat mapping of facts, or one under ``facts:``.

        Beside ``facts:`` there may be ``roles:`` (a list of roles held, or a mapping role: yes/no)
        and ``date:``. Raises FactsError naming the line: not a mapping, an unknown fact (with the
        nearest name), a value that is not allowed (with those that are), facts that contradict.
        """
        try:
            root = read_nodes(text, path)
        except YamlError as error:
            raise FactsError(replace(error.problem, code="FACT004")) from error
        return _Profile(catalogue, path).read(root)

    def with_fact(self, fact: str, value: str | None) -> Facts | None:
        """Give the profile with one answer changed (None takes it back); None on contradiction."""
        given = {**dict(self.given)}
        given.pop(fact, None)
        if value is not None:
            given[fact] = value
        settled = settle(self.catalogue, given, self.on, self.declined)
        return settled if isinstance(settled, Facts) else None

    def known_after(self, change: tuple[tuple[str, str], ...]) -> Mapping[str, str] | None:
        """Give what is known where some facts are answered so; None where that contradicts.

        Asked again and again by questions and by what would change a status, so it is kept.
        """
        if change not in self._after:
            self._after[change] = self._closed_with(change)
        return self._after[change]

    def _closed_with(self, change: tuple[tuple[str, str], ...]) -> Mapping[str, str] | None:
        catalogue, names = self.catalogue, [fact for fact, _ in change]
        # The common case, answers on which no rule rests, needs no closure.
        if not any(name in catalogue.ruled for name in names):
            return {**self.known, **dict(change)}
        if any(name in self.known for name in names):
            found = closed(catalogue, {**dict(self.given), **dict(change)})
        else:
            found = closed(catalogue, {**self.known, **dict(change)}, fresh=names)
        return None if isinstance(found, Clash) else found.known

    def declining(self, fact: str) -> Facts:
        """Give the profile with one fact said to be unknown."""
        return replace(self, declined=tuple(dict.fromkeys((*self.declined, fact))))


def settle(
    catalogue: Catalogue,
    given: Mapping[str, str],
    on: date | None = None,
    declined: Iterable[str] = (),
) -> Facts | Clash:
    """Make facts of checked answers, or give the clash of two that exclude each other."""
    found = closed(catalogue, given)
    if isinstance(found, Clash):
        return found
    known, derived, ruled_out = found
    order = {fact.id: i for i, fact in enumerate(catalogue.facts)}
    kept = tuple(sorted(given.items(), key=lambda item: order[item[0]]))
    asked = tuple(sorted((f for f in set(declined) if f not in known), key=order.__getitem__))
    return Facts(catalogue, kept, tuple(derived), on, known, asked, tuple(ruled_out))


class _Profile:
    """One reading of one profile."""

    def __init__(self, catalogue: Catalogue, path: str) -> None:
        self.catalogue = catalogue
        self.path = path
        self.given: dict[str, str] = {}
        self.declined: list[str] = []
        self.lines: dict[str, int] = {}

    def read(self, root: Node) -> Facts:
        if root.kind != "mapping":
            raise self.error(
                "FACT004",
                "a profile is a mapping of facts to answers",
                root,
                "write one fact: answer a line",
            )
        self.unconfirmed(root)
        nested = root.get("facts")
        for key, value in root.pairs:
            # An empty list of proposals is none; anything else there is refused above.
            if key.text not in _BESIDE_FACTS and key.text != _PROPOSED:
                if nested is not None:
                    raise self.error(
                        "FACT004", f"{key.text!r} stands beside facts:", key, "move it under facts:"
                    )
                self.fact(key, value)
        if nested is not None:
            if nested.kind != "mapping":
                raise self.error("FACT004", "facts: needs a mapping of facts to answers", nested)
            for key, value in nested.pairs:
                self.fact(key, value)
        roles = root.get("roles")
        if roles is not None:
            self.roles(roles)
        settled = settle(self.catalogue, self.given, self.date(root), self.declined)
        if isinstance(settled, Clash):
            raise self.clash(settled, root)
        return settled

    def unconfirmed(self, root: Node) -> None:
        """Refuse a profile with proposals in it: what nobody confirmed is neither used nor lost."""
        proposed = root.get(_PROPOSED)
        if proposed is None or (proposed.kind == "mapping" and not proposed.pairs):
            return
        waiting = ", ".join(key.text for key, _ in proposed.pairs) or proposed.text
        raise self.error(
            "FACT007",
            f"the profile holds proposed facts that nobody confirmed: {waiting}",
            proposed,
            "move those that are right from proposed: to facts: and delete the others",
        )

    def fact(self, key: Node, value: Node) -> None:
        definition = self.catalogue.by_id.get(key.text)
        if definition is None:
            hint = near(key.text, self.catalogue.by_id) or "see the facts catalogue"
            raise self.error("FACT001", f"no fact is called {key.text!r}", key, hint)
        if value.kind != "scalar":
            raise self.error("FACT002", f"{key.text} needs one answer, not several", value)
        text = plain_value(value.text)
        if text in ("", "~", "null", UNKNOWN):
            if text == UNKNOWN:
                self.declined.append(key.text)
            return
        if text not in definition.values and text != NOT_APPLICABLE:
            allowed = ", ".join((*definition.values, UNKNOWN, NOT_APPLICABLE))
            raise self.error(
                "FACT002", f"{key.text} cannot be {value.text!r}", value, f"one of: {allowed}"
            )
        self.given[key.text] = text
        self.lines[key.text] = key.line

    def roles(self, node: Node) -> None:
        known = self.catalogue.role_facts()
        held = (
            node.pairs
            if node.kind == "mapping"
            else tuple(
                (item, Node("scalar", item.line, item.column, "yes"))
                for item in (node.items if node.kind == "list" else (node,))
            )
        )
        for role, answer in held:
            fact = known.get(role.text)
            if fact is None:
                hint = near(role.text, known) or f"one of: {', '.join(known)}"
                raise self.error("FACT006", f"no role is called {role.text!r}", role, hint)
            before = self.given.get(fact)
            self.fact(Node("scalar", role.line, role.column, fact), answer)
            if before is not None and self.given.get(fact) != before:
                message = f"roles says {role.text} and the facts say {fact}: {before}"
                raise self.error("FACT003", message, role, "keep one of the two")

    def date(self, root: Node) -> date | None:
        node = root.get("date")
        if node is None:
            return None
        try:
            return date.fromisoformat(node.text)
        except ValueError:
            raise self.error(
                "FACT005", f"{node.text!r} is no date of the calendar", node, "write 2026-01-18"
            ) from None

    def clash(self, clash: Clash, root: Node) -> FactsError:
        left, right = (self.side(side, root) for side in (clash.left, clash.right))
        lines = [self.lines.get(fact, root.line) for fact, _ in (*clash.left, *clash.right)]
        if clash.implied is None:
            message = f"{left} cannot all be. {clash.rule.why}"
        else:
            implied = ": ".join(clash.implied)
            from_it = "from the first follows" if len(clash.left) == 1 else "from those follows"
            message = f"{left} and {right} cannot both be: {from_it} {implied}. {clash.rule.why}"
        hint = "change one of the two" if len(lines) == 2 else "change one of them"
        return FactsError(Problem("FACT003", message, path=self.path, line=max(lines), hint=hint))

    def side(self, side: tuple[tuple[str, str], ...], root: Node) -> str:
        said = [f"{f}: {value} (line {self.lines.get(f, root.line)})" for f, value in side]
        return ", ".join(said)

    def error(self, code: str, message: str, node: Node, hint: str = "") -> FactsError:
        return FactsError(
            Problem(code, message, path=self.path, line=node.line, column=node.column, hint=hint)
        )


def _as_node(value: object) -> Node:
    # Plain values take the same road as YAML, so that both are checked by the same words.
    match value:
        case Mapping():
            pairs = tuple((Node("scalar", 0, 0, str(k)), _as_node(v)) for k, v in value.items())
            return Node("mapping", 0, 0, pairs=pairs)
        case list() | tuple():
            return Node("list", 0, 0, items=tuple(_as_node(item) for item in value))
        case None:
            return Node("scalar", 0, 0, UNKNOWN)
        case bool():
            return Node("scalar", 0, 0, "yes" if value else "no")
        case _:
            return Node("scalar", 0, 0, str(value))
