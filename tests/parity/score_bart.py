# SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Small random BART folders and the log-probabilities that `tensorpoly score` must give for them.

Writes bart (saved with its head and a final bias, scaled embeddings, stacks that differ, float32)
and bart_body (saved as a bare BartModel, as facebook/bart-base is: no "model." before the names, no
final bias; tanh gelu, bfloat16 storage), each with rows.jsonl and expected.jsonl. The expectation is
transformers' BART in float64; nothing in it falls back to float32, which is asserted.

Usage: python score_bart.py [DESTINATION [SEED]]   (needs torch, transformers 4.57, safetensors)
"""

import json
import pathlib
import random
import sys

import torch
from transformers import BartConfig, BartForConditionalGeneration

VOCABULARY = 53
POSITIONS = 40


def random_model(config, seed):
    torch.manual_seed(seed)
    model = BartForConditionalGeneration(config)
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if "norm" in name and name.endswith("weight"):
                weight.copy_(1.0 + 0.3 * torch.randn_like(weight))
            elif name.endswith("bias"):
                weight.copy_(0.2 * torch.randn_like(weight))
            else:
                weight.copy_(0.35 * torch.randn_like(weight))  # the padding token's row too
        model.final_logits_bias.copy_(torch.randn_like(model.final_logits_bias))
    return model.eval()


def random_rows(seed):
    generator = random.Random(seed)

    def ids(length):
        return [generator.randrange(4, VOCABULARY) for _ in range(length)]

    return [
        {"input_ids": [0] + ids(7) + [2], "target_ids": [0] + ids(3) + [2]},
        {"input_ids": [5], "target_ids": [2]},  # shortest
        {"input_ids": ids(POSITIONS), "target_ids": ids(POSITIONS)},  # every position
        # The padding token inside a row is a token like any other: nothing was padded.
        {"input_ids": [0, 9, 1, 1, 12, 2], "target_ids": [1, 7, 1, 2]},
        {"input_ids": ids(4), "target_ids": ids(9)},
    ]


@torch.no_grad()
def score(model, row):
    inputs = torch.tensor([row["input_ids"]])
    targets = torch.tensor([row["target_ids"]])
    start = torch.tensor([[model.config.decoder_start_token_id]])
    shifted = torch.cat([start, targets[:, :-1]], 1)
    logits = model(input_ids=inputs, decoder_input_ids=shifted).logits
    assert logits.dtype == torch.float64
    chosen = torch.log_softmax(logits, -1).gather(2, targets[:, :, None])[0, :, 0]
    return {"logprob": chosen.sum().item(), "token_logprobs": chosen.tolist()}


def refuse_narrow_types(module, inputs, output):
    for value in (*inputs, output):
        if torch.is_tensor(value) and value.is_floating_point():
            assert value.dtype == torch.float64, module


def write_case(folder, config, seed, storage, body):
    folder.mkdir(parents=True, exist_ok=True)
    model = random_model(config, seed).to(storage)
    (model.model if body else model).save_pretrained(folder, safe_serialization=True)
    (folder / "generation_config.json").unlink(missing_ok=True)
    model = BartForConditionalGeneration.from_pretrained(folder, dtype=torch.float64).eval()
    for module in model.modules():
        module.register_forward_hook(refuse_narrow_types)
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
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 30
    common = {"vocab_size": VOCABULARY, "max_position_embeddings": POSITIONS, "d_model": 18}
    whole = BartConfig(
        encoder_layers=2,
        decoder_layers=3,
        encoder_attention_heads=3,
        decoder_attention_heads=2,
        encoder_ffn_dim=22,
        decoder_ffn_dim=26,
        scale_embedding=True,
        **common,
    )
    write_case(destination / "bart", whole, seed, torch.float32, body=False)
    body = BartConfig(
        encoder_layers=2,
        decoder_layers=1,
        encoder_attention_heads=2,
        decoder_attention_heads=2,
        encoder_ffn_dim=20,
        decoder_ffn_dim=20,
        activation_function="gelu_new",
        **common,
    )
    write_case(destination / "bart_body", body, seed + 1, torch.bfloat16, body=True)


if __name__ == "__main__":
    main()
