# SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reference numbers for model/analysis/taskmap.h, in float64, from numpy and scipy.

    python tests/parity/task_map.py

writes tests/data/task_map.json. Features are multiples of 1/4096, so that they are the same numbers
in float64 and decimal text. Orientation is not compared here: distances between tasks do not depend
on it, and experts are compared by their distances to tasks.
"""
import json
import pathlib

import numpy as np
from scipy.spatial.distance import cdist


def features(rng, tasks, columns, groups, noise):
    """Rows that fall into groups, as softmax weights of routing do."""
    centres = rng.normal(size=(groups, columns))
    logits = centres[np.arange(tasks) % groups] + noise * rng.normal(size=(tasks, columns))
    weights = np.exp(logits)
    weights /= weights.sum(axis=1, keepdims=True)
    return np.round(weights * 4096) / 4096


def centred_cosine(rows):
    centred = rows - rows.mean(axis=0)
    lengths = np.linalg.norm(centred, axis=1)
    unit = centred / lengths[:, None]
    return unit @ unit.T


def case(name, rows, columns, groups):
    tasks = rows.shape[0]
    centring = np.eye(tasks) - np.full((tasks, tasks), 1.0 / tasks)
    gram = centring @ centred_cosine(rows) @ centring
    values, vectors = np.linalg.eigh(gram)
    plane = vectors[:, [-1, -2]] * np.sqrt(np.maximum(values[[-1, -2]], 0.0))
    # One layer: the columns themselves are the experts.
    use = rows.reshape(tasks, -1, columns).mean(axis=1)
    more = np.maximum(use - use.mean(axis=0), 0.0)
    experts = (more.T @ plane) / more.sum(axis=0)[:, None]
    return {
        "name": name,
        "groups": [int(g) for g in np.arange(tasks) % groups],
        "experts": columns,
        "features": rows.tolist(),
        "eigenvalues": values[[-1, -2]].tolist(),
        "explained": float(values[[-1, -2]].sum() / np.trace(gram)),
        "task_distances": cdist(plane, plane).tolist(),
        "expert_distances": cdist(experts, plane).tolist(),
        "load": (use.mean(axis=0) / use.mean()).tolist(),
    }


def main():
    rng = np.random.default_rng(20261126)
    cases = [
        case("groups", features(rng, 12, 4 * 3, 3, 0.4), 4, 3),
        case("noise", features(rng, 20, 6 * 2, 20, 1.0), 6, 4),
        case("few", features(rng, 3, 4, 3, 0.2), 4, 2),
    ]
    out = pathlib.Path(__file__).resolve().parents[1] / "data" / "task_map.json"
    out.write_text(json.dumps({"cases": cases}, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
