# SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Linears and parameter counts of LLaMA, Mistral and Qwen2 configurations as transformers builds them.

Writes tests/data/llama_counts.json in the form of t5_counts.json, see t5_counts.py.

Usage: python -P llama_counts.py [DESTINATION]   (needs torch, transformers 4.57; -P keeps Python from
taking tokenizers.py of this folder for the package)
"""

import json
import pathlib
import sys

import torch
from transformers import AutoConfig, AutoModelForCausalLM

SMALL = {
    "hidden_size": 16,
    "intermediate_size": 20,
    "num_hidden_layers": 2,
    "num_attention_heads": 4,
    "vocab_size": 50,
}
CASES = {
    "Llama-2-7B": {"model_type": "llama"},
    "Llama-3.2-1B": {
        "model_type": "llama",
        "hidden_size": 2048,
        "intermediate_size": 8192,
        "num_hidden_layers": 16,
        "num_attention_heads": 32,
        "num_key_value_heads": 8,
        "head_dim": 64,
        "vocab_size": 128256,
        "tie_word_embeddings": True,
    },
    "Mistral-7B": {"model_type": "mistral"},
    "Qwen2-0.5B": {
        "model_type": "qwen2",
        "hidden_size": 896,
        "intermediate_size": 4864,
        "num_hidden_layers": 24,
        "num_attention_heads": 14,
        "num_key_value_heads": 2,
        "vocab_size": 151936,
        "tie_word_embeddings": True,
    },
    "every bias": {"model_type": "llama", "attention_bias": True, "mlp_bias": True, **SMALL},
    "no number of key heads": {"model_type": "mistral", "num_key_value_heads": None, **SMALL},
}


def describe(options):
    config = AutoConfig.for_model(**options)
    with torch.device("meta"):
        model = AutoModelForCausalLM.from_config(config)
    model.tie_weights()
    linears = [
        [name, module.out_features, module.in_features]
        for name, module in model.named_modules()
        if isinstance(module, torch.nn.Linear) and name != "lm_head"
    ]
    return {
        "config": options,
        "parameters": sum(weight.numel() for weight in model.parameters()),
        "linears": linears,
    }


def main():
    default = pathlib.Path(__file__).resolve().parent.parent / "data" / "llama_counts.json"
    destination = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else default
    cases = {name: describe(options) for name, options in CASES.items()}
    lines = [f"{json.dumps(name)}: {json.dumps(case)}" for name, case in cases.items()]
    destination.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
