# SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Linears and parameter counts of T5 configurations as transformers builds them.

Writes tests/data/t5_counts.json: for every configuration its config.json, the number of distinct
parameters, and name, out and in of every Linear but the language-model head, in module order.

Usage: python t5_counts.py [DESTINATION]   (needs torch, transformers 4.57)
"""

import json
import pathlib
import sys

import torch
from transformers import T5Config, T5ForConditionalGeneration

CASES = {
    "tied relu, defaults of the class": {"num_layers": 1},
    "t5-small": {},
    "small v1.0": {"d_model": 12, "d_kv": 5, "d_ff": 20, "num_layers": 2, "num_heads": 3, "vocab_size": 50},
    "small v1.1": {
        "d_model": 12,
        "d_kv": 4,
        "d_ff": 20,
        "num_layers": 1,
        "num_decoder_layers": 3,
        "num_heads": 2,
        "vocab_size": 50,
        "relative_attention_num_buckets": 8,
        "feed_forward_proj": "gated-gelu",
        "tie_word_embeddings": False,
    },
    "t5-xl-lm-adapt": {
        "d_model": 2048,
        "d_kv": 64,
        "d_ff": 5120,
        "num_layers": 24,
        "num_heads": 32,
        "feed_forward_proj": "gated-gelu",
        "tie_word_embeddings": False,
    },
}


def describe(options):
    config = T5Config(decoder_start_token_id=0, **options)
    with torch.device("meta"):
        model = T5ForConditionalGeneration(config)
    linears = [
        [name, module.out_features, module.in_features]
        for name, module in model.named_modules()
        if isinstance(module, torch.nn.Linear) and name != "lm_head"
    ]
    # A model on the meta device is not tied yet; the shared embedding counts once all the same.
    model.tie_weights()
    return {
        "config": {"model_type": "t5", **options},
        "parameters": sum(weight.numel() for weight in model.parameters()),
        "linears": linears,
    }


def main():
    default = pathlib.Path(__file__).resolve().parent.parent / "data"
    destination = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else default
    cases = {name: describe(options) for name, options in CASES.items()}
    lines = [f"{json.dumps(name)}: {json.dumps(case)}" for name, case in cases.items()]
    (destination / "t5_counts.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
