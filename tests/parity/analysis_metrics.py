# SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reference numbers for model/analysis, in float64, from numpy, scipy and scikit-learn.

    python tests/parity/analysis_metrics.py

writes tests/data/analysis_metrics.json. Inputs are multiples of 1/4096, so that they are the same
numbers in float32, float64 and decimal text.
"""
import json
import math
import pathlib

import numpy as np
from scipy.cluster.hierarchy import cut_tree, leaves_list, linkage, optimal_leaf_ordering
from scipy.spatial.distance import squareform
from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score

MASK = (1 << 64) - 1


class Rng:
    """xoshiro256** seeded by SplitMix64, as model/core/rng.h describes it."""

    def __init__(self, seed, purpose):
        digest = 0xCBF29CE484222325
        for byte in purpose.encode():
            digest = ((digest ^ byte) * 0x100000001B3) & MASK
        x = seed ^ digest
        self.state = []
        for _ in range(4):
            x = (x + 0x9E3779B97F4A7C15) & MASK
            z = x
            z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
            z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
            self.state.append(z ^ (z >> 31))

    @staticmethod
    def rotate(x, k):
        return ((x << k) | (x >> (64 - k))) & MASK

    def next(self):
        s = self.state
        result = (self.rotate((s[1] * 5) & MASK, 7) * 9) & MASK
        t = (s[1] << 17) & MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = self.rotate(s[3], 45)
        return result

    def below(self, bound):
        limit = MASK - MASK % bound
        value = self.next()
        while value >= limit:
            value = self.next()
        return value % bound

    def shuffle(self, items):
        for i in range(len(items), 1, -1):
            j = self.below(i)
            items[i - 1], items[j] = items[j], items[i - 1]


def first_appearance(labels):
    numbers = {}
    return [numbers.setdefault(int(label), len(numbers)) for label in labels]


def agreement(labels, categories, permutations, seed=0):
    shuffled = list(categories)
    rng = Rng(seed, "agreement")
    observed = adjusted_rand_score(labels, categories)
    null = []
    for _ in range(permutations):
        rng.shuffle(shuffled)
        null.append(adjusted_rand_score(labels, shuffled))
    null = np.array(null)
    return {
        "ari": observed,
        "nmi": normalized_mutual_info_score(labels, categories),
        "null_mean": float(null.mean()),
        "null_deviation": float(null.std(ddof=1)),
        "p": (1 + int((null >= observed - 1e-12).sum())) / (1 + permutations),
        "permutations": permutations,
    }


def best_leaf_order(merges, distance):
    """Of all orders that the tree allows, the one with the least sum of neighbour distances.

    Plain dynamic programming over (node, first leaf, last leaf). scipy's optimal_leaf_ordering is not
    used as the answer because it misses the optimum on larger trees (its pruning is too eager); it
    serves as an upper bound in clustering_case.
    """
    n = len(distance)
    best = {leaf: {(leaf, leaf): (0.0, [leaf])} for leaf in range(n)}
    for i, (left, right, _, _) in enumerate(merges):
        table = {}
        for (u, m), (head, before) in best[int(left)].items():
            for (k, w), (tail, after) in best[int(right)].items():
                sum_ = head + distance[m, k] + tail
                if (u, w) not in table or sum_ < table[u, w][0]:
                    table[u, w] = (sum_, before + after)
        table.update({(w, u): (sum_, order[::-1]) for (u, w), (sum_, order) in table.items()})
        best[n + i] = table
    ranked = sorted(best[n + len(merges) - 1].values())
    # Every order has its reverse; the next best must be worse, or the comparison would be arbitrary.
    assert len(ranked) == 2 or ranked[2][0] - ranked[0][0] > 1e-9
    return ranked[0][1]


def canonical(order):
    order = [int(leaf) for leaf in order]
    return order if order[0] < order[-1] else order[::-1]


def clustering_case(name, seed, tasks, width, groups, spread, permutations):
    rng = np.random.default_rng(seed)
    categories = [int(c) for c in rng.permutation(np.arange(tasks) % groups)]
    centres = rng.random((groups, width))
    features = centres[categories] + spread * rng.random((tasks, width))
    features = np.round(features * 4096) / 4096
    x = features - features.mean(0)
    lengths = np.linalg.norm(x, axis=1)
    similarity = (x @ x.T) / np.outer(lengths, lengths)
    distance = 1 - similarity
    np.fill_diagonal(distance, 0)
    distance = (distance + distance.T) / 2
    condensed = squareform(distance, checks=False)
    merges = linkage(condensed, "average")
    assert np.diff(merges[:, 2]).min(initial=1) > 1e-9, "ties would make the comparison arbitrary"
    order = canonical(best_leaf_order(merges, distance))
    path = float(sum(distance[a, b] for a, b in zip(order, order[1:])))
    scipy_order = leaves_list(optimal_leaf_ordering(merges, condensed))
    assert path <= sum(distance[a, b] for a, b in zip(scipy_order, scipy_order[1:])) + 1e-12
    labels = first_appearance(cut_tree(merges, n_clusters=groups).ravel())
    return {
        "name": name,
        "features": features.tolist(),
        "categories": categories,
        "similarity": similarity.tolist() if tasks <= 8 else [],
        "similarity_squares": float((similarity**2).sum()),
        "linkage": merges.tolist(),
        "leaf_order": order,
        "path": path,
        "labels": labels,
        "agreement": agreement(labels, categories, permutations),
    }


def labelling_case(name, a, b):
    return {
        "name": name,
        "a": list(a),
        "b": list(b),
        "ari": float(adjusted_rand_score(a, b)),
        "nmi": float(normalized_mutual_info_score(a, b)),
    }


def routing_case(name, seed, sites, tasks, splits, experts, silent=()):
    """weights [sites, tasks, splits, experts]; entropies over ln(experts), means over layers."""
    rng = np.random.default_rng(seed)
    weights = np.round(4096 * rng.random((sites, tasks, splits, experts)) ** 2) + 1
    weights[..., list(silent)] = 0
    # The largest weight takes the rest, so that rows add up to exactly 1.
    weights = np.floor(4096 * weights / weights.sum(-1, keepdims=True))
    top = weights.argmax(-1)
    rest = 4096 - weights.sum(-1)
    np.put_along_axis(
        weights, top[..., None], np.take_along_axis(weights, top[..., None], -1) + rest[..., None], -1
    )
    weights /= 4096
    assert (weights.sum(-1) == 1).all()

    def entropy(p):
        return -(np.where(p > 0, p * np.log(np.where(p > 0, p, 1)), 0)).sum(-1)

    scale = math.log(experts) if experts > 1 else 1.0
    marginal = weights.mean(1)  # [sites, splits, experts]
    load = marginal.mean((0, 1))
    return {
        "name": name,
        "sites": sites,
        "tasks": tasks,
        "splits": splits,
        "experts": experts,
        "weights": weights.ravel().tolist(),
        "conditional_entropy": float(entropy(weights).mean() / scale),
        "marginal_entropy": float(entropy(marginal).mean() / scale),
        "mutual_information": float((entropy(marginal).mean() - entropy(weights).mean()) / scale),
        "effective_experts": float(np.exp(entropy(marginal)).mean()),
        "mean_top_weight": float(weights.max(-1).mean()),
        "load": load.tolist(),
        "dead": [int(e) for e in np.flatnonzero(load < 0.01 / experts)],
        "mean": weights.mean(0).reshape(tasks, -1).tolist(),
    }


# Six tasks, four layers, three experts, with known answers to ten decimals:
# conditional = mean_t H(R_t)/ln 3, marginal = H(mean_t R_t)/ln 3, effective = exp(H(mean_t R_t)),
# heights of average linkage on 1 - cosine (not centred).
GOLDEN_ROUTES = [
    [0.1464262255, 0.3271111027, 0.5264626718, 0.4775878432, 0.3467852135, 0.1756269433,
     0.689175217, 0.2320832683, 0.0787415147, 0.5213342838, 0.2727335658, 0.2059321505],
    [0.1466069803, 0.3289099847, 0.524483035, 0.4882755412, 0.3437779588, 0.1679465,
     0.6971291625, 0.2274414548, 0.0754293826, 0.5189685483, 0.2722215227, 0.2088099291],
    [0.6780524916, 0.2304061081, 0.0915414002, 0.3805096503, 0.2894095622, 0.3300807876,
     0.1016835578, 0.2345965005, 0.6637199417, 0.1012245137, 0.2799147089, 0.6188607774],
    [0.6728344174, 0.2335433754, 0.0936222072, 0.3881432556, 0.2901086486, 0.3217480958,
     0.1074555327, 0.2389632409, 0.6535812263, 0.102754137, 0.2798444968, 0.6174013662],
    [0.0807601452, 0.2290569452, 0.6901829096, 0.1499857048, 0.3298666895, 0.5201476056,
     0.4844318412, 0.3442638637, 0.1713042951, 0.6896676654, 0.23143444, 0.0788978946],
    [0.0832168896, 0.2327926103, 0.6839905001, 0.1575423538, 0.3340068496, 0.5084507966,
     0.4896444544, 0.3414765257, 0.1688790199, 0.6837329672, 0.2340623972, 0.0822046356],
]
GOLDEN = {
    "routes": GOLDEN_ROUTES,
    "conditional_entropy": 0.8410109254,
    "marginal_entropy": 0.9843952235,
    "mutual_information_nats": [0.2047589872, 0.0620450339, 0.1914399899, 0.1718509967],
    "effective_experts": [2.9300619903, 2.9991576197, 2.9394346056, 2.9279498564],
    "merge_heights": [8.04976e-05, 8.16004e-05, 8.72802e-05, 0.1046970066, 0.4658026242],
    "labels_k3": [0, 0, 1, 1, 2, 2],
    "ari": 0.3043478261,
    "nmi": 0.5468828912,
}


def main():
    data = {
        "golden": GOLDEN,
        "clusterings": [
            clustering_case("two tasks", 1, 2, 3, 2, 0.5, 50),
            clustering_case("three tasks", 2, 3, 4, 2, 0.5, 50),
            clustering_case("seven tasks", 3, 7, 6, 3, 0.8, 200),
            clustering_case("clear groups", 4, 24, 24, 5, 0.6, 1000),
            clustering_case("blurred groups", 5, 24, 24, 5, 2.0, 1000),
            clustering_case("many tasks", 6, 60, 19, 9, 1.2, 300),
        ],
        "labellings": [
            labelling_case("three of eight moved", [0, 0, 0, 1, 1, 1, 2, 2], [0, 0, 1, 1, 1, 1, 2, 0]),
            labelling_case("renamed", [0, 0, 1, 1, 2], [7, 7, -3, -3, 5]),
            labelling_case("both one cluster", [0, 0, 0], [4, 4, 4]),
            labelling_case("one cluster against two", [0, 0, 0, 0], [0, 0, 1, 1]),
            labelling_case("both all singletons", [0, 1, 2, 3], [3, 2, 1, 0]),
            labelling_case("singletons against pairs", [0, 1, 2, 3], [0, 0, 1, 1]),
            labelling_case("independent", [0, 0, 1, 1], [0, 1, 0, 1]),
            labelling_case("unequal sizes", [0] * 9 + [1] * 2 + [2], [0] * 6 + [1] * 3 + [2, 2, 1]),
            labelling_case("single item", [0], [1]),
        ],
        "routings": [
            routing_case("one split", 11, 4, 6, 1, 5),
            routing_case("orders", 12, 3, 4, 2, 4),
            routing_case("dead expert", 13, 3, 5, 1, 6, silent=(2, 5)),
            routing_case("one task", 14, 2, 1, 1, 3),
            routing_case("one expert", 15, 2, 3, 1, 1),
        ],
    }
    target = pathlib.Path(__file__).resolve().parent.parent / "data" / "analysis_metrics.json"
    target.write_text(json.dumps(data, indent=None, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
