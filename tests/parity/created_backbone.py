# SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens a folder of `tensorpoly backbone create` with transformers and compares.

AutoTokenizer must give the ids of `tensorpoly tokenize`, and T5ForConditionalGeneration in float64
the log-probabilities of `tensorpoly score --dtype float64`. Prints one JSON object with the largest
difference; ends with 1 where the ids differ or a log-probability differs by more than 1e-9 of it.

Usage: python created_backbone.py TENSORPOLY FOLDER   (needs torch, transformers 4.57, sentencepiece)
"""

import json
import pathlib
import subprocess
import sys
import tempfile

import torch
from transformers import AutoTokenizer, T5ForConditionalGeneration

from score_t5 import score, work_in_float64

TOLERANCE = 1e-9
TEXTS = [
    ("The cat sat on the mat.", "yes"),
    ("A <extra_id_0> walks into the <extra_id_1>.", "<extra_id_0> man <extra_id_1> house"),
    ("Zwölf Käse, 猫 and 🐈", "odd characters"),
    ("x", "y"),
    ("Two people are talking about a movie that neither of them has seen. " * 6, "neutral"),
]


def program(tensorpoly, *arguments, text=None):
    done = subprocess.run([tensorpoly, *arguments], input=text, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(arguments)}: exit {done.returncode}\n{done.stderr}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def main():
    tensorpoly, folder = sys.argv[1], sys.argv[2]
    work_in_float64()
    tokenizers = [AutoTokenizer.from_pretrained(folder), AutoTokenizer.from_pretrained(folder, use_fast=False)]
    model = T5ForConditionalGeneration.from_pretrained(folder, dtype=torch.float64).eval()
    lines = [part for pair in TEXTS for part in pair]
    own = program(tensorpoly, "tokenize", "--backbone", folder, text="".join(line + "\n" for line in lines))
    for tokenizer in tokenizers:
        assert len(tokenizer) <= model.config.vocab_size
        for line, ids in zip(lines, own, strict=True):
            theirs = tokenizer(line).input_ids
            if theirs != ids:
                sys.exit(f"{type(tokenizer).__name__}: {line!r} is {theirs}, but here {ids}")
    rows = [{"input_ids": own[2 * i], "target_ids": own[2 * i + 1]} for i in range(len(TEXTS))]
    with tempfile.TemporaryDirectory() as scratch:
        file = pathlib.Path(scratch) / "rows.jsonl"
        file.write_text("".join(json.dumps(row) + "\n" for row in rows))
        scores = program(
            tensorpoly, "score", "--backbone", folder, "--ids", str(file), "--dtype", "float64", "--json"
        )
    largest, relative = 0.0, 0.0
    for row, scored in zip(rows, scores, strict=True):
        expected = score(model, row)["token_logprobs"]
        for mine, theirs in zip(scored["token_logprobs"], expected, strict=True):
            largest = max(largest, abs(mine - theirs))
            relative = max(relative, abs(mine - theirs) / abs(theirs))
    names = [type(tokenizer).__name__ for tokenizer in tokenizers]
    print(json.dumps({"tokenizers": names, "rows": len(rows), "largest": largest, "relative": relative}))
    return 0 if relative <= TOLERANCE else 1


if __name__ == "__main__":
    sys.exit(main())
