# SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cases for `tensorpoly layer`, from a plain reading of the published arithmetic.

Writes tests/data/layer/NAME.json, NAME.in.safetensors and NAME.expected.safetensors. Every example
is computed alone and every expert in a loop, so that nothing of the batched code is repeated here.

Usage: python layer_cases.py [DESTINATION]   (needs torch, safetensors)
"""

import json
import math
import pathlib
import sys

import torch
from safetensors.torch import save_file

BATCH_LENGTH = 3
GATED = ("molora", "mosld")


def leaf_dim(size, order):
    length = 1
    while length**order < size:
        length += 1
    return length


def fill(shape, scale, speed, phase):
    index = torch.arange(math.prod(shape), dtype=torch.float64)
    return (scale * torch.sin(speed * index + phase)).reshape(shape)


def normalised(rows):
    mean = rows.mean()
    variance = ((rows - mean) ** 2).mean()
    return (rows - mean) / torch.sqrt(variance + 1e-5)


def product_rows(left, right):
    return torch.stack([torch.outer(left[i], right[i]).reshape(-1) for i in range(left.shape[0])])


def entangled(leaves, size):
    """Neighbours are paired level by level, the first pairs normalised; an odd one passes."""

    def tree(factors, join):
        if len(factors) == 1:
            return factors[0]
        joined = [join(*factors[i : i + 2]) for i in range(0, len(factors) - 1, 2)]
        return tree(joined + factors[len(joined) * 2 :], product_rows)

    rows = tree(list(leaves), lambda left, right: normalised(product_rows(left, right)))
    return rows[:, :size]


def gates(logits):
    weight = torch.sigmoid(logits)
    return weight / (weight.sum() + 1e-12)


def factors(case, tensors, task):
    """A [in, rank] and B [rank, out] of one task."""
    if case["method"] == "tensorpoly-2":
        return factors_by_order(case, tensors, task)
    if case["method"] == "mhr":
        return factors_by_head(case, tensors, task)
    weight = gates(tensors["logits"][task])
    if case["method"] in ("lora", "poly"):
        a = sum(weight[k] * tensors["lora_a"][0, k] for k in range(case["experts"]))
        b = sum(weight[k] * tensors["lora_b"][0, k] for k in range(case["experts"]))
        return a, b
    a = sum(
        weight[k] * entangled(tensors["leaves_a"][:, k], case["in"]) for k in range(case["experts"])
    )
    b = sum(
        weight[k] * entangled(tensors["leaves_b"][:, k], case["out"]) for k in range(case["experts"])
    )
    return a.T, b


def factors_by_order(case, tensors, task):
    """TensorPoly-II: the leaves of every order are mixed before the product."""
    logits = tensors["logits"][task].reshape(case["order"], case["experts"])
    weights = [gates(row) for row in logits]
    sides = []
    for name, size in (("leaves_a", case["in"]), ("leaves_b", case["out"])):
        mixed = [
            sum(weights[j][k] * tensors[name][j, k] for k in range(case["experts"]))
            for j in range(case["order"])
        ]
        sides.append(entangled(torch.stack(mixed), size))
    return sides[0].T, sides[1]


def factors_by_head(case, tensors, task):
    """MHR: each block of inputs and of outputs is mixed with its head's weights."""
    logits = tensors["logits"][task].reshape(case["heads"], case["experts"])
    rows, columns = [], []
    for head in range(case["heads"]):
        weight = gates(logits[head])
        rows.append(sum(weight[k] * tensors["lora_a"][head, k] for k in range(case["experts"])))
        columns.append(sum(weight[k] * tensors["lora_b"][head, k] for k in range(case["experts"])))
    return torch.cat(rows, dim=0), torch.cat(columns, dim=1)


def adapted(case, tensors, x, task):
    """The tokens x [length, in] of one example through the adapted Linear, without its bias."""
    method, weight = case["method"], tensors["weight"]
    if method == "ia3":
        scale = tensors["ia3_l"]
        return (x * scale) @ weight.T if case["kind"] == "wo" else (x @ weight.T) * scale
    if method == "full":
        return x @ (weight + tensors["delta"]).T
    scale = case.get("alpha", 1.0) / case["rank"]
    if method in GATED:
        updates = [gated_update(case, tensors, token) for token in x]
        return x @ weight.T + torch.stack(updates) * scale
    a, b = factors(case, tensors, task)
    return x @ weight.T + (x @ a) @ b * scale


