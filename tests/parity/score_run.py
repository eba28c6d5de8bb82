# SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Adapters of a whole model, and what `tensorpoly score --run` must give under them.

Writes tests/data/run/NAME.adapter.safetensors (what a checkpoint of three tasks holds, for the
backbone tests/data/t5_v10) and NAME.expected.jsonl: log-probabilities of that backbone's rows as the
second task. The update of every Linear is merged into its weight in float64, see layer_cases.py for
the arithmetic, and transformers does the rest.

Usage: python score_run.py   (after score_t5.py; needs torch, transformers 4.57, safetensors)
"""

import json
import pathlib

import torch
from safetensors.torch import save_file
from transformers import T5ForConditionalGeneration

import layer_cases
import score_t5

TASKS = 3
TASK = 1
DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
METHODS = {
    "lora": {"method": "lora", "experts": 1, "rank": 2},
    "order2": {"method": "tensorpoly-1", "experts": 3, "rank": 2, "order": 2},
    "order4": {"method": "tensorpoly-1", "experts": 2, "rank": 3, "order": 4},
}


def random_adapter(case):
    """Tensors of one Linear as a checkpoint has them."""

    def values(*shape):
        return 0.4 * torch.randn(*shape)

    rank, experts = case["rank"], case["experts"]
    if case["method"] == "lora":
        return {"lora_a": values(1, 1, case["in"], rank), "lora_b": values(1, 1, rank, case["out"])}
    order = case["order"]
    return {
        "leaves_a": values(order, experts, rank, layer_cases.leaf_dim(case["in"], order)),
        "leaves_b": values(order, experts, rank, layer_cases.leaf_dim(case["out"], order)),
        "logits": 4.0 * values(TASKS, experts),
    }


def update(case, tensors):
    """The low-rank update [out, in] of the task."""
    wide = {name: tensor.double() for name, tensor in tensors.items()}
    if case["method"] == "lora":
        a, b = wide["lora_a"][0, 0], wide["lora_b"][0, 0]
    else:
        a, b = layer_cases.factors(case, wide, TASK)
    return (a @ b).T / case["rank"]


def main():
    score_t5.work_in_float64()
    backbone = DATA / "t5_v10"
    rows = [json.loads(line) for line in open(backbone / "rows.jsonl", encoding="utf-8")]
    (DATA / "run").mkdir(exist_ok=True)
    for seed, (name, method) in enumerate(METHODS.items()):
        torch.manual_seed(seed)
        model = T5ForConditionalGeneration.from_pretrained(backbone, dtype=torch.float64).eval()
        adapter = {}
        for site, module in model.named_modules():
            if not isinstance(module, torch.nn.Linear) or site == "lm_head":
                continue
            case = {**method, "in": module.in_features, "out": module.out_features}
            tensors = random_adapter(case)
            adapter.update({f"{site}.{key}": tensor for key, tensor in tensors.items()})
            module.weight.data += update(case, tensors)
        save_file(adapter, DATA / "run" / f"{name}.adapter.safetensors")
        with open(DATA / "run" / f"{name}.expected.jsonl", "w", encoding="utf-8") as file:
            for row in rows:
                file.write(json.dumps(score_t5.score(model, row)) + "\n")


if __name__ == "__main__":
    main()
