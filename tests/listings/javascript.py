"""Runs JavaScript for the tests of the listings."""
import subprocess
import tempfile
from pathlib import Path

CLOCK = Path(__file__).resolve().parent / "virtual/clock.cjs"


def node(code):
    """What Node prints for a module on the virtual clock, as a list of lines."""
    with tempfile.TemporaryDirectory() as folder:
        module = Path(folder) / "module.mjs"
        module.write_text(code, encoding="utf-8")
        done = subprocess.run(["node", "--require", str(CLOCK), str(module)],
                              capture_output=True, text=True, timeout=300, check=True)
    return done.stdout.split("\n")[:-1]
