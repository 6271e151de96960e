import subprocess
import sys
from pathlib import Path

import prongsai

PACKAGE = Path(prongsai.__file__).parent
ADAPTER = {"plugin.py", "config.py", "material.py", "cli.py"}


def test_all_but_the_adapter_works_without_mkdocs() -> None:
    core = [
        ".".join(("prongsai", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")
        for path in PACKAGE.rglob("*.py")
        if path.relative_to(PACKAGE).as_posix() not in ADAPTER
    ]
    assert "prongsai.content" in core
    assert "prongsai.site_writer" in core
    code = f"import importlib, sys; [importlib.import_module(name) for name in {core!r}]; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "prongsai.content" in loaded
    assert [name for name in loaded if name.split(".")[0] in ("mkdocs", "material")] == []
