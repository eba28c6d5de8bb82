# SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Adapters out to peft and transformers and back in, compared by log-probabilities.

For every run given: `export --format peft --task T` is opened with PeftModel.from_pretrained, and
`--format merged --task T` with transformers; both must score rows as `score --run RUN --task T`
does. A poly or mhr run is also exported whole and scored by peft with task_ids. Then peft saves a
LoRA and Poly adapters with random weights, which `import-adapter peft` must score alike. All in
float32. Prints one JSON object with the largest differences of a row's sum, relative where that is
beyond 1 because float32 keeps digits and not places; ends with 1 where one exceeds 1e-5.

Usage: python exchange.py TENSORPOLY BACKBONE TASK RUN...   (needs torch, transformers 4.57, peft)
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import warnings

# The script tokenizers.py beside this one is not the package that transformers imports.
sys.path.pop(0)
# The models are so small that several threads would only wait for one another.
os.environ["OMP_NUM_THREADS"] = "1"

import torch  # noqa: E402
from peft import LoraConfig, PeftModel, PolyConfig, get_peft_model  # noqa: E402
from transformers import AutoTokenizer, T5ForConditionalGeneration  # noqa: E402

TOLERANCE = 1e-5
TEXTS = [
    ("first: apple, table, river", "apple"),
    ("kind: dog", "animal"),
    ("Two people are talking about a movie that neither has seen.", "neutral words"),
    ("x", "y"),
]


class Bench:
    """The program, a backbone, rows to score, and a folder to write into."""

    def __init__(self, tensorpoly, backbone, scratch):
        self.tensorpoly, self.backbone, self.scratch = tensorpoly, backbone, scratch
        tokenizer = AutoTokenizer.from_pretrained(backbone)
        self.rows = [
            {"input_ids": tokenizer(text).input_ids, "target_ids": tokenizer(target).input_ids}
            for text, target in TEXTS
        ]
        self.ids = scratch / "rows.jsonl"
        self.ids.write_text("".join(json.dumps(row) + "\n" for row in self.rows))
        self.differences = {}

    def program(self, *arguments):
        done = subprocess.run([self.tensorpoly, *map(str, arguments)], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            sys.exit(f"{' '.join(map(str, arguments))}: exit {done.returncode}\n{done.stderr}")
        return [json.loads(line) for line in done.stdout.splitlines()]

    def own(self, backbone, run=None, task=None):
        under = [] if run is None else ["--run", run, "--task", task]
        scored = self.program("score", "--backbone", backbone, *under, "--ids", self.ids, "--json")
        return [line["logprob"] for line in scored]

    def base(self, folder=None):
        return T5ForConditionalGeneration.from_pretrained(folder or self.backbone, dtype=torch.float32).eval()

    @torch.no_grad()
    def theirs(self, model, task=None):
        """Sums of the targets' log-probabilities; with `task`, routed as that task."""
        sums = []
        for row in self.rows:
            target = torch.tensor([row["target_ids"]])
            given = {} if task is None else {"task_ids": torch.tensor([task])}
            logits = model(input_ids=torch.tensor([row["input_ids"]]), labels=target, **given).logits
            sums.append(torch.log_softmax(logits, -1).gather(2, target.unsqueeze(2)).sum().item())
        return sums

    def compare(self, what, ours, theirs):
        self.differences[what] = max(abs(a - b) / max(1.0, abs(b)) for a, b in zip(ours, theirs, strict=True))


def randomise(model):
    """Random weights for every parameter of the adapter, large enough to change the answers."""
    for name, parameter in model.named_parameters():
        if "lora_" in name or "poly_" in name:
            scale = 2.0 if "module_logits" in name else 0.1
            parameter.data = scale * torch.randn_like(parameter)
    return model.eval()


def exports(bench, task, run):
    listed = bench.program("list", "--store", run.parent, "--json")[0]
    method = next(item["method"] for item in listed if item["run"] == str(run))
    manifest = json.loads((run / "manifest.json").read_text())
    ids = [item["id"] for item in manifest["tasks"]]
    ours = bench.own(bench.backbone, run, task)
    untrained = bench.own(bench.backbone)
    if max(abs(a - b) for a, b in zip(ours, untrained, strict=True)) < 1e-3:
        sys.exit(f"{method}: the adapter changes nothing, so that nothing is compared")
    if method != "full":
        folder = bench.scratch / f"{method}-peft"
        bench.program("export", run, "--format", "peft", "--task", task, folder, "--json")
        model = PeftModel.from_pretrained(bench.base(), folder).eval()
        bench.compare(f"{method} as peft", ours, bench.theirs(model))
    folder = bench.scratch / f"{method}-merged"
    bench.program("export", run, "--format", "merged", "--task", task, folder, "--json")
    bench.compare(f"{method} merged", ours, bench.theirs(bench.base(folder)))
    bench.compare(f"{method} merged, here", ours, bench.own(folder))
    if method in ("poly", "mhr"):
        folder = bench.scratch / f"{method}-whole"
        bench.program("export", run, "--format", "peft", folder, "--json")
        model = PeftModel.from_pretrained(bench.base(), folder).eval()
        for index, name in enumerate(ids):
            scored = bench.own(bench.backbone, run, name)
            bench.compare(f"{method} as Poly, {name}", scored, bench.theirs(model, index))


def imports(bench):
    configs = {
        "LoRA": LoraConfig(task_type="SEQ_2_SEQ_LM", r=3, lora_alpha=7, target_modules=["q", "v", "wo"]),
        "rsLoRA": LoraConfig(task_type="SEQ_2_SEQ_LM", r=5, use_rslora=True, target_modules=["k", "o"]),
        "Poly": PolyConfig(task_type="SEQ_2_SEQ_LM", r=2, n_tasks=3, n_skills=4, target_modules=["q", "v", "o"]),
        "MHR": PolyConfig(task_type="SEQ_2_SEQ_LM", r=2, n_tasks=3, n_skills=2, n_splits=4, target_modules=["q", "k"]),
        "Poly of one skill": PolyConfig(
            task_type="SEQ_2_SEQ_LM", r=2, n_tasks=2, n_skills=1, n_splits=2, target_modules=["v"]
        ),
    }
    for seed, (name, config) in enumerate(configs.items()):
        torch.manual_seed(seed)
        model = randomise(get_peft_model(bench.base(), config))
        folder = bench.scratch / f"saved-{seed}"
        model.save_pretrained(folder)
        made = bench.program(
            "import-adapter", "peft", folder, "--backbone", bench.backbone, "--store", bench.scratch / "store", "--json"
        )[0]
        routed = isinstance(config, PolyConfig)
        for index, task in enumerate(made["tasks"]):
            ours = bench.own(bench.backbone, made["run"], task)
            bench.compare(f"{name} in, {task}", ours, bench.theirs(model, index if routed else None))


def main():
    warnings.simplefilter("ignore")
    tensorpoly, backbone, task = sys.argv[1:4]
    with tempfile.TemporaryDirectory() as scratch:
        bench = Bench(tensorpoly, backbone, pathlib.Path(scratch))
        for run in sys.argv[4:]:
            exports(bench, task, pathlib.Path(run))
        imports(bench)
    print(json.dumps(bench.differences))
    return 0 if max(bench.differences.values()) <= TOLERANCE else 1


if __name__ == "__main__":
    sys.exit(main())
