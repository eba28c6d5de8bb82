# SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Small random T5 folders and the log-probabilities that `tensorpoly score` must give for them.

Writes tests/data/t5_v10 (relu, tied, float32) and tests/data/t5_v11 (gated gelu, untied, bfloat16
storage), each with rows.jsonl and expected.jsonl. The expectation is transformers' T5 in float64
throughout: its layer norm takes the variance in float32 and its attention the softmax in float32
unless both are replaced, as is done here.

Usage: python score_t5.py [DESTINATION]   (needs torch, transformers 4.57, safetensors)
"""

import json
import pathlib
import random
import sys

import torch
from transformers import T5Config, T5ForConditionalGeneration
from transformers.models.t5 import modeling_t5

VOCABULARY = 48


def norm_in_own_type(self, hidden):
    variance = hidden.pow(2).mean(-1, keepdim=True)
    return self.weight * (hidden * torch.rsqrt(variance + self.variance_epsilon))


def work_in_float64():
    modeling_t5.T5LayerNorm.forward = norm_in_own_type
    narrow = torch.Tensor.float

    def keep_double(self, *args, **kwargs):
        return self if self.dtype == torch.float64 else narrow(self, *args, **kwargs)

    torch.Tensor.float = keep_double  # the softmax of T5Attention calls scores.float()


def random_model(config, seed):
    torch.manual_seed(seed)
    model = T5ForConditionalGeneration(config)
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if "layer_norm" in name:
                weight.copy_(1.0 + 0.3 * torch.randn_like(weight))
            elif "relative_attention_bias" in name:
                weight.copy_(torch.randn_like(weight))
            else:
                weight.mul_(1.5)  # far enough from zero for every part to matter
    return model.eval()


def random_rows(seed):
    generator = random.Random(seed)

    def ids(length):
        return [generator.randrange(2, VOCABULARY) for _ in range(length)]

    rows = [
        {"input_ids": ids(7) + [1], "target_ids": ids(3) + [1]},
        {"input_ids": [5], "target_ids": [1]},  # shortest
        {"input_ids": ids(60), "target_ids": ids(45)},  # reaches the logarithmic buckets and the last
        # The padding token inside a row is a token like any other: nothing was padded.
        {"input_ids": [9, 0, 0, 12, 1], "target_ids": [0, 7, 0, 1]},
        {"input_ids": ids(4), "target_ids": ids(9), "note": "further keys are ignored"},
    ]
    return rows


@torch.no_grad()
def score(model, row):
    inputs = torch.tensor([row["input_ids"]])
    targets = torch.tensor([row["target_ids"]])
    shifted = model._shift_right(targets)
    logits = model(input_ids=inputs, decoder_input_ids=shifted).logits
    assert logits.dtype == torch.float64
    chosen = torch.log_softmax(logits, -1).gather(2, targets[:, :, None])[0, :, 0]
    return {"logprob": chosen.sum().item(), "token_logprobs": chosen.tolist()}


def write_case(folder, config, seed, storage):
    folder.mkdir(parents=True, exist_ok=True)
    model = random_model(config, seed).to(storage)
    model.save_pretrained(folder, safe_serialization=True)
    (folder / "generation_config.json").unlink(missing_ok=True)
    model = T5ForConditionalGeneration.from_pretrained(folder, dtype=torch.float64).eval()
    rows = random_rows(seed)
    with open(folder / "rows.jsonl", "w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row) + "\n")
    with open(folder / "expected.jsonl", "w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(score(model, row)) + "\n")


def main():
    default = pathlib.Path(__file__).resolve().parent.parent / "data"
    destination = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else default
    work_in_float64()
    common = {
        "vocab_size": VOCABULARY,
        "num_heads": 3,
        "relative_attention_num_buckets": 8,
        "relative_attention_max_distance": 20,
        "decoder_start_token_id": 0,
    }
    v10 = T5Config(
        d_model=16, d_kv=4, d_ff=24, num_layers=2, num_decoder_layers=2, feed_forward_proj="relu", **common
    )
    write_case(destination / "t5_v10", v10, 10, torch.float32)
    v11 = T5Config(
        d_model=16,
        d_kv=6,
        d_ff=20,
        num_layers=2,
        num_decoder_layers=3,
        feed_forward_proj="gated-gelu",
        tie_word_embeddings=False,
        **common,
    )
    write_case(destination / "t5_v11", v11, 11, torch.bfloat16)


if __name__ == "__main__":
    main()
