"""The notebooks that come with the workbook."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted(
    path for path in (ROOT / "notebooks").rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts
)
#: These have code to read, and ship what it gave.
ANALYSIS = [path for path in NOTEBOOKS if "analysis" in path.parts or path.stem == "gallery"]
