# SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/data/t5_tokenize.json: what transformers' T5Tokenizer(legacy=True) makes of hard texts.

    python3 tests/parity/tokenize_t5.py T5_SPIECE_MODEL

T5_SPIECE_MODEL is T5's own vocabulary, which is not part of this project. Needs transformers 4.57.6
and sentencepiece 0.1.99 to 0.2.1: these break ties between equally likely segmentations of a run as
the 0.1.97 of Debian 12 does, later ones do not always.
"""

import json
import os
import pathlib
import shutil
import sys
import tempfile
import warnings

os.environ["USE_TORCH"] = "0"
warnings.filterwarnings("ignore")

import sentencepiece  # noqa: E402
import transformers  # noqa: E402
from transformers import T5Tokenizer  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
DEMO = ROOT / "resources" / "demo" / "backbone"

TEXTS = [
    # Plain text and spaces
    "", " ", "   ", "a", " a", "a ", "  a  b   c  ", "first : cat rope saw", "say cat",
    "translate English to German: The house is wonderful.", "Hello, world!", "don't can't won't",
    "state-of-the-art e-mail C++ C# .NET", "3.14159 1,000,000 50% $20 1/2 6e-5", "0 1 2 10 61 62 99",
    # Tabs, line ends, control characters, other spaces
    "a\tb", "a\nb", "\n", "line one\r\nline two\r\n", "a\x00b", "\x01\x02\x03", "bell\x07 and\x1b[0m",
    "a\x0bb\x0cc", "a\u00a0b", "a\u2003b\u3000c", "a\u200bb", "a\u00adb", "\ufeffword", "a\u2028b\u2029c",
    "\x7f\x80\x9f", "a\u202eb\u202c", "\u2581cat \u2581", "\u2581",
    # Special tokens inside the text
    "<extra_id_0>", "cat <extra_id_0> dog", "cat<extra_id_0>dog", "  <extra_id_1>  ",
    "The <extra_id_0> walks in <extra_id_1> park", "<extra_id_0><extra_id_1> <extra_id_2>",
    "<extra_id_2>\u3000\tword", "<extra_id_99> <extra_id_100>", "<extra_id_", "<extra_id_00>",
    "<EXTRA_ID_0>", "</s>", "cat </s>", "cat</s>", "</s> cat", "cat </s> </s>", "<pad> cat <pad>",
    "<unk>", "cat <unk> dog", "<s> cat </s>", "< pad >", "a <extra_id_0> </s>", "a </s> <extra_id_0>",
    # Scripts
    "Stra\u00dfe \u00fcber \u00c4rger", "d\u00e9j\u00e0 vu na\u00efve caf\u00e9", "cafe\u0301 nai\u0308ve",
    "\u041f\u0440\u0438\u0432\u0435\u0442, \u043c\u0438\u0440!", "\u039a\u03b1\u03bb\u03b7\u03bc\u03ad\u03c1\u03b1 \u03ba\u03cc\u03c3\u03bc\u03b5\u03c2",
    "\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd", "\u0645\u0631\u062d\u0628\u0627 \u0628\u0627\u0644\u0639\u0627\u0644\u0645",
    "\u0928\u092e\u0938\u094d\u0924\u0947 \u0926\u0941\u0928\u093f\u092f\u093e", "\u4f60\u597d\uff0c\u4e16\u754c\u3002", "\u3053\u3093\u306b\u3061\u306f\u4e16\u754c",
    "\uc548\ub155\ud558\uc138\uc694 \uc138\uacc4", "\u1112\u1161\u11ab\u1100\u1173\u11af", "\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35\u0e0a\u0e32\u0e27\u0e42\u0e25\u0e01", "\u1eb6\u1eb7 \u1ea4\u1ea5 vi\u1ec7t nam",
    # Emoji and beyond the first plane
    "\U0001f600", "smile \U0001f600\U0001f600 cat", "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466", "\U0001f1e9\U0001f1ea\U0001f1fa\U0001f1f8", "\u2764\ufe0f\U0001f44d\U0001f3fd", "\U0001d54f\U0001d7d8 \U00020000 \U0010fffd",
    # Compatibility forms (NFKC)
    "\ufb01ne \ufb03ce", "\uff21\uff22\uff23 \uff11\uff12\uff13", "\u00bd \u2153 \u00b2 \u2460", "\u2122 \u2103 \u3392", "\u2026 \u2014 \u2013 \u201cq\u201d \u2018s\u2019",
    "\u017f\u212a\u212b", "\u0132\u0133 \u01c4", "\ufdfa", "\u1100\u1161 \uac00", "\u2160\u2163 \u338f",
    # Long runs
    "a" * 100, "-" * 64, "=" * 33 + ">", " " * 50 + "x" + " " * 50, "ha" * 60, "!?" * 30, "\u00e9" * 40,
    "cat " * 50, "1234567890" * 8, "\u4e16" * 30, "<" * 20, "<extra_id_0>" * 10, "abcdefghijklmnopqrstuvwxyz" * 4,
    # Code, links, markup
    "int main() { return 0; }", "https://example.org/a?b=c&d=%20#e", "<b>bold</b> &amp; <br/>",
    "{\"key\": [1, 2, {\"x\": null}]}", "C:\\temp\\file.txt", "user@example.org", "a_b__c ___ __init__",
    "\\n is not a line end", "$x^2 + y_i = \\frac{1}{2}$", "#hashtag @name ~tilde `tick`",
]

DECODE_EXTRA = {
    "demo": [[0, 5, 287, 286, 5, 1, 1, 2, 2, 7], [287], [1], [0, 0], [2], [96, 2, 96], [287, 0, 287],
             [96, 1, 96, 1], [0, 96, 108, 1, 0, 0], [285, 96], [96, 285], [1, 287, 1], []],
    "t5": [[3, 9, 32000, 32099, 9, 1, 0, 2, 9, 1], [3], [3, 3, 3], [3, 5], [0, 8774, 6, 296, 55, 1],
           [32099, 3, 9, 32098, 3, 1], [2, 2], [3, 1, 3, 9], [1, 3, 9, 3], [27, 31, 51, 3, 5], []],
}

# The JSON files beside a vocabulary decide what is looked for in the text.
SENTINELS = [f"<extra_id_{i}>" for i in range(3)]
FOLDERS = {
    "more special tokens": {"tokenizer_config.json": {"extra_ids": 3, "additional_special_tokens": ["<cue>"]}},
    "sentinels and one more": {"tokenizer_config.json": {
        "extra_ids": 3, "additional_special_tokens": SENTINELS + ["<cue>"]}},
    "no sentinels": {"tokenizer_config.json": {"extra_ids": 0}},
    "five sentinels": {"tokenizer_config.json": {"extra_ids": 5}},
    "added words": {"tokenizer_config.json": {"extra_ids": 3, "added_tokens_decoder": {
        "288": {"content": "<cue>", "lstrip": False, "rstrip": True, "single_word": False,
                "normalized": True, "special": False},
        "289": {"content": "cat", "lstrip": False, "rstrip": False, "single_word": True,
                "normalized": True, "special": False}}}},
    "plain sentinels of a fast tokenizer": {
        "tokenizer_config.json": {"extra_ids": 3},
        "tokenizer.json": {"added_tokens": [
            {"id": 287 - i, "content": text, "single_word": False, "lstrip": False, "rstrip": False,
             "normalized": False, "special": True} for i, text in enumerate(SENTINELS)]}},
    "old files": {
        "tokenizer_config.json": {"extra_ids": 3},
        "added_tokens.json": {"<cue>": 288},
        "special_tokens_map.json": {"eos_token": {"content": "</s>", "lstrip": False, "rstrip": True,
                                                  "single_word": False, "normalized": False}}},
    "spaces cleaned up": {"tokenizer_config.json": {"extra_ids": 3, "clean_up_tokenization_spaces": True}},
}
FOLDER_TEXTS = ["cat <cue> dog", "cat<cue> dog", "<cue>", "dog cat", "dogcat cat.", "cat <extra_id_0> dog",
                "<extra_id_0>\tcat", "<extra_id_4> say", "cat </s> dog", "say cat , rat . </s>", "\x1ccat"]


def decoded(tokenizer, ids):
    return {"ids": ids, "kept": tokenizer.decode(ids), "skipped": tokenizer.decode(ids, skip_special_tokens=True)}


def folder_cases(name, files):
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(DEMO / "spiece.model", folder)
        for file, content in files.items():
            pathlib.Path(folder, file).write_text(json.dumps(content))
        tokenizer = T5Tokenizer.from_pretrained(folder, legacy=True)
    cases = []
    for text in FOLDER_TEXTS:
        ids = tokenizer.encode(text)
        cases.append({"text": text} | decoded(tokenizer, ids))
    return {"name": name, "files": files, "size": len(tokenizer), "cases": cases}


def main():
    assert transformers.__version__ == "4.57.6", transformers.__version__
    assert sentencepiece.__version__ in ("0.1.99", "0.2.0", "0.2.1"), sentencepiece.__version__
    assert len(set(TEXTS)) == len(TEXTS)
    demo = T5Tokenizer.from_pretrained(DEMO, legacy=True)
    t5 = T5Tokenizer(sys.argv[1], legacy=True)
    result = {
        "transformers": transformers.__version__,
        "sizes": {"demo": len(demo), "t5": len(t5)},
        "encode": [{"text": text, "demo": demo.encode(text), "t5": t5.encode(text)} for text in TEXTS],
        "decode": {name: [decoded(tokenizer, ids)
                          for ids in DECODE_EXTRA[name] + [tokenizer.encode(text) for text in TEXTS[::4]]]
                   for name, tokenizer in (("demo", demo), ("t5", t5))},
        "folders": [folder_cases(name, files) for name, files in FOLDERS.items()],
    }
    lines = ["{"]
    lines.append(f' "transformers": {json.dumps(result["transformers"])},')
    lines.append(f' "sizes": {json.dumps(result["sizes"])},')
    for key in ("encode", "folders"):
        lines.append(f' "{key}": [')
        lines.append(",\n".join("  " + json.dumps(case) for case in result[key]))
        lines.append(" ],")
    lines.append(' "decode": {')
    lines.append(",\n".join(f'  "{name}": [\n' + ",\n".join("   " + json.dumps(case) for case in cases) + "\n  ]"
                            for name, cases in result["decode"].items()))
    lines.append(" }\n}")
    (ROOT / "tests" / "data" / "t5_tokenize.json").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
