# SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/data/textmetrics.json: exact match, token F1 and ROUGE-L of pairs of texts.

    python3 tests/parity/tokenize_textmetrics.py

Independent of the C++: SQuAD's normalisation by Python's own string and regular expression
functions, ROUGE-L with a full table over tokens cut by a regular expression.
"""

import collections
import json
import pathlib
import re
import string

ROOT = pathlib.Path(__file__).resolve().parents[2]

PAIRS = [
    ("yes", ["yes"]), ("Yes.", ["yes"]), ("no", ["yes"]), ("", ["yes"]), ("yes", [""]), ("", [""]), ("yes", []),
    ("the", ["a"]), ("The cat", ["cat"]), ("a cat", ["the cat!"]), ("an apple a day", ["Apple day"]),
    ("theatre", ["atre"]), ("banana", ["anana"]), ("the-cat", ["thecat"]), ("cat's", ["cats"]),
    ("  two   words ", ["two words"]), ("two\twords\n", ["two words"]), ("two\u00a0words", ["two words"]),
    ("two\u3000words", ["two words"]), ("two\u200bwords", ["two words"]),
    ("cat dog cat", ["cat cat rat"]), ("cat dog", ["dog cat"]), ("a b c d e", ["b d", "a b c", "e d c b a"]),
    ("the quick brown fox", ["quick brown dog", "a slow fox", "fox"]),
    ("Barack Obama", ["Obama", "President Barack Obama"]), ("1,000", ["1000"]), ("3.14", ["314"]),
    ("C++", ["c"]), ("!!!", ["???"]), ("$5", ["5"]), ("e-mail", ["email", "e mail"]), ("_a_", ["b"]),
    ("a_b", ["b"]), ("\u201ca\u201d cat", ["cat"]), ("l\u2019a cat", ["l cat"]), ("\u00e9a cat", ["\u00e9a cat"]),
    ("a\u0301 cat", ["cat"]), ("an\u00e9 cat", ["cat"]), ("\u00abthe\u00bb", [""]), ("\u4e2d a \u6587", ["\u4e2d \u6587"]),
    ("\u4e2da\u6587", ["\u4e2d\u6587"]),
    ("\u00c9COLE", ["\u00e9cole"]), ("STRASSE", ["stra\u00dfe"]), ("\u1e9e", ["\u00df"]), ("\u0130stanbul", ["i\u0307stanbul"]),
    ("\u00c4RGER \u00d8L \u0141\u00d3D\u0179", ["\u00e4rger \u00f8l \u0142\u00f3d\u017a"]), ("\u039f\u0394\u039f\u03a3", ["\u03bf\u03b4\u03bf\u03c2"]),
    ("\u03a3\u03a3", ["\u03c3\u03c2"]), ("\u03a3", ["\u03c3"]), ("\u041c\u041e\u0421\u041a\u0412\u0410", ["\u043c\u043e\u0441\u043a\u0432\u0430"]),
    ("\u0531\u0532", ["\u0561\u0562"]), ("\u10a0", ["\u2d00"]), ("\u212a\u212b", ["k\u00e5"]), ("\u1e00\u1e7e", ["\u1e01\u1e7f"]),
    ("\uff21\uff22", ["\uff41\uff42"]), ("\U00010400", ["\U00010428"]), ("\U0001f600 ok", ["OK \U0001f600"]),
    ("caf\u00e9 noir", ["caf noir"]), ("na\u00efve", ["na ve"]), ("\u212aelvin", ["kelvin"]),
    ("x1 y2", ["X1, Y2."]), ("one two three four five", ["one three five", "five four three two one"]),
    ("the cat sat on the mat", ["the cat was on the mat", "mat the on sat cat the"]),
    ("police killed the gunman", ["police kill the gunman", "the gunman kill police"]),
    ("red red red blue", ["red blue blue red"]), ("w " * 40, ["w " * 25]), ("a " * 30 + "b", ["b " + "a " * 10]),
]


def words(text):
    text = "".join(c for c in text.lower() if c not in set(string.punctuation))
    return re.sub(r"\b(a|an|the)\b", " ", text).split()


def exact(prediction, reference):
    return float(" ".join(words(prediction)) == " ".join(words(reference)))


def f1(prediction, reference):
    p, r = words(prediction), words(reference)
    if not p and not r:
        return 1.0
    common = sum((collections.Counter(p) & collections.Counter(r)).values())
    if common == 0:
        return 0.0
    return 2 * (common / len(p)) * (common / len(r)) / (common / len(p) + common / len(r))


def rouge_words(text):
    return [t for t in re.split(r"\s+", re.sub(r"[^a-z0-9]+", " ", text.lower())) if re.match(r"^[a-z0-9]+$", t)]


def rouge_l(prediction, reference):
    p, r = rouge_words(prediction), rouge_words(reference)
    if not p or not r:
        return 0.0
    table = [[0] * (len(p) + 1) for _ in range(len(r) + 1)]
    for i in range(1, len(r) + 1):
        for j in range(1, len(p) + 1):
            if r[i - 1] == p[j - 1]:
                table[i][j] = table[i - 1][j - 1] + 1
            else:
                table[i][j] = max(table[i - 1][j], table[i][j - 1])
    common = table[-1][-1]
    precision, recall = common / len(p), common / len(r)
    return 2 * precision * recall / (precision + recall) if common else 0.0


def main():
    rows = []
    for prediction, references in PAIRS:
        score = {name: max([function(prediction, reference) for reference in references], default=0.0)
                 for name, function in (("exact_match", exact), ("token_f1", f1), ("rouge_l", rouge_l))}
        rows.append(json.dumps({"prediction": prediction, "references": references} | score))
    (ROOT / "tests" / "data" / "textmetrics.json").write_text("[\n " + ",\n ".join(rows) + "\n]\n")


if __name__ == "__main__":
    main()