def gated_update(case, tensors, token):
    """MoLoRA and MoSLD: the top_k most probable experts of the token, with weights that sum to 1."""
    scores = torch.softmax(tensors["gate"] @ token, dim=0)
    chosen = sorted(range(case["experts"]), key=lambda k: -scores[k].item())[: case["top_k"]]
    total = sum(scores[k] for k in chosen)
    update = 0.0
    for k in chosen:
        a = tensors["lora_a"][min(k, tensors["lora_a"].shape[0] - 1)]  # a shared side has one
        b = tensors["lora_b"][min(k, tensors["lora_b"].shape[0] - 1)]
        update = update + scores[k] / total * ((token @ a) @ b)
    return update


def make_module_inputs(case):
    """Parameters of the methods that no task routes, in the order of the file format."""
    size_in, size_out = case["in"], case["out"]
    if case["method"] == "ia3":
        length = size_in if case["kind"] == "wo" else size_out
        return {"ia3_l": 1.0 + fill([length], 0.4, 0.71, 0.3)}
    if case["method"] == "full":
        return {"delta": fill([size_out, size_in], 0.2, 0.71, 0.3)}
    rank, experts = case["rank"], case["experts"]
    inputs = 1 if case.get("shared") == "input" else experts
    outputs = 1 if case.get("shared") == "output" else experts
    return {
        "lora_a": fill([inputs, size_in, rank], 0.5, 0.71, 0.3),
        "lora_b": fill([outputs, rank, size_out], 0.4, 0.43, 0.6),
        "gate": fill([experts, size_in], 0.9, 1.1, 0.2),
    }


