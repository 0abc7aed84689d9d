#!/usr/bin/env python3
"""Stands in for torchrun in the tests: checks the command as Open-Sora would read it, writes a clip."""

import csv
import os
import sys
import time
from pathlib import Path

arguments = sys.argv[1:]
assert arguments[:1] == ["--nproc_per_node"] and arguments[2] == "--standalone", arguments
script, config = arguments[3:5]
assert Path(script).is_file(), f"{script} is not in {os.getcwd()}"
rest = arguments[5:]
# Every flag of Open-Sora's needs a value.
flags = dict(zip(rest[::2], rest[1::2]))
assert len(rest) == 2 * len(flags) and all(flag.startswith("--") for flag in flags), rest
assert (int(flags["--num_frames"]) - 1) % 4 == 0 and int(flags["--num_frames"]) <= 129
assert flags["--aspect_ratio"] in ("9:16", "16:9")
assert flags["--seed"] == flags["--sampling_option.seed"]
with open(flags["--dataset.data-path"], newline="", encoding="utf-8") as file:
    (row,) = csv.DictReader(file)
print("sampling:  50%|#####     | 25/50", flush=True)
if "wait" in row["text"]:
    time.sleep(60)
if "fail" in row["text"]:
    print("torch.OutOfMemoryError: CUDA out of memory.", file=sys.stderr)
    sys.exit(1)
size = Path(config).stem
out = Path(flags["--save-dir"]) / f"video_{size}" / (Path(flags["--dataset.data-path"]).stem + "_0000.mp4")
out.parent.mkdir(parents=True)
out.write_text(f"{row['text']}|{row.get('ref', '')}|{size}|{flags['--num_frames']}|{flags['--seed']}")
