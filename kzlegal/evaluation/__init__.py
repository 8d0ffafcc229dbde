"""Owns measurements: the program's answers against answers written by people."""

from kzlegal.evaluation.scenarios import (
    Result,
    ScenarioError,
    ScenarioResult,
    evaluate_scenarios,
)

__all__ = ["Result", "ScenarioError", "ScenarioResult", "evaluate_scenarios"]