def make_inputs(case, tasks, bias):
    rows, size_in, size_out, rank = len(tasks), case["in"], case["out"], case.get("rank")
    order, experts = case.get("order"), case["experts"]
    heads = case.get("heads", 1)
    splits = order if case["method"] == "tensorpoly-2" else heads
    tensors = {
        "weight": fill([size_out, size_in], 0.3, 0.37, 0.1),
        "x": fill([rows, BATCH_LENGTH, size_in], 1.0, 0.53, 0.4),
        "loss_weight": fill([rows, BATCH_LENGTH, size_out], 0.8, 0.29, 1.3),
        "logits": fill([case["tasks"], splits * experts], 1.7, 1.1, 0.2),
        "task_ids": torch.tensor(tasks),
    }
    if bias:
        tensors["bias"] = fill([size_out], 0.2, 1.0, 0.9)
    if case["method"] in ("ia3", "full", *GATED):
        del tensors["logits"]
        parameters = make_module_inputs(case)
        return {**tensors, **parameters}, list(parameters)
    if case["method"] in ("lora", "poly", "mhr"):
        tensors["lora_a"] = fill([heads, experts, size_in // heads, rank], 0.5, 0.71, 0.3)
        tensors["lora_b"] = fill([heads, experts, rank, size_out // heads], 0.4, 0.43, 0.6)
        return tensors, ["lora_a", "lora_b", "logits"]
    tensors["leaves_a"] = fill([order, experts, rank, leaf_dim(size_in, order)], 0.5, 0.7, 0.3)
    tensors["leaves_b"] = fill([order, experts, rank, leaf_dim(size_out, order)], 0.5, 0.4, 1.9)
    return tensors, ["leaves_a", "leaves_b", "logits"]


def write_case(folder, name, case, tasks, bias=True, dtype=torch.float64):
    tensors, parameters = make_inputs(case, tasks, bias)
    # Rounded first, so that a float32 case is compared on equal inputs.
    tensors = {key: value.to(dtype) if value.is_floating_point() else value for key, value in tensors.items()}
    work = {key: value.double() if value.is_floating_point() else value for key, value in tensors.items()}
    for key in ["x", *parameters]:
        work[key] = work[key].clone().requires_grad_(True)
    outputs = []
    for row, task in enumerate(tasks):
        y = adapted(case, work, work["x"][row], task)
        outputs.append(y + work["bias"] if bias else y)
    y = torch.stack(outputs)
    (y * work["loss_weight"]).sum().backward()
    expected = {"y": y.detach()}
    for key in ["x", *parameters]:
        expected[f"grad.{key}"] = work[key].grad
    (folder / f"{name}.json").write_text(json.dumps(case, indent=1) + "\n", encoding="utf-8")
    save_file(tensors, folder / f"{name}.in.safetensors")
    save_file({key: value.contiguous() for key, value in expected.items()}, folder / f"{name}.expected.safetensors")


def main():
    default = pathlib.Path(__file__).resolve().parent.parent / "data"
    folder = (pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else default) / "layer"
    folder.mkdir(parents=True, exist_ok=True)
    lora = {"method": "lora", "in": 6, "out": 9, "tasks": 3, "experts": 1, "rank": 3}
    poly = {"method": "tensorpoly-1", "in": 11, "out": 6, "tasks": 4, "experts": 3, "rank": 2}
    write_case(folder, "lora", lora, [2, 0])
    write_case(folder, "lora_alpha", {**lora, "alpha": 16}, [1, 1, 2], bias=False)
    # Rows sorted by task in equal blocks take a shortcut; these do, the next do not.
    write_case(folder, "order2_blocks", {**poly, "order": 2}, [3, 3, 1, 1])
    write_case(folder, "order2_mixed", {**poly, "order": 2, "alpha": 2.5}, [0, 3, 0], bias=False)
    write_case(folder, "order4_mixed", {**poly, "order": 4}, [1, 2, 1, 0])
    write_case(folder, "order4_one_row", {**poly, "order": 4, "in": 16, "out": 17}, [2])
    tlora = {"method": "tlora", "in": 11, "out": 6, "tasks": 4, "experts": 1, "rank": 2}
    write_case(folder, "tlora_order2", {**tlora, "order": 2}, [2, 0])
    write_case(folder, "tlora_order4", {**tlora, "order": 4, "alpha": 2}, [1, 1, 3], bias=False)
    write_case(folder, "poly_blocks", {**poly, "method": "poly"}, [3, 3, 1, 1])
    write_case(folder, "poly_mixed", {**poly, "method": "poly", "alpha": 3}, [0, 2, 0], bias=False)
    mhr = {**poly, "method": "mhr", "heads": 3, "in": 12, "out": 6}
    write_case(folder, "mhr_blocks", mhr, [3, 3, 1, 1])
    write_case(folder, "mhr_mixed", {**mhr, "heads": 2, "alpha": 3}, [0, 2, 0], bias=False)
    two = {**poly, "method": "tensorpoly-2"}
    write_case(folder, "orders2_blocks", {**two, "order": 2}, [3, 3, 1, 1])
    write_case(folder, "orders4_mixed", {**two, "order": 4, "alpha": 2.5}, [1, 2, 1, 0], bias=False)
    # Orders that are not from the paper, but for TensorPoly-II's first.
    write_case(folder, "order1", {**poly, "order": 1}, [3, 0])
    write_case(folder, "order3", {**poly, "order": 3}, [1, 2])
    write_case(folder, "order5_tlora", {**tlora, "order": 5}, [2, 0])
    write_case(folder, "orders1", {**two, "order": 1}, [3, 3, 0])
    write_case(folder, "orders3", {**two, "order": 3}, [0, 2, 0])
    write_case(folder, "orders6", {**two, "order": 6, "in": 70, "out": 6}, [1, 3], bias=False)
    molora = {**poly, "method": "molora", "experts": 4, "top_k": 2}
    write_case(folder, "molora", molora, [3, 3, 1, 1])
    write_case(folder, "molora_all", {**molora, "top_k": 4, "alpha": 16, "in": 7}, [0, 2, 0], bias=False)
    mosld = {**molora, "method": "mosld", "shared": "input"}
    write_case(folder, "mosld_input", mosld, [1, 2, 1])
    write_case(folder, "mosld_output", {**mosld, "shared": "output", "alpha": 16, "top_k": 3}, [0, 0], bias=False)
    write_case(folder, "mosld_one_expert", {**mosld, "top_k": 1, "in": 5, "out": 13}, [2])
    plain = {"method": "ia3", "in": 11, "out": 6, "tasks": 3, "experts": 1}
    write_case(folder, "ia3_keys", {**plain, "kind": "k"}, [2, 0])
    write_case(folder, "ia3_inner", {**plain, "kind": "wo"}, [1, 1, 2], bias=False)
    write_case(folder, "full", {**plain, "method": "full"}, [0, 2])
    write_case(folder, "order2_float32", {**poly, "order": 2}, [2, 0], dtype=torch.float32)


if __name__ == "__main__":
    main()
