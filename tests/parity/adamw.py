# SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/data/adamw.json: five steps of torch.optim.AdamW in float64."""
import json
import pathlib

import torch

index = torch.arange(12, dtype=torch.float64)
value = torch.nn.Parameter(0.5 * torch.sin(0.7 * index + 0.3))
settings = {"lr": 0.05, "beta1": 0.9, "beta2": 0.99, "weight_decay": 0.1}
optimizer = torch.optim.AdamW(
    [value],
    lr=settings["lr"],
    betas=(settings["beta1"], settings["beta2"]),
    weight_decay=settings["weight_decay"],
)
values = []
for step in range(5):
    value.grad = torch.cos(0.3 * index + 0.5 * step)
    optimizer.step()
    values.append(value.tolist())
target = pathlib.Path(__file__).parents[1] / "data" / "adamw.json"
target.write_text(json.dumps({**settings, "values": values}, indent=1) + "\n")
