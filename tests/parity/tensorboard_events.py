# SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a run's event files with TensorBoard itself and compares them with the run's tables.

    python tests/parity/tensorboard_events.py EVENTS TABLES

EVENTS is a run folder with a mirror, or what `tensorpoly export --format tensorboard` wrote; TABLES
is what `--format csv` wrote of the same run. Prints what differs and ends with 1, or what agreed.
"""
import collections
import csv
import math
import pathlib
import struct
import sys

from tensorboard.backend.event_processing import event_accumulator, event_file_loader


def single(text):
    """The float32 nearest to a number of a table."""
    return struct.unpack("<f", struct.pack("<f", float(text)))[0]


def expected(tables):
    """{tag: {step: value}} of the tables that every run has."""
    tags = collections.defaultdict(dict)
    names = {
        "loss": "train/loss",
        "learning_rate": "train/learning_rate",
        "router_learning_rate": "train/router_learning_rate",
        "gradient_norm": "train/gradient_norm",
    }
    with open(tables / "metrics.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            step = int(row["step"])
            for column, text in row.items():
                if column.startswith("loss:") and text:
                    tags[f"task/{column[5:]}/loss"][step] = single(text)
                elif column in names:
                    tags[names[column]][step] = single(text)
    means = collections.defaultdict(list)
    with open(tables / "evaluations.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["split"] == "validation":
                step = int(row["step"])
                tags[f"task/{row['task']}/score"][step] = single(row["score"])
                tags[f"task/{row['task']}/validation_loss"][step] = single(row["loss"])
                means[step].append(float(row["score"]))
    for step, scores in means.items():
        tags["validation/mean_score"][step] = sum(scores) / len(scores)
    return tags


def same(a, b):
    return math.isclose(a, b, rel_tol=1e-6) or (math.isnan(a) and math.isnan(b))


def twice(folder):
    """(tag, step) that stand in the files more than once, whatever a restart makes of them."""
    seen = collections.Counter()
    for path in sorted(folder.glob("events.out.tfevents.*")):
        for event in event_file_loader.LegacyEventFileLoader(str(path)).Load():
            seen.update((value.tag, event.step) for value in event.summary.value)
    return [key for key, count in seen.items() if count > 1]


def main():
    events, tables = (pathlib.Path(argument) for argument in sys.argv[1:])
    accumulator = event_accumulator.EventAccumulator(str(events), size_guidance={"scalars": 0})
    accumulator.Reload()
    read = {
        tag: [(event.step, event.value, event.wall_time) for event in accumulator.Scalars(tag)]
        for tag in accumulator.Tags()["scalars"]
    }
    problems = [f"{tag} stands twice at step {step}" for tag, step in twice(events)]
    wanted = expected(tables)
    for tag, values in wanted.items():
        steps = [step for step, _, _ in read.get(tag, [])]
        if steps != list(values):
            problems.append(f"{tag}: steps {steps[:5]}... of {len(steps)}, the tables have {len(values)}")
        elif not all(same(value, values[step]) for step, value, _ in read[tag]):
            problems.append(f"{tag}: other values than in the tables")
    for tag, scalars in read.items():
        if tag not in wanted and not tag.startswith(("routing/", "health/", "test/", "task/")):
            problems.append(f"{tag}: not a tag of these tables")
        times = [time for _, _, time in scalars]
        if times != sorted(times) or times[0] < 1.7e9:
            problems.append(f"{tag}: wall times go back")
    loads = [tag for tag in read if tag.startswith("routing/load_")]
    for index in range(len(read[loads[0]]) if loads else 0):
        if not math.isclose(sum(read[tag][index][1] for tag in loads), 1.0, abs_tol=1e-4):
            problems.append(f"the loads of routing record {index} do not add up to 1")
    print("\n".join(problems) or f"TensorBoard reads {len(read)} tags, {sum(map(len, read.values()))} values")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
