# SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/data/tokenizers.json: what transformers makes of hard texts with tokenizers beside T5's.

    python3 tests/parity/tokenize_files.py [SHARED_DATA] [--train]

SHARED_DATA holds vocabularies that are not part of this project (`tokenizers/gpt2_bpe`,
`tokenizers/tokenizer_json_bpe_2000.json`, `models/stories260k`); without it their rows are left out.
--train makes the small vocabularies in tests/data/tokenizers anew, from text of this project.
Needs transformers 4.57.6, tokenizers and sentencepiece.
"""

import io
import json
import os
import pathlib
import shutil
import sys
import tempfile
import warnings

os.environ["USE_TORCH"] = "0"
os.environ["TRANSFORMERS_VERBOSITY"] = "error"
warnings.filterwarnings("ignore")

import sentencepiece  # noqa: E402
import transformers  # noqa: E402
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers  # noqa: E402
from transformers import (BartTokenizer, GPT2Tokenizer, LlamaTokenizer, PreTrainedTokenizerFast,  # noqa: E402
                          RobertaTokenizer)

ROOT = pathlib.Path(__file__).resolve().parents[2]
OWN = ROOT / "tests" / "data" / "tokenizers"

WORDS = """The quick brown fox doesn't jump over the lazy dog's back; it'll stop and we've seen that they're tired.
Once upon a time there was a little girl who loved to play outside in the park with her big red ball.
def parse(text: str) -> list[int]: return [int(x) for x in text.split(",") if x.strip() != ""]
Привет, мир! Как дела? Καλημέρα κόσμε. שלום עולם. مرحبا بالعالم. नमस्ते दुनिया. สวัสดีชาวโลก. 你好，世界。 こんにちは世界。 안녕하세요 세계.
café naïve Straße über déjà vu 1234567890 3.14159 2026 100,000 $20 50% https://example.org/a?b=c&d=%20
"""

TEXTS = [
    # Plain text, spaces
    "", " ", "  ", "   ", "a", " a", "a ", " a ", "  a  b   c  ", "Hello world", "Hello, world!", "hello  world",
    "The quick brown fox jumps over the lazy dog.", "\ttab", "a\tb\t\tc", "a\nb", "\n", "\n\n", "\n\n\na", "a\n\n  b",
    "line one\r\nline two\r\n", "\r", "\r\n\r\n", "a \n b", "a\n ", "  \n  \n  x", "trailing   ", "   leading",
    "if x:\n    return  y\n\n\n", " \t \t ", "a\u00a0b", "\u00a0a", "a\u00a0\u00a0b", "a\u2003b\u3000c", "\u3000",
    "a\u2028b\u2029c", "a\u0085b", "a\u200bb", "a\u00adb", "\ufeffword", "a\u180eb", "a\u1680b", "a\u202fb\u205fc",
    "a\u2060b", "x \u00a0 y", "  \u2009  z",
    # Control characters
    "a\x00b", "\x00", "\x00\x00\x00", "\x01\x02\x03", "bell\x07 and\x1b[0m", "a\x0bb\x0cc", "a\x1cb\x1dc\x1ed\x1fe", "\x7f\x80\x9f",
    "a\u202eb\u202c", "\u0600\u06dd", "\ufffd", "\ufffe\uffff", "\ue000\uf8ff", "\U000f0000\U0010fffd",
    # Contractions
    "don't can't won't", "I'll we've they're he'd I'm it's", "I'LL WE'VE THEY'RE HE'D I'M IT'S", "'s 'S 't 'T", "''s", "'",
    "it\u2019s", "d'accord l'eau", "rock'n'roll", "'ll'll", "\u017fs '\u017f", "x'sx 'tx", "'re're'RE", "O'Neil's",
    # Digits
    "0", "1", "12", "123", "1234", "12345", "1234567890" * 6, "3.14159 1,000,000 50% $20 1/2 6e-5", "v1.2.3-rc4",
    "\u0661\u0662\u0663\u0664", "\u096a\u096b", "\u00bd\u2153\u00b2", "\u2460\u2461", "\u2160\u2163", "\uff11\uff12\uff13\uff14",
    "a1b2c3", "1st 2nd 3rd", "2026-11-26T19:47:30Z", "0x1F 0b101", "007", "1 2 3", "  42  ",
    # Scripts
    "Stra\u00dfe \u00fcber \u00c4rger", "d\u00e9j\u00e0 vu na\u00efve caf\u00e9", "cafe\u0301 nai\u0308ve", "e\u0301\u0302\u0303", "\u0301alone",
    "Z\u0351\u036b\u0343\u036a\u0302A\u0352\u0369L", "\u041f\u0440\u0438\u0432\u0435\u0442, \u043c\u0438\u0440!", "\u0419\u0438 \u0419",
    "\u039a\u03b1\u03bb\u03b7\u03bc\u03ad\u03c1\u03b1 \u03ba\u03cc\u03c3\u03bc\u03b5\u03c2", "\u03a3\u039f\u03a6\u039f\u03a3 \u03c3\u03bf\u03c6\u03cc\u03c2",
    "\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd", "\u05e9\u05b8\u05c1\u05dc\u05d5\u05b9\u05dd", "\u0645\u0631\u062d\u0628\u0627 \u0628\u0627\u0644\u0639\u0627\u0644\u0645",
    "\u0645\u064e\u0631\u0652\u062d\u064e\u0628\u064b\u0627", "\u0928\u092e\u0938\u094d\u0924\u0947 \u0926\u0941\u0928\u093f\u092f\u093e", "\u0995\u09cd\u09b7 \u09ac\u09be\u0982\u09b2\u09be",
    "\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35\u0e0a\u0e32\u0e27\u0e42\u0e25\u0e01", "\u0ba4\u0bae\u0bbf\u0bb4\u0bcd", "\u4f60\u597d\uff0c\u4e16\u754c\u3002", "\u4e2d\u6587 English \u6df7\u5408",
    "\u3053\u3093\u306b\u3061\u306f\u4e16\u754c", "\u30ab\u30bf\u30ab\u30ca \uff76\uff80\uff76\uff85", "\u304c\u304b\u3099", "\uc548\ub155\ud558\uc138\uc694 \uc138\uacc4",
    "\u1112\u1161\u11ab\u1100\u1173\u11af", "\u10d2\u10d0\u10db\u10d0\u10e0\u10ef\u10dd\u10d1\u10d0", "\u0540\u0561\u0575\u0565\u0580\u0565\u0576", "\u1230\u120b\u121d",
    "\u1eb6\u1eb7 \u1ea4\u1ea5 vi\u1ec7t nam", "\u0130stanbul \u0131\u015f\u0131k", "\U00010330\U00010331\U00010332", "\U00012000\U00012001", "\U00020000\U0002a6d6", "\U0001e900\U0001e922",
    # Emoji and symbols
    "\U0001f600", "smile \U0001f600\U0001f600 cat", "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466", "\U0001f44d\U0001f3fd\U0001f44d\U0001f3ff", "\u2764\ufe0f \u2764",
    "\U0001f1e9\U0001f1ea\U0001f1fa\U0001f1f8", "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "1\ufe0f\u20e3#\ufe0f\u20e3", "\U0001f9d1\U0001f3fe\u200d\U0001f52c",
    "\U0001f3f3\ufe0f\u200d\U0001f308", "\U0001d54f\U0001d7d8", "\u2192\u2200\u2203\u2211\u221e", "\u2122 \u2103 \u3392", "\u2026 \u2014 \u2013 \u201cq\u201d \u2018s\u2019", "\u24d0\u24b6", "\u266b\u2603\u2620",
    "\ufb01ne \ufb03ce", "\u212b \u00c5 A\u030a", "\u1e9b\u0323", "\uac00 \u1100\u1161", "\ufdfa", "a\U0001f16cb \u32ff e\u1abf\u0301", "cue\ufe06 word\u0301", "\u2126\u03a9 \u212a",
    # Long runs
    "a" * 70, "A" * 65, "-" * 64, "=" * 33 + ">", " " * 40 + "x" + " " * 40, " " * 33, "ha" * 30, "!?" * 20, "\u00e9" * 30, "cat " * 20,
    "\u4e16" * 30, "<" * 20, "abcdefghijklmnopqrstuvwxyz" * 2, "\n" * 17, "\t" * 9 + "x", "." * 33, "\U0001f600" * 8, "_" * 30, "\u0e01" * 20, "e\u0301" * 12, "0" * 50, "ab" * 33, "aab" * 22,
    # Special tokens and sentinels inside the text
    "<|endoftext|>", "a<|endoftext|>b", "a <|endoftext|> b", "<|endoftext|><|endoftext|>", "<|endoftext", "<s>", "</s>", "<s> cat </s>", "cat</s>dog", "</s></s>",
    "<pad> cat <pad>", "<unk>", "cat <unk> dog", "<mask>", "The <mask> sat", "The<mask>sat", "The  <mask>  sat", "\n<mask>\n", "<mask><mask> <mask>", "<MASK>", "< mask >",
    "<extra_id_0>", "The <extra_id_0> walks in <extra_id_1> park", "<0x0A>", "<0x41>b", "\u2581", "\u2581cat \u2581\u2581", "a\u2581b", "\u0120the", "\u010a", "[CLS] a [SEP]",
    "<|begin_of_text|>hi<|end_of_text|>", "<cue>", "a <cue> b", "a<cue>b", "a  <cue>  b", "Cue cue CUE", "cuecue cue", "acue cue_", "cue.", "\u00e9cue\u00e9 cue", "<s", "s>", "<s><cue></s>", " <s> ", " </s>",
    # Code, links, markup
    "int main() { return 0; }", "https://example.org/a?b=c&d=%20#e", "<b>bold</b> &amp; <br/>", "{\"key\": [1, 2, {\"x\": null}]}", "C:\\temp\\file.txt",
    "user@example.org", "a_b__c ___ __init__", "snake_case_name camelCaseName PascalCase", "\\n is not a line end", "$x^2 + y_i = \\frac{1}{2}$", "#hashtag @name ~tilde `tick`",
    "for (int i = 0; i < n; ++i) {\n\tsum += a[i];\n}\n", "SELECT * FROM t WHERE a='b';", "// comment\r\n#include <vector>", "a=b==c!=d<=e>=f", "(((())))[[{}]]", "\"quoted\" 'single'", "1+1=2", "...and--then", "state-of-the-art e-mail C++ C# .NET",
]

LLAMA3 = (r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+")
QWEN = LLAMA3.replace(r"\p{N}{1,3}", r"\p{N}")
GPT4O = (r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
         r"|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
         r"|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+")
BYTE_LEVEL = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": False}
DECODE_BYTES = {"type": "ByteLevel", "add_prefix_space": True, "trim_offsets": True, "use_regex": True}


def split(regex, behaviour="Isolated", invert=False):
    return {"type": "Split", "pattern": {"Regex": regex}, "behavior": behaviour, "invert": invert}


def sequence(kind, *parts):
    return {"type": "Sequence", kind: list(parts)}


def added(identity, content, **flags):
    return {"id": identity, "content": content, "single_word": False, "lstrip": False, "rstrip": False,
            "normalized": False, "special": True} | flags


def template(*items, ids):
    return {"type": "TemplateProcessing",
            "single": [{"Sequence": {"id": "A", "type_id": 0}} if item == "$A" else {"SpecialToken": {"id": item, "type_id": 0}}
                       for item in items],
            "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}],
            "special_tokens": {name: {"id": name, "ids": [i], "tokens": [name]} for name, i in ids.items()}}


def tokenizer_json(model, **parts):
    return {"version": "1.0", "truncation": None, "padding": None, "added_tokens": [], "normalizer": None,
            "pre_tokenizer": None, "post_processor": None, "decoder": None} | parts | {"model": model}


def training_lines():
    lines = WORDS.splitlines()
    for file in sorted((ROOT / "resources" / "demo" / "suite").rglob("train.jsonl"))[:4]:
        lines += [json.loads(line)["input"] for line in file.read_text().splitlines()[:40]]
    return lines + ["aaaa aaaa aaaaaaaa", "------ ======", "the the the cat cat"] * 3


def write_json(path, content):
    path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n")


def train():
    """A byte-level vocabulary, one with byte fallback, and a SentencePiece one."""
    lines = training_lines()
    byte_level = Tokenizer(models.BPE())
    byte_level.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    byte_level.train_from_iterator(lines, trainers.BpeTrainer(
        vocab_size=620, special_tokens=["<|endoftext|>"], show_progress=False,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet()))
    model = json.loads(byte_level.to_str())["model"]
    write_json(OWN / "vocab.json", model["vocab"])
    (OWN / "merges.txt").write_text("#version: 0.2\n" + "".join(" ".join(pair) + "\n" for pair in model["merges"]))

    spaces = Tokenizer(models.BPE(unk_token="<unk>", byte_fallback=True, fuse_unk=True))
    spaces.normalizer = normalizers.Sequence([normalizers.Prepend("\u2581"), normalizers.Replace(" ", "\u2581")])
    spaces.pre_tokenizer = pre_tokenizers.Split(Regex("\u2581"), "merged_with_next")
    spaces.train_from_iterator(lines, trainers.BpeTrainer(
        vocab_size=600, show_progress=False, limit_alphabet=90,
        special_tokens=["<unk>", "<s>", "</s>"] + [f"<0x{byte:02X}>" for byte in range(256)]))
    write_json(OWN / "byte_fallback.json", json.loads(spaces.to_str())["model"])

    proto = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(lines), model_writer=proto, vocab_size=480, model_type="bpe", byte_fallback=True,
        character_coverage=0.98, split_digits=True, normalization_rule_name="identity", remove_extra_whitespaces=False,
        allow_whitespace_only_pieces=True, minloglevel=2, num_threads=1, hard_vocab_limit=False)
    (OWN / "tokenizer.model").write_bytes(proto.getvalue())


def rows():
    """Name, class, own or shared files to copy, JSON files to write, texts of its own."""
    vocab = json.loads((OWN / "vocab.json").read_text())
    merges = [line.split(" ") for line in (OWN / "merges.txt").read_text().splitlines()[1:]]
    bytes_model = {"type": "BPE", "dropout": None, "unk_token": None, "continuing_subword_prefix": None,
                   "end_of_word_suffix": None, "fuse_unk": False, "byte_fallback": False, "ignore_merges": False,
                   "vocab": "vocab.json", "merges": "merges.txt"}
    size = len(vocab)
    gpt2_files = {"vocab.json": "vocab.json", "merges.txt": "merges.txt"}
    bart_map = {"bos_token": "<s>", "eos_token": "</s>", "unk_token": "<unk>", "sep_token": "</s>", "pad_token": "<pad>",
                "cls_token": "<s>", "mask_token": {"content": "<mask>", "lstrip": True, "rstrip": False,
                                                   "single_word": False, "normalized": False}}
    llama_decoder = sequence("decoders", {"type": "Replace", "pattern": {"String": "\u2581"}, "content": " "},
                             {"type": "ByteFallback"}, {"type": "Fuse"},
                             {"type": "Strip", "content": " ", "start": 1, "stop": 0})
    llama_added = [added(0, "<unk>"), added(1, "<s>"), added(2, "</s>")]
    assert merges and size == 620
    yield "GPT-2", GPT2Tokenizer, gpt2_files, {}
    yield "GPT-2 with a space and <|endoftext|> before", GPT2Tokenizer, gpt2_files, {
        "tokenizer_config.json": {"tokenizer_class": "GPT2Tokenizer", "add_prefix_space": True, "add_bos_token": True}}
    yield "BART by its special tokens", BartTokenizer, gpt2_files, {"special_tokens_map.json": bart_map}
    yield "BART by its class", BartTokenizer, gpt2_files, {
        "tokenizer_config.json": {"tokenizer_class": "BartTokenizer", "additional_special_tokens": ["<cue>"]},
        "added_tokens.json": {"cue": size}}
    yield "RoBERTa with added tokens", RobertaTokenizer, gpt2_files, {
        "tokenizer_config.json": {"tokenizer_class": "RobertaTokenizer", "add_prefix_space": True, "added_tokens_decoder": {
            str(size): added(None, "<s>"), str(size + 1): added(None, "</s>"),
            str(size + 2): added(None, "cue", single_word=True, special=False, normalized=True),
            str(size + 3): added(None, "<cue>", lstrip=True, rstrip=True, special=False)} | {}}}
    yield "Llama 3", PreTrainedTokenizerFast, {}, {"tokenizer.json": tokenizer_json(
        bytes_model | {"ignore_merges": True}, pre_tokenizer=sequence("pretokenizers", split(LLAMA3), BYTE_LEVEL),
        post_processor=sequence("processors", BYTE_LEVEL, template("<|begin_of_text|>", "$A", ids={"<|begin_of_text|>": size})),
        decoder=DECODE_BYTES, added_tokens=[added(0, "<|endoftext|>"), added(size, "<|begin_of_text|>"), added(size + 1, "<|end_of_text|>")])}
    yield "Qwen 2", PreTrainedTokenizerFast, {}, {"tokenizer.json": tokenizer_json(
        bytes_model, normalizer={"type": "NFC"}, pre_tokenizer=sequence("pretokenizers", split(QWEN), BYTE_LEVEL),
        post_processor=BYTE_LEVEL, decoder=DECODE_BYTES, added_tokens=[
            added(0, "<|endoftext|>"), added(size, "<cue>", lstrip=True, rstrip=True, special=False),
            added(size + 1, "cue", single_word=True, normalized=True, special=False)])}
    yield "GPT-4o", PreTrainedTokenizerFast, {}, {"tokenizer.json": tokenizer_json(
        bytes_model, normalizer={"type": "NFKC"}, pre_tokenizer=sequence("pretokenizers", split(GPT4O), BYTE_LEVEL),
        decoder=DECODE_BYTES)}
    yield "RoBERTa as one file", PreTrainedTokenizerFast, {}, {"tokenizer.json": tokenizer_json(
        bytes_model, pre_tokenizer=BYTE_LEVEL | {"use_regex": True},
        post_processor={"type": "RobertaProcessing", "sep": ["</s>", size + 1], "cls": ["<s>", size], "trim_offsets": True,
                        "add_prefix_space": False},
        decoder=DECODE_BYTES, added_tokens=[added(size, "<s>", normalized=True), added(size + 1, "</s>", normalized=True),
                                            added(size + 2, "<mask>", lstrip=True)])}
    yield "words, digits and spaces", PreTrainedTokenizerFast, {}, {
        "tokenizer.json": tokenizer_json(
            bytes_model, normalizer=sequence("normalizers", {"type": "NFD"}, {"type": "Lowercase"}, {"type": "Strip", "strip_left": True, "strip_right": True}),
            pre_tokenizer=sequence("pretokenizers", {"type": "Digits", "individual_digits": True}, split(r"[\.,;:!?]", "MergedWithPrevious"),
                                   split("e", "Contiguous"), split(" ", "Removed"), split(r"\w+", "MergedWithNext", True), BYTE_LEVEL),
            decoder=DECODE_BYTES),
        "tokenizer_config.json": {"tokenizer_class": "PreTrainedTokenizerFast", "pad_token": "<pad>", "mask_token": "<mask>",
                                  "additional_special_tokens": ["<cue>"]}}
    yield "Llama 2 as one file", PreTrainedTokenizerFast, {}, {"tokenizer.json": tokenizer_json(
        "byte_fallback.json", normalizer=sequence("normalizers", {"type": "Prepend", "prepend": "\u2581"},
                                                  {"type": "Replace", "pattern": {"String": " "}, "content": "\u2581"}),
        post_processor=template("<s>", "$A", ids={"<s>": 1}), decoder=llama_decoder, added_tokens=llama_added)}
    for scheme in ("first", "always", "never"):
        yield "metaspace " + scheme, PreTrainedTokenizerFast, {}, {"tokenizer.json": tokenizer_json(
            "byte_fallback.json", normalizer={"type": "Lowercase"} if scheme == "always" else None,
            pre_tokenizer={"type": "Metaspace", "replacement": "\u2581", "prepend_scheme": scheme, "split": scheme != "first"},
            post_processor={"type": "BertProcessing", "sep": ["</s>", 2], "cls": ["<s>", 1]},
            decoder={"type": "Metaspace", "replacement": "\u2581", "prepend_scheme": scheme, "split": scheme != "first"},
            added_tokens=llama_added)}
    llama_files = {"tokenizer.model": "tokenizer.model"}
    yield "LLaMA", LlamaTokenizer, llama_files, {}
    yield "LLaMA with legacy=False", LlamaTokenizer, llama_files, {"tokenizer_config.json": {
        "tokenizer_class": "LlamaTokenizer", "legacy": False, "add_eos_token": True, "pad_token": "<pad>", "additional_special_tokens": ["<cue>"]}}
    yield "LLaMA without <s>", LlamaTokenizer, llama_files, {"tokenizer_config.json": {
        "tokenizer_class": "LlamaTokenizerFast", "legacy": False, "add_bos_token": False, "add_prefix_space": False}}
    if SHARED:
        shared_gpt2 = {"vocab.json": "shared:tokenizers/gpt2_bpe/vocab.json", "merges.txt": "shared:tokenizers/gpt2_bpe/merges.txt"}
        stories = {"tokenizer.model": "shared:models/stories260k/tokenizer.model"}
        yield "shared GPT-2", GPT2Tokenizer, shared_gpt2, {}
        yield "shared BART", BartTokenizer, shared_gpt2, {"special_tokens_map.json": bart_map}
        yield "shared tokenizer.json", PreTrainedTokenizerFast, {
            "tokenizer.json": "shared:tokenizers/tokenizer_json_bpe_2000.json"}, {}
        yield "stories260k", LlamaTokenizer, stories | {
            "tokenizer_config.json": "shared:models/stories260k/tokenizer_config.json"}, {}
        yield "stories260k with legacy=False", LlamaTokenizer, stories, {"tokenizer_config.json": {"legacy": False}}


def expanded(content):
    """The model of a tokenizer.json, which tests/data keeps once, in a file of its own."""
    model = content.get("model")
    if model is None:
        return content
    if isinstance(model, str):
        return content | {"model": json.loads((OWN / model).read_text())}
    merges = [line.split(" ") for line in (OWN / model["merges"]).read_text().splitlines()[1:]]
    return content | {"model": model | {"vocab": json.loads((OWN / model["vocab"]).read_text()), "merges": merges}}


def open_folder(cls, copies, files):
    with tempfile.TemporaryDirectory() as folder:
        for name, source in copies.items():
            path = SHARED / source[7:] if source.startswith("shared:") else OWN / source
            shutil.copy(path, pathlib.Path(folder, name))
        for name, content in files.items():
            pathlib.Path(folder, name).write_text(json.dumps(expanded(content)))
        if cls is PreTrainedTokenizerFast and "tokenizer_config.json" not in files:
            return PreTrainedTokenizerFast(tokenizer_file=str(pathlib.Path(folder, "tokenizer.json")))
        return cls.from_pretrained(folder)


def decoded(tokenizer, ids):
    return [ids, tokenizer.decode(ids, clean_up_tokenization_spaces=False),
            tokenizer.decode(ids, skip_special_tokens=True, clean_up_tokenization_spaces=False)]


def result_of(name, cls, copies, files):
    tokenizer = open_folder(cls, copies, files)
    ids = [tokenizer.encode(text) for text in TEXTS]
    chosen = ids[::3] + [list(range(0, 40)), list(range(200, 300, 3))]
    return {"name": name, "copies": copies, "files": files, "size": len(tokenizer), "ids": ids,
            "decode": [decoded(tokenizer, row) for row in chosen]}


def main():
    assert transformers.__version__ == "4.57.6", transformers.__version__
    assert len(set(TEXTS)) == len(TEXTS) >= 200, len(TEXTS)
    if "--train" in sys.argv:
        OWN.mkdir(exist_ok=True)
        train()
    lines = []
    for row in rows():
        lines.append(json.dumps(result_of(*row), separators=(",", ":")))
    texts = ",\n  ".join(json.dumps(text) for text in TEXTS)
    (ROOT / "tests" / "data" / "tokenizers.json").write_text(
        '{\n "transformers": "4.57.6",\n "texts": [\n  ' + texts + "\n ],\n \"tokenizers\": [\n" + ",\n".join(lines) + "\n ]\n}\n")


ARGUMENTS = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
SHARED = pathlib.Path(ARGUMENTS[0]) if ARGUMENTS else None

if __name__ == "__main__":
    main()
