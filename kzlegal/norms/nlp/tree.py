"""Owns the heads of a parse made sound: one root where the parser left a circle or none."""

from __future__ import annotations

from collections.abc import Sequence


def sound_heads(heads: Sequence[int]) -> tuple[int, ...]:
    """Give heads in which every word reaches a root; a root is its own head.

    A head out of range, and the first word of every circle, become children of the first root.
    """
    count = len(heads)
    fixed = [head if 0 <= head < count else -1 for head in heads]
    root = next((i for i, head in enumerate(fixed) if head == i), None)
    if root is None and count:
        root = next((i for i, head in enumerate(fixed) if head == -1), 0)
        fixed[root] = root
    fixed = [root if head == -1 and root is not None else head for head in fixed]
    for start in range(count):
        seen: set[int] = set()
        at = start
        while fixed[at] != at:
            if at in seen:
                fixed[at] = root if root is not None else at
                break
            seen.add(at)
            at = fixed[at]
    return tuple(fixed)
