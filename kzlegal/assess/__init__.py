"""Owns applicability: which norms bind a profile on a date, why, and what to ask next."""

from kzlegal.assess.assessment import BINDING, Assessment, assess
from kzlegal.assess.because import Because, because
from kzlegal.assess.cases import Case, CaseError, check_case, load_cases
from kzlegal.assess.change import Change, would_change_if
from kzlegal.assess.citing import cited
from kzlegal.assess.comparison import (
    Difference,
    FactDifference,
    NormChange,
    NormDifference,
    changed_norms,
    compare_dates,
    compare_norms,
    compare_profiles,
)
from kzlegal.assess.coverage import Covered, coverage, coverage_json, coverage_page
from kzlegal.assess.difference_report import (
    difference_json,
    matrix_csv,
    matrix_json,
    norm_changes_json,
)
from kzlegal.assess.expectation import Expectation, Expected, disagreements, results_at
from kzlegal.assess.facts import UNKNOWN, Facts, FactsError
from kzlegal.assess.following import Clash, Derived, closed
from kzlegal.assess.grouping import GROUPS, Group, group_of, status_rank, type_rank
from kzlegal.assess.matrix import Matrix, Row, matrix
from kzlegal.assess.receipt import Receipt, receipt, rules_hash, rules_hashes, words_hash
from kzlegal.assess.report import (
    Manner,
    assessment_json,
    basis_of,
    question_json,
    result_json,
    review_json,
)
from kzlegal.assess.result import OPEN, NormResult, Part, Question, Status
from kzlegal.assess.review import Review, Text, facts_under_review, review, reviews
from kzlegal.assess.sanction import Amount, amounts
from kzlegal.assess.verify import (
    Disagreement,
    ReceiptError,
    Verification,
    read_receipt,
    receipt_disagreements,
)

__all__ = [
    "BINDING",
    "GROUPS",
    "OPEN",
    "UNKNOWN",
    "Amount",
    "Assessment",
    "Because",
    "Case",
    "CaseError",
    "Change",
    "Clash",
    "Covered",
    "Derived",
    "Difference",
    "Disagreement",
    "Expectation",
    "Expected",
    "FactDifference",
    "Facts",
    "FactsError",
    "Group",
    "Manner",
    "Matrix",
    "NormChange",
    "NormDifference",
    "NormResult",
    "Part",
    "Question",
    "Receipt",
    "ReceiptError",
    "Review",
    "Row",
    "Status",
    "Text",
    "Verification",
    "amounts",
    "assess",
    "assessment_json",
    "basis_of",
    "because",
    "changed_norms",
    "check_case",
    "cited",
    "closed",
    "compare_dates",
    "compare_norms",
    "compare_profiles",
    "coverage",
    "coverage_json",
    "coverage_page",
    "difference_json",
    "disagreements",
    "facts_under_review",
    "group_of",
    "load_cases",
    "matrix",
    "matrix_csv",
    "matrix_json",
    "norm_changes_json",
    "question_json",
    "read_receipt",
    "receipt",
    "receipt_disagreements",
    "result_json",
    "results_at",
    "review",
    "review_json",
    "reviews",
    "rules_hash",
    "rules_hashes",
    "status_rank",
    "type_rank",
    "words_hash",
    "would_change_if",
]
