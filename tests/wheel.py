"""Run by `make wheel` with `python -I`: the installed package, without the checkout or our tools."""

import subprocess
import sys
import tempfile
from pathlib import Path

import compgraph
from compgraph.cli.outermost import INDEX

installed = Path(compgraph.__file__).resolve()
if "site-packages" not in installed.parts:
    raise SystemExit(f"this is not the wheel: {installed}")

for name in INDEX:
    subprocess.run(
        [sys.executable, "-I", "-m", "compgraph", name, "--help"],
        check=True,
        stdout=subprocess.DEVNULL,
    )

with tempfile.TemporaryDirectory() as folder:
    out = Path(folder) / "out"
    subprocess.run(
        [sys.executable, "-I", "-m", "compgraph", "build", "--out", str(out)], check=True
    )
    names = sorted(path.name for path in out.iterdir())

print(f"wheel: {len(INDEX)} commands explained, {len(names)} files built")
