# SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Model folders in the layouts that people have, and the log-probabilities that belong to them.

Writes tests/data/t5_layouts: f16_sharded (float16 in several safetensors files with their index),
bin (pytorch_model.bin as converted from old checkpoints: transposed matrices, tied embeddings under
all their names, and the relative bias of the cross-attention that no model uses), bin_sharded (the
same in several files, bfloat16) and bin_legacy (the format before PyTorch 1.6, which is refused).
Each but the last holds rows.jsonl and expected.jsonl: transformers reading that very folder, in
float64 throughout.

Usage: python weight_layouts.py [DESTINATION]   (needs torch, transformers 4.57, safetensors)
"""

import json
import pathlib
import shutil
import sys

import torch
from transformers import T5Config, T5ForConditionalGeneration

from score_t5 import VOCABULARY, random_model, random_rows, score, work_in_float64

SHARD_BYTES = 2_500


def config():
    return T5Config(
        d_model=12,
        d_kv=4,
        d_ff=16,
        num_layers=1,
        num_decoder_layers=1,
        num_heads=3,
        feed_forward_proj="relu",
        vocab_size=VOCABULARY,
        relative_attention_num_buckets=8,
        relative_attention_max_distance=20,
        decoder_start_token_id=0,
    )


def expect(folder, seed):
    model = T5ForConditionalGeneration.from_pretrained(folder, dtype=torch.float64).eval()
    rows = random_rows(seed)
    with open(folder / "rows.jsonl", "w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row) + "\n")
    with open(folder / "expected.jsonl", "w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(score(model, row)) + "\n")


def fresh(folder, seed, dtype):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    model = random_model(config(), seed).to(dtype)
    model.config.save_pretrained(folder)
    return model


def old_state(model):
    """As the converters from TensorFlow left it: views of transposed arrays, all names."""
    state = model.state_dict()
    for name, value in state.items():
        if value.dim() == 2 and "embed" not in name and "shared" not in name and "lm_head" not in name:
            state[name] = value.t().contiguous().t()
    state["decoder.block.0.layer.1.EncDecAttention.relative_attention_bias.weight"] = torch.ones(8, 3)
    return state


def write_f16_sharded(folder):
    model = fresh(folder, 21, torch.float16)
    model.save_pretrained(folder, safe_serialization=True, max_shard_size=SHARD_BYTES)
    (folder / "generation_config.json").unlink(missing_ok=True)
    expect(folder, 21)


def write_bin(folder):
    state = old_state(fresh(folder, 22, torch.float32))
    assert state["shared.weight"].data_ptr() == state["lm_head.weight"].data_ptr()
    assert not state["encoder.block.0.layer.0.SelfAttention.q.weight"].is_contiguous()
    torch.save(state, folder / "pytorch_model.bin")
    expect(folder, 22)


def write_bin_sharded(folder):
    model = fresh(folder, 23, torch.bfloat16)
    state = old_state(model)
    shards, size = [{}], 0
    for name, value in state.items():
        if size + value.nbytes > SHARD_BYTES and shards[-1]:
            shards.append({})
            size = 0
        shards[-1][name] = value
        size += value.nbytes
    weight_map = {}
    for number, shard in enumerate(shards, 1):
        file = f"pytorch_model-{number:05}-of-{len(shards):05}.bin"
        torch.save(shard, folder / file)
        weight_map.update({name: file for name in shard})
    total = sum(value.nbytes for value in state.values())
    index = {"metadata": {"total_size": total}, "weight_map": weight_map}
    (folder / "pytorch_model.bin.index.json").write_text(json.dumps(index, indent=2) + "\n")
    expect(folder, 23)


def write_bin_legacy(folder):
    fresh(folder, 24, torch.float32)
    torch.save(
        {"shared.weight": torch.ones(2, 2)},
        folder / "pytorch_model.bin",
        _use_new_zipfile_serialization=False,
    )


def main():
    default = pathlib.Path(__file__).resolve().parent.parent / "data" / "t5_layouts"
    destination = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else default
    work_in_float64()
    write_f16_sharded(destination / "f16_sharded")
    write_bin(destination / "bin")
    write_bin_sharded(destination / "bin_sharded")
    write_bin_legacy(destination / "bin_legacy")


if __name__ == "__main__":
    main()
