# SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A twin of task-moe: its routers from torch's modules, its mixed layers from transformers' T5.

Writes tests/data/taskmoe/routers.safetensors (logits and every gradient of each router) and
tests/data/taskmoe/models.json (the log-probabilities of rows through a mixture of layers of
tests/data/t5_v10 and t5_v11, and of every gradient its product with a wave and its norm). All in
float64 throughout, see score_t5.py. Every row is computed alone and every expert in a loop.

Usage: python task_moe.py [DESTINATION]   (needs torch, transformers 4.57, safetensors)
"""

import copy
import json
import math
import pathlib
import sys

sys.path.append(sys.path.pop(0))  # tokenizers.py of this folder is not the package

import torch  # noqa: E402
from safetensors.torch import save_file  # noqa: E402
from torch import nn  # noqa: E402
from transformers import T5ForConditionalGeneration  # noqa: E402

from score_t5 import work_in_float64  # noqa: E402

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
KINDS = [
    "mlp-per-layer",
    "mlp",
    "rnn",
    "rnn-per-layer",
    "gru",
    "gru-per-layer",
    "lstm",
    "lstm-per-layer",
    "transformer",
    "transformer-per-layer",
]
# layers, experts, length of a vector, hidden size
SHAPES = [(4, 3, 8, 4), (3, 2, 4, 8)]


def wave(shape, phase):
    index = torch.arange(1, math.prod(shape) + 1, dtype=torch.float64)
    return torch.sin(0.37 * index + phase).reshape(shape)


class PerLayerMlp(nn.Module):
    def __init__(self, layers, experts, size, width):
        super().__init__()
        self.hidden = nn.ModuleList(nn.Linear(size, width) for _ in range(layers))
        self.out = nn.ModuleList(nn.Linear(width, experts) for _ in range(layers))

    def forward(self, z):
        pairs = zip(self.hidden, self.out)
        return torch.stack([out(nn.functional.gelu(hidden(z))) for hidden, out in pairs])

    def named(self):
        for name in ("hidden", "out"):
            for part in ("weight", "bias"):
                yield f"{name}.{part}", [getattr(layer, part) for layer in getattr(self, name)]


class Mlp(nn.Module):
    def __init__(self, layers, experts, size, width):
        super().__init__()
        self.layers, self.experts = layers, experts
        self.hidden, self.out = nn.Linear(size, width), nn.Linear(width, layers * experts)

    def forward(self, z):
        logits = self.out(nn.functional.gelu(self.hidden(z)))
        return logits.view(len(z), self.layers, self.experts).transpose(0, 1)

    def named(self):
        for name in ("hidden", "out"):
            for part in ("weight", "bias"):
                yield f"{name}.{part}", getattr(getattr(self, name), part)


class Sequence(nn.Module):
    def __init__(self, kind, layers, experts, size, width):
        super().__init__()
        self.layers, self.width = layers, width
        self.family, _, self.per_layer = kind.partition("-")
        member = width if self.per_layer else size
        if self.per_layer:
            self.spread = nn.Linear(size, layers * width)
        else:
            self.position = nn.Parameter(torch.zeros(layers, size))
        if self.family == "transformer":
            self.reader = nn.TransformerEncoderLayer(member, 4, width, dropout=0.0, batch_first=True)
            self.out = nn.Linear(member, experts)
        else:
            reader = getattr(nn, self.family.upper())
            self.reader = reader(member, width, bidirectional=True, batch_first=True)
            self.out = nn.Linear(2 * width, experts)

    def forward(self, z):
        if self.per_layer:
            members = self.spread(z).view(len(z), self.layers, self.width)
        else:
            members = z[:, None, :] + self.position
        read = self.reader(members)
        read = read if self.family == "transformer" else read[0]
        return self.out(read).transpose(0, 1)

    def named(self):
        if self.per_layer:
            yield "spread.weight", self.spread.weight
            yield "spread.bias", self.spread.bias
        else:
            yield "position", self.position
        if self.family == "transformer":
            names = {
                "attention.in.weight": "self_attn.in_proj_weight",
                "attention.in.bias": "self_attn.in_proj_bias",
                "attention.out.weight": "self_attn.out_proj.weight",
                "attention.out.bias": "self_attn.out_proj.bias",
                "wide.weight": "linear1.weight",
                "wide.bias": "linear1.bias",
                "narrow.weight": "linear2.weight",
                "narrow.bias": "linear2.bias",
            }
            for norm in ("norm1", "norm2"):
                for part in ("weight", "bias"):
                    names[f"{norm}.{part}"] = f"{norm}.{part}"
        else:
            names = {}
            for direction, suffix in (("forward", ""), ("backward", "_reverse")):
                for part in ("weight", "bias"):
                    for side, short in (("input", "ih"), ("hidden", "hh")):
                        names[f"recurrent.{direction}.{side}.{part}"] = f"{part}_{short}_l0{suffix}"
        parameters = dict(self.reader.named_parameters())
        for ours, theirs in names.items():
            yield ours, parameters[theirs]
        yield "out.weight", self.out.weight
        yield "out.bias", self.out.bias


def make_router(kind, shape):
    if kind == "mlp-per-layer":
        router = PerLayerMlp(*shape)
    elif kind == "mlp":
        router = Mlp(*shape)
    else:
        router = Sequence(kind, *shape)
    router = router.double()
    with torch.no_grad():
        for number, (_, values) in enumerate(router.named()):
            parts = values if isinstance(values, list) else [values]
            stacked = 0.6 * wave([len(parts), *parts[0].shape], 0.1 + 0.7 * number)
            for part, value in zip(parts, stacked):
                part.copy_(value)
    return router


def write_routers(folder):
    tensors = {}
    for number, shape in enumerate(SHAPES):
        layers, experts, size, _ = shape
        for kind in KINDS:
            router = make_router(kind, shape)
            z = wave([5, size], 0.2).requires_grad_(True)
            logits = router(z)
            (logits * wave([layers, 5, experts], 1.3)).sum().backward()
            prefix = f"{number}.{kind}."
            tensors[prefix + "logits"] = logits.detach().contiguous()
            tensors[prefix + "grad.vectors"] = z.grad
            for name, values in router.named():
                parts = values if isinstance(values, list) else [values]
                stacked = torch.stack([part.grad for part in parts])
                tensors[prefix + "grad." + name] = stacked if isinstance(values, list) else stacked[0]
    save_file(tensors, folder / "routers.safetensors")


def make_experts(blocks, stack, count):
    """Copies of every block, each weight moved by a wave of its own."""
    experts = []
    for expert in range(count):
        copies = copy.deepcopy(blocks)
        for name, weight in copies.named_parameters():
            if "relative_attention_bias" not in name:
                phase = 0.3 * expert + 0.01 * len(stack + name)
                weight.data += 0.05 * wave(weight.shape, phase)
        experts.append(copies)
    return experts


def mixed(experts, layer, routes, run):
    return sum(routes[layer][e] * run(experts[e]) for e in range(len(experts)))


def hidden_of(model, experts, inputs, targets, routes):
    ones = torch.ones(1, inputs.shape[1], dtype=torch.float64)
    stack = model.encoder
    hidden = stack.embed_tokens(inputs)
    position = torch.arange(inputs.shape[1])
    bias = stack.block[0].layer[0].SelfAttention.compute_bias(len(position), len(position))
    for i in range(len(stack.block)):
        hidden = mixed(
            experts["encoder"],
            i,
            routes,
            lambda blocks: blocks[i](hidden, position_bias=bias, cache_position=position)[0],
        )
    encoded = stack.final_layer_norm(hidden)

    encoder_layers, stack = len(model.encoder.block), model.decoder
    shifted = model._shift_right(targets)
    hidden = stack.embed_tokens(shifted)
    position = torch.arange(shifted.shape[1])
    bias = stack.block[0].layer[0].SelfAttention.compute_bias(len(position), len(position))
    future = position[None, :] > position[:, None]
    bias = bias + torch.zeros_like(future, dtype=torch.float64).masked_fill(future, -1e9)
    cross = torch.zeros(1, model.config.num_heads, len(position), ones.shape[1], dtype=torch.float64)
    for i in range(len(stack.block)):
        hidden = mixed(
            experts["decoder"],
            encoder_layers + i,
            routes,
            lambda blocks: blocks[i](
                hidden,
                position_bias=bias,
                encoder_hidden_states=encoded,
                encoder_decoder_position_bias=cross,
                cache_position=position,
            )[0],
        )
    hidden = stack.final_layer_norm(hidden)
    if model.config.tie_word_embeddings:
        hidden = hidden * model.config.d_model**-0.5
    return model.lm_head(hidden)


def model_case(name, count, temperature, tasks):
    model = T5ForConditionalGeneration.from_pretrained(DATA / name, dtype=torch.float64).eval()
    stacks = {"encoder": model.encoder.block, "decoder": model.decoder.block}
    experts = {stack: make_experts(blocks, stack, count) for stack, blocks in stacks.items()}
    layers = sum(len(blocks) for blocks in stacks.values())
    router = make_router("mlp-per-layer", (layers, count, 8, 4))
    vectors = wave([3, 8], 0.2).requires_grad_(True)
    lines = (DATA / name / "rows.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines[:3]]
    scores, loss = [], 0.0
    for row, task in zip(rows, tasks):
        routes = torch.softmax(router(vectors[task : task + 1])[:, 0] / temperature, dim=-1)
        inputs, targets = torch.tensor([row["input_ids"]]), torch.tensor([row["target_ids"]])
        logits = hidden_of(model, experts, inputs, targets, routes)
        chosen = torch.log_softmax(logits, -1).gather(2, targets[:, :, None]).sum()
        scores.append(chosen.item())
        loss = loss - chosen
    loss.backward()
    gradients = {"task_vectors": vectors.grad}
    for key, values in router.named():
        gradients[f"router.{key}"] = torch.stack([part.grad for part in values])
    for stack, copies in experts.items():
        for expert, blocks in enumerate(copies):
            for key, weight in blocks.named_parameters():
                if "relative_attention_bias" not in key:
                    layer, _, rest = key.partition(".")
                    gradients[f"{stack}.block.{layer}.experts.{expert}.{rest}"] = weight.grad
    return {
        "model": name,
        "experts": count,
        "temperature": temperature,
        "tasks": tasks,
        "rows": [{key: row[key] for key in ("input_ids", "target_ids")} for row in rows],
        "logprobs": scores,
        "gradients": {
            key: [(value * wave(value.shape, 0.4)).sum().item(), value.norm().item()]
            for key, value in gradients.items()
        },
    }


def main():
    folder = (pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else DATA) / "taskmoe"
    folder.mkdir(parents=True, exist_ok=True)
    write_routers(folder)
    work_in_float64()
    cases = [model_case("t5_v10", 3, 0.7, [2, 0, 2]), model_case("t5_v11", 2, 2.0, [1, 1, 0])]
    (folder / "models.json").write_text(json.dumps(cases, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
