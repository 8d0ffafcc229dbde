"""Owns drafting: instructions written in the fixed formulas of Russian and Kazakh acts."""

from __future__ import annotations

from kzlegal.amend.derivation.drafting.act import (
    DraftLanguage,
    act_name,
    amending_act,
    article_of,
    items,
    written,
)

__all__ = ["DraftLanguage", "act_name", "amending_act", "article_of", "items", "written"]
