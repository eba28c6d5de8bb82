# SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reference numbers for assignment, sign-flip tests and Holm's correction, from scipy and statsmodels.

    python tests/parity/comparison.py

writes tests/data/comparison.json. Inputs are multiples of 1/1024, the same numbers in every format.
"""
import json
import pathlib

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.stats import permutation_test
from statsmodels.stats.multitest import multipletests


def numbers(rng, shape):
    return np.round(rng.normal(size=shape) * 1024) / 1024


def main():
    rng = np.random.default_rng(20261126)
    assignments = []
    for rows, cols in [(1, 1), (3, 3), (8, 8), (5, 9), (9, 5), (16, 16)]:
        cost = numbers(rng, (rows, cols))
        row, col = linear_sum_assignment(cost)
        assignments.append({"cost": cost.tolist(), "total": float(cost[row, col].sum())})
    tests = []
    for n, shift in [(6, 1.5), (6, 0.0), (7, 0.2), (12, 0.4), (16, 0.5)]:
        values = numbers(rng, n) + shift
        result = permutation_test(
            (values,), np.mean, permutation_type="samples", alternative="two-sided", n_resamples=np.inf
        )
        tests.append({"differences": values.tolist(), "mean": float(values.mean()), "p": float(result.pvalue)})
    p = [0.04, 0.001, 0.3, 0.02, 0.02, 0.9]
    holm = multipletests(p, method="holm")[1].tolist()
    target = pathlib.Path(__file__).resolve().parent.parent / "data" / "comparison.json"
    target.write_text(
        json.dumps({"assignments": assignments, "tests": tests, "p": p, "holm": holm}) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
