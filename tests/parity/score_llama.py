# SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Small random LLaMA, Mistral and Qwen2 folders and the log-probabilities that `tensorpoly score`
must give for them.

Writes tests/data/llama/NAME, each with rows.jsonl, expected.jsonl and bfloat16.json. The expectation
is transformers in float64 throughout: its norms and rotary tables are float32 unless both are
replaced, as is done here; the fused attention keeps the type it is given. bfloat16.json holds how far
transformers in bfloat16 is from that, in nats per token.

Usage: python -P score_llama.py [DESTINATION [SEED]]   (needs torch, transformers 4.57, safetensors; -P keeps
Python from taking tokenizers.py of this folder for the package)
"""

import json
import pathlib
import random
import shutil
import sys

import torch
from transformers import AutoModelForCausalLM, LlamaConfig, MistralConfig, Qwen2Config
from transformers import modeling_rope_utils as rope
from transformers.models.llama import modeling_llama
from transformers.models.mistral import modeling_mistral
from transformers.models.qwen2 import modeling_qwen2

VOCABULARY = 48
NORMS = [modeling_llama.LlamaRMSNorm, modeling_mistral.MistralRMSNorm, modeling_qwen2.Qwen2RMSNorm]
ORIGINAL_NORM = [norm.forward for norm in NORMS]
ORIGINAL_FLOAT = torch.Tensor.float
ORIGINAL_ROPE = rope._compute_default_rope_parameters


def norm_in_own_type(self, hidden):
    variance = hidden.pow(2).mean(-1, keepdim=True)
    return self.weight * (hidden * torch.rsqrt(variance + self.variance_epsilon))


def frequencies_in_float64(config, device=None, seq_len=None):
    size = getattr(config, "head_dim", None) or config.hidden_size // config.num_attention_heads
    exponents = torch.arange(0, size, 2, dtype=torch.float64) / size
    return 1.0 / (config.rope_theta**exponents), 1.0


def work_in_float64(wide):
    for norm, original in zip(NORMS, ORIGINAL_NORM):
        norm.forward = norm_in_own_type if wide else original
    # The rotary tables of all families call .float() on frequencies and positions.
    torch.Tensor.float = (lambda self, *_, **__: self.double()) if wide else ORIGINAL_FLOAT
    default = frequencies_in_float64 if wide else ORIGINAL_ROPE
    rope._compute_default_rope_parameters = default  # the scaled kinds start from it
    rope.ROPE_INIT_FUNCTIONS["default"] = default


def opened(folder, dtype):
    work_in_float64(dtype == torch.float64)
    model = AutoModelForCausalLM.from_pretrained(folder, dtype=dtype).eval()
    rotary = model.model.rotary_emb
    rotary.inv_freq, _ = rotary.rope_init_fn(model.config, None)
    if dtype == torch.float64:
        assert rotary.inv_freq.dtype == torch.float64
    return model


def random_model(config, seed):
    torch.manual_seed(seed)
    model = AutoModelForCausalLM.from_config(config)
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if "norm" in name:
                weight.copy_(1.0 + 0.3 * torch.randn_like(weight))
            elif "embed" in name:
                weight.copy_(torch.randn_like(weight))
            else:  # far enough from zero for every part to matter
                weight.copy_(0.35 * torch.randn_like(weight))
    return model.eval()


def random_rows(seed):
    generator = random.Random(seed)

    def ids(length):
        return [generator.randrange(3, VOCABULARY) for _ in range(length)]

    return [
        {"input_ids": [1] + ids(7), "target_ids": ids(3) + [2]},
        {"input_ids": [5], "target_ids": [2]},  # shortest
        {"input_ids": [1] + ids(34), "target_ids": ids(29)},  # beyond the original length
        # What files name as padding or as an end is read like any other token.
        {"input_ids": [1, 0, 0, 12, 2], "target_ids": [0, 7, 2, 2]},
        {"input_ids": [9], "target_ids": ids(9), "note": "further keys are ignored"},
    ]


@torch.no_grad()
def score(model, row):
    targets = torch.tensor(row["target_ids"])
    logits = model(input_ids=torch.tensor([row["input_ids"] + row["target_ids"]])).logits[0]
    assert logits.dtype == model.dtype
    first = len(row["input_ids"]) - 1
    logits = logits[first : first + len(targets)]
    logits = logits if logits.dtype == torch.float64 else ORIGINAL_FLOAT(logits)
    return torch.log_softmax(logits, -1).gather(1, targets[:, None])[:, 0]


def write_case(folder, config, seed, storage, **saving):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    work_in_float64(False)
    model = random_model(config, seed).to(storage)
    model.save_pretrained(folder, **saving)
    (folder / "generation_config.json").unlink(missing_ok=True)
    rows = random_rows(seed)
    wide = [score(opened(folder, torch.float64), row) for row in rows]
    narrow = [score(opened(folder, torch.bfloat16), row) for row in rows]
    with open(folder / "rows.jsonl", "w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row) + "\n")
    with open(folder / "expected.jsonl", "w", encoding="utf-8") as file:
        for values in wide:
            answer = {"logprob": values.sum().item(), "token_logprobs": values.tolist()}
            file.write(json.dumps(answer) + "\n")
    deviations = torch.cat([(a - b).abs() for a, b in zip(narrow, wide)])
    spread = {"mean": deviations.mean().item(), "largest": deviations.max().item()}
    (folder / "bfloat16.json").write_text(json.dumps(spread) + "\n")
    print(folder.name, spread)


def main():
    default = pathlib.Path(__file__).resolve().parent.parent / "data" / "llama"
    destination = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else default
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 31
    common = {
        "vocab_size": VOCABULARY,
        "hidden_size": 24,
        "intermediate_size": 40,
        "num_hidden_layers": 2,
        "max_position_embeddings": 96,
        "bos_token_id": 1,
        "eos_token_id": 2,
    }
    llama3 = LlamaConfig(
        num_attention_heads=6,
        num_key_value_heads=2,
        head_dim=8,  # not hidden_size / num_attention_heads
        rope_theta=100.0,
        rope_scaling={
            "rope_type": "llama3",
            "factor": 8.0,
            "low_freq_factor": 1.0,
            "high_freq_factor": 4.0,
            "original_max_position_embeddings": 32,
        },
        **common,
    )
    write_case(destination / "llama3", llama3, seed, torch.float32, max_shard_size=12_000)
    linear = LlamaConfig(
        num_attention_heads=4,
        num_key_value_heads=4,
        attention_bias=True,
        mlp_bias=True,
        tie_word_embeddings=True,
        rope_scaling={"type": "linear", "factor": 2.5},
        **common,
    )
    write_case(destination / "linear", linear, seed + 1, torch.float16, safe_serialization=False)
    mistral = MistralConfig(num_attention_heads=6, num_key_value_heads=3, sliding_window=70, **common)
    write_case(destination / "mistral", mistral, seed + 2, torch.float32)
    qwen2 = Qwen2Config(
        num_attention_heads=4,
        num_key_value_heads=1,
        tie_word_embeddings=True,
        rope_theta=1_000_000.0,
        **common,
    )
    write_case(destination / "qwen2", qwen2, seed + 3, torch.bfloat16)
    # A vocabulary without files: bytes, for the tests that need a whole backbone.
    sizes = {"vocab_size": 384, "hidden_size": 16, "bos_token_id": None, "eos_token_id": 1}
    bytewise = LlamaConfig(
        num_attention_heads=4,
        num_key_value_heads=2,
        tie_word_embeddings=True,
        **{**common, **sizes, "max_position_embeddings": 512},
    )
    write_case(destination / "bytes", bytewise, seed + 4, torch.bfloat16)
    tokenizer = {"tokenizer_class": "ByT5Tokenizer"}
    (destination / "bytes" / "tokenizer_config.json").write_text(json.dumps(tokenizer) + "\n")


if __name__ == "__main__":
    main()
