"""Owns the list of every bearer id, those that only extracted and annotated norms may name too."""

from __future__ import annotations

from pathlib import Path

from kzlegal.norms.nodes import file_text, read_nodes


def bearer_ids(path: Path) -> tuple[str, ...]:
    """Give the ids of ``vocab/bearers.yaml`` in written order.

    `load_bearers` leaves out the ids marked ``used_by: extraction``: nobody can be asked whether
    they bear such a role. Raises YamlError where the file cannot be read.
    """
    nodes = read_nodes(file_text(path), str(path)).list_at("bearers")
    return tuple(node.string("id") for node in nodes)
