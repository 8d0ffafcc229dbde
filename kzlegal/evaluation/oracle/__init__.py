"""Owns the oracle: the same norms put to answer-set search, as a second opinion on applicability.

The evaluator in `kzlegal.assess` walks a tree with three truth values; clingo looks at every way in
which the unanswered facts could turn out. Where both speak they must agree. The door to clingo,
which only tests and measurements need.
"""

from kzlegal.evaluation.oracle.audit import Audit, audit
from kzlegal.evaluation.oracle.compare import Comparison, Disagreement, compare, random_profiles
from kzlegal.evaluation.oracle.solver import Oracle, OracleError, Verdict

__all__ = [
    "Audit",
    "Comparison",
    "Disagreement",
    "Oracle",
    "OracleError",
    "Verdict",
    "audit",
    "compare",
    "random_profiles",
]
