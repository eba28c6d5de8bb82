# SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What transformers' ByT5Tokenizer makes of texts and ids, with sentinels set up in three ways.

Writes tests/data/byt5_tokenize.json: for each case the JSON files of a folder, texts with their ids
and ids with their texts, with and without special tokens.

Usage: python tokenize_byt5.py [DESTINATION]   (needs transformers 4.57)
"""

import json
import pathlib
import sys
import tempfile

from transformers import AutoTokenizer

TEXTS = [
    "",
    "cat",
    "  two  spaces ",
    "tab\tand\nline",
    "Käse, 猫 and 🐈",
    "a <extra_id_0> b <extra_id_1>.",
    "<extra_id_3><extra_id_2>x",
    "<extra_id_99> is none",
    "ends with </s>",
    "a </s> in the middle",
    "<pad> <unk> x",
    "nul\x00byte",
]
IDS = [
    [],
    [102, 100, 119, 1],
    [102, 0, 0, 1],
    [259, 102, 260, 103, 1],
    [102, 198, 103],  # half a character
    [229, 133, 102, 243, 162, 147, 139, 1],
    [2, 102, 1, 103],
    [259, 259, 1],
]


def case(name, files):
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for file, content in files.items():
            (folder / file).write_text(json.dumps(content))
        (folder / "config.json").write_text(json.dumps({"model_type": "t5"}))
        tokenizer = AutoTokenizer.from_pretrained(folder)
        assert type(tokenizer).__name__ == "ByT5Tokenizer"
        return {
            "name": name,
            "files": files,
            "size": len(tokenizer),
            "encode": [{"text": text, "ids": tokenizer(text).input_ids} for text in TEXTS],
            "decode": [
                {
                    "ids": ids,
                    "text": tokenizer.decode(ids),
                    "plain": tokenizer.decode(ids, skip_special_tokens=True),
                }
                for ids in IDS
            ],
        }


def main():
    default = pathlib.Path(__file__).resolve().parent.parent / "data"
    destination = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else default
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "config.json").write_text(json.dumps({"model_type": "t5"}))
        plain = {"tokenizer_class": "ByT5Tokenizer", "extra_ids": 4}
        (folder / "tokenizer_config.json").write_text(json.dumps(plain))
        AutoTokenizer.from_pretrained(folder).save_pretrained(folder)
        saved = {
            name: json.loads((folder / name).read_text())
            for name in ("tokenizer_config.json", "special_tokens_map.json", "added_tokens.json")
            if (folder / name).exists()
        }
    flagged = {
        "tokenizer_class": "ByT5Tokenizer",
        "extra_ids": 4,
        "additional_special_tokens": [f"<extra_id_{i}>" for i in range(4)],
        "eos_token": {"__type": "AddedToken", "content": "</s>", "lstrip": False, "rstrip": False},
        "pad_token": "<pad>",
    }
    cases = [
        case("four sentinels", {"tokenizer_config.json": plain}),
        case("as created", {"tokenizer_config.json": {**plain, "eos_token": "</s>", "pad_token": "<pad>"}}),
        case("default", {"tokenizer_config.json": {"tokenizer_class": "ByT5Tokenizer"}}),
        case("saved again", saved),
        case("listed, flags", {"tokenizer_config.json": flagged}),
    ]
    (destination / "byt5_tokenize.json").write_text(json.dumps(cases, indent=1) + "\n")


if __name__ == "__main__":
    main()
