# SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What transformers generates with the small models of tests/data, in float64.

Writes tests/data/generation.json: a list of cases {"backbone", "settings", "inputs", "outputs"}.
Inputs are lists of ids that are padded to one batch; outputs have neither start token nor what
follows </s>.

Usage: python generate.py   (after score_t5.py and score_bart.py; needs torch, transformers 4.57)
"""

import json
import pathlib
import random

import torch
from transformers import BartForConditionalGeneration, GenerationConfig, T5ForConditionalGeneration

from score_t5 import work_in_float64

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
MODELS = {
    "t5_v10": T5ForConditionalGeneration,
    "t5_v11": T5ForConditionalGeneration,
    "bart": BartForConditionalGeneration,
}
SETTINGS = [
    {"max_new_tokens": 9},
    {"max_new_tokens": 9, "min_new_tokens": 5, "no_repeat_ngram_size": 2},
    {"max_new_tokens": 12, "num_beams": 2},
    {"max_new_tokens": 12, "num_beams": 5},
    {"max_new_tokens": 12, "num_beams": 4, "length_penalty": 0.0},
    {"max_new_tokens": 12, "num_beams": 4, "length_penalty": 2.0},
    {"max_new_tokens": 12, "num_beams": 4, "length_penalty": -1.0},
    {"max_new_tokens": 12, "num_beams": 3, "early_stopping": True},
    {"max_new_tokens": 12, "num_beams": 3, "min_new_tokens": 4, "no_repeat_ngram_size": 2},
    {"max_new_tokens": 7, "num_beams": 3, "forced_bos_token_id": 4, "forced_eos_token_id": "eos"},
    {"max_new_tokens": 1, "num_beams": 3},
]


def main():
    work_in_float64()
    generator = random.Random(7)
    cases = []
    for name, kind in MODELS.items():
        model = kind.from_pretrained(DATA / name, dtype=torch.float64).eval()
        config = model.config
        inputs = [[generator.randrange(4, config.vocab_size) for _ in range(n)] for n in (1, 4, 7, 11)]
        longest = max(map(len, inputs))
        ids = torch.tensor([row + [config.pad_token_id] * (longest - len(row)) for row in inputs])
        for settings in SETTINGS:
            settings = {key: config.eos_token_id if value == "eos" else value for key, value in settings.items()}
            if name == "bart":  # what its configuration says of itself
                settings.setdefault("forced_eos_token_id", config.eos_token_id)
            wanted = GenerationConfig(
                pad_token_id=config.pad_token_id,
                eos_token_id=config.eos_token_id,
                decoder_start_token_id=config.decoder_start_token_id,
                use_cache=False,  # transformers sizes the cache by the encoder
                **settings,
            )
            made = model.generate(
                ids, attention_mask=(ids != config.pad_token_id).long(), generation_config=wanted, do_sample=False
            )
            outputs = []
            for row in made[:, 1:].tolist():
                if config.eos_token_id in row:
                    row = row[: row.index(config.eos_token_id)]
                outputs.append(row)
            cases.append({"backbone": name, "settings": settings, "inputs": inputs, "outputs": outputs})
    with open(DATA / "generation.json", "w", encoding="utf-8") as file:
        file.write("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n")


if __name__ == "__main__":
    main()
