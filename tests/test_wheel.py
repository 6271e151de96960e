"""The package as an agency installs it: built as a wheel, used far from the checkout."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from email.parser import Parser
from importlib.metadata import files as files_of
from importlib.metadata import packages_distributions, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement

pytestmark = pytest.mark.wheel

CHECKOUT = Path(__file__).parents[1]


def run(*command: str | Path, cwd: Path) -> str:
    """The output of a command that must succeed, with nothing of the checkout on its path."""
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    environment |= {"NO_MKDOCS_2_WARNING": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    done = subprocess.run(
        command, cwd=cwd, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    output = done.stdout.decode("utf-8", errors="replace")
    assert done.returncode == 0, output
    return output


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--outdir", folder, CHECKOUT, cwd=folder)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of a fresh environment: ours from the wheel, what it depends on from this one."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=False)
    programs = home / ("Scripts" if os.name == "nt" else "bin")
    run(sys.executable, "-m", "pip", "--python", programs / "python", "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=home)
    # `mkdocs` and the rest are borrowed, which saves the download; a folder named in a .pth file comes last on the
    # path and its own .pth files are not obeyed, so the checkout's editable install is out of sight.
    own = Path(run(programs / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=home).strip())
    (own / "borrowed.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return programs


@pytest.fixture
def site(programs: Path, tmp_path: Path) -> Path:
    place = ["--district", "สีคิ้ว", "--province", "นครราชสีมา"]
    run(programs / "prongsai", "new", "site", "--name", "อบต.กุดน้อย", *place, cwd=tmp_path)
    # Nothing in it is ready to be published yet.
    settings = tmp_path / "site/mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("- prongsai:\n", "- prongsai:\n      example: true\n"), "utf-8")
    return tmp_path / "site"


def build(programs: Path, site: Path) -> str:
    return run(programs / "python", "-m", "mkdocs", "build", "--strict", cwd=site)


def test_the_package_comes_from_the_wheel(programs: Path, tmp_path: Path) -> None:
    where = run(programs / "python", "-c", "import prongsai; print(prongsai.__file__)", cwd=tmp_path).strip()
    assert Path(where).is_relative_to(programs.parent)


def test_the_wheel_holds_every_file_of_the_package_and_of_the_look(wheel: Path) -> None:
    there = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    package = CHECKOUT / "plugins"
    look = CHECKOUT / "theme_overrides"
    files = {path.relative_to(package).as_posix() for path in (package / "prongsai").rglob("*") if path.is_file()}
    files |= {f"prongsai/theme_overrides/{path.relative_to(look).as_posix()}" for path in look.rglob("*") if path.is_file()}
    assert there == {name for name in files if "__pycache__" not in name}


def test_the_wheel_says_that_it_is_typed(wheel: Path) -> None:
    assert "prongsai/py.typed" in zipfile.ZipFile(wheel).namelist()


def test_the_wheel_names_every_package_that_it_imports(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    metadata = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
    required = Parser().parsestr(archive.read(metadata).decode("utf-8")).get_all("Requires-Dist", [])
    named = {_plain(re.split(r"[^\w.-]", line)[0]) for line in required if "extra ==" not in line}
    imported = {
        module.partition(".")[0]
        for name in archive.namelist()
        if name.endswith(".py")
        for module in _imported(ast.parse(archive.read(name)))
    } - {*sys.stdlib_module_names, "prongsai"}
    distributions = packages_distributions()
    assert {module for module in imported if not named & {_plain(one) for one in distributions[module]}} <= _WITHIN_PYDANTIC


_WITHIN_PYDANTIC = {"pydantic_core"}
"""Pydantic pins the exact version of its own core; naming another would only break that."""


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _imported(tree: ast.Module) -> list[str]:
    names = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    return names + [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module and not node.level]


def test_a_new_site_has_no_problems_and_builds_strictly(programs: Path, site: Path) -> None:
    assert "พบข้อแนะนำ 8 รายการ" in run(programs / "prongsai", "check", cwd=site), "its examples"
    build(programs, site)
    (year,) = [path.name for path in (site / "content").iterdir() if path.is_dir()]
    pages = ["", f"{year}/", f"{year}/measures/", f"{year}/measures/example/", "channels/", "e-services/", "e-services/example/"]
    assert [page for page in pages if not (site / "site" / page / "index.html").is_file()] == []
    assert "องค์การบริหารส่วนตำบลกุดน้อย" in (site / "site/index.html").read_text("utf-8")


def test_a_new_site_wears_our_look_without_a_copy_of_it(programs: Path, site: Path) -> None:
    build(programs, site)
    ours = CHECKOUT / "theme_overrides"
    assets = [path.relative_to(ours) for path in (ours / "assets/prongsai").rglob("*.css")]
    assert assets
    assert [asset for asset in assets if (site / "site" / asset).read_bytes() != (ours / asset).read_bytes()] == []
    home = (site / "site/index.html").read_text("utf-8")
    assert [asset for asset in assets if asset.as_posix() in home]


def test_an_agencys_own_files_win_one_by_one(programs: Path, site: Path) -> None:
    own = {"partials/header.html": "<header>ส่วนหัวของเรา</header>", "assets/prongsai/prongsai.css": "/* สีของเรา */"}
    for name, text in own.items():
        path = site / "theme_overrides" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    settings = site / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("# custom_dir:", "custom_dir:"), "utf-8")
    build(programs, site)
    home = (site / "site/index.html").read_text("utf-8")
    assert "ส่วนหัวของเรา" in home
    assert 'id="pr-content"' in home, "main.html is still the packaged one"
    assert (site / "site/assets/prongsai/prongsai.css").read_text("utf-8") == "/* สีของเรา */"
    script = "assets/prongsai/prongsai.js"
    assert (site / "site" / script).read_bytes() == (CHECKOUT / "theme_overrides" / script).read_bytes()


# Without MkDocs and Material


@pytest.fixture(scope="module")
def alone(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment of its own, in which neither MkDocs nor Material is installed any more."""
    home = tmp_path_factory.mktemp("alone")
    venv.create(home, with_pip=False)
    programs = home / ("Scripts" if os.name == "nt" else "bin")
    pip: list[str | Path] = [sys.executable, "-m", "pip", "--python", programs / "python"]
    run(*pip, "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=home)
    own = Path(run(programs / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=home).strip())
    # Copied as they are installed here, which is what downloading them would come to.
    for name in _with_what_it_needs("prongsai") - {"prongsai"}:
        for file in files_of(name) or ():
            if not {"..", "__pycache__"} & set(file.parts):
                (own / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file.locate(), own / file)
    run(programs / "python", "-c", "import mkdocs, material", cwd=home)
    run(*pip, "uninstall", "--quiet", "--yes", "mkdocs", "mkdocs-material", cwd=home)
    return programs


def _with_what_it_needs(name: str) -> set[str]:
    """The packages that are installed along with `name`."""
    found, waiting = set[str](), [name]
    while waiting:
        one = waiting.pop()
        if one in found:
            continue
        found.add(one)
        needed = [Requirement(line) for line in requires(one) or ()]
        waiting += [_plain(each.name) for each in needed if not each.marker or each.marker.evaluate({"extra": ""})]
    return found


@pytest.mark.parametrize("module", ["mkdocs", "material"])
def test_neither_mkdocs_nor_material_can_be_imported(alone: Path, tmp_path: Path, module: str) -> None:
    code = f"import importlib.util; print(importlib.util.find_spec({module!r}))"
    assert run(alone / "python", "-c", code, cwd=tmp_path).strip() == "None"
    with pytest.raises(AssertionError, match="ModuleNotFoundError"):
        run(alone / "python", "-c", f"import {module}", cwd=tmp_path)


def test_a_new_site_is_built_without_mkdocs_as_it_is_with_it(alone: Path, programs: Path, site: Path) -> None:
    (site / "content/about.md").write_text("# เกี่ยวกับเรา\n\n[ช่องทาง](../channels/)\n\n!!! note\n    ก\n", "utf-8")
    settings = site / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "markdown_extensions: [admonition]\nexclude_docs: none.md\n", "utf-8")
    run(alone / "prongsai", "build", "--frame", "plain", "--strict", "-d", "plain", cwd=site)
    build(programs, site)
    written = {path.relative_to(site / "plain").as_posix() for path in (site / "plain").rglob("*") if path.is_file()}
    with_mkdocs = {path.relative_to(site / "site").as_posix() for path in (site / "site").rglob("*") if path.is_file()}
    assert {"index.html", "about/index.html", "search/start.js", "404.html", "assets/prongsai/prongsai.css"} <= written
    assert {name for name in with_mkdocs - written if not name.startswith("assets/")} == set()
    assert written <= with_mkdocs


def test_what_needs_mkdocs_says_so(alone: Path, site: Path) -> None:
    with pytest.raises(AssertionError, match="--frame plain"):
        run(alone / "prongsai", "build", cwd=site)
