"""Owns applicability: which norms bind a profile on a date, why, and what to ask next."""

from kzlegal.assess.assessment import assess
from kzlegal.assess.because import Because, because
from kzlegal.assess.cases import Case, CaseError, check_case, load_cases
from kzlegal.assess.change import Change, would_change_if
from kzlegal.assess.coverage import Covered, coverage, coverage_json, coverage_page
from kzlegal.assess.expectation import Expectation, Expected, disagreements, results_at
from kzlegal.assess.facts import Facts, FactsError
from kzlegal.assess.following import Clash, Derived, closed
from kzlegal.assess.receipt import Receipt, receipt, rules_hash
from kzlegal.assess.report import assessment_json, question_json, result_json
from kzlegal.assess.result import OPEN, Assessment, NormResult, Part, Question, Status

__all__ = [
    "OPEN",
    "Assessment",
    "Because",
    "Case",
    "CaseError",
    "Change",
    "Clash",
    "Covered",
    "Derived",
    "Expectation",
    "Expected",
    "Facts",
    "FactsError",
    "NormResult",
    "Part",
    "Question",
    "Receipt",
    "Status",
    "assess",
    "assessment_json",
    "because",
    "check_case",
    "closed",
    "coverage",
    "coverage_json",
    "coverage_page",
    "disagreements",
    "load_cases",
    "question_json",
    "receipt",
    "result_json",
    "results_at",
    "rules_hash",
    "would_change_if",
]
