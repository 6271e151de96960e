"""The commands as a clerk gives them: what is told, what is written, with which exit code."""

from __future__ import annotations

import errno
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from importlib import import_module
from pathlib import Path, PurePosixPath
from types import ModuleType, SimpleNamespace
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result
from tests.building import AGENCY, make_project, write_files

from prongsai import __version__, cli
from prongsai.cli import engine, new
from prongsai.intake.layout import lay_out
from prongsai.kinds import KINDS
from prongsai.model.agency import AgencyKind, AgencyProfile
from prongsai.model.channel import Channel
from prongsai.model.e_service import EService
from prongsai.model.executive import Executive
from prongsai.model.fiscal_year import YearRecord
from prongsai.model.measure import Measure
from prongsai.model.search import EverydayWord
from prongsai.model.service_manual import ServiceManual
from prongsai.model.structure import Division, Structure
from prongsai.problems.problem import Severity
from prongsai.site.read import read_portal
from prongsai.source.files import read_content
from prongsai.starter import facts_of, kind_of, starter_files

DOCS = Path(__file__).parents[2] / "docs" / "commands.md"
PLACE = ["--district", "สีคิ้ว", "--province", "นครราชสีมา"]


def run(*arguments: str, today: date = date(2023, 11, 2), **how: Any) -> Result:
    return CliRunner().invoke(cli.main, arguments, obj=lambda: today, **how)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def site(here: Path) -> Path:
    """A new site in which a clerk has written over the examples."""
    assert run("new", "site", "--name", "อบต.กุดน้อย", *PLACE).exit_code == 0
    for file in (here / "site/content").rglob("*.yml"):
        text = re.sub(r"(_th: )ตัวอย่าง |(ศาลา)(?=,)", r"\1", file.read_text("utf-8"))
        file.write_text(re.sub(r"(?<=id: )example$|(?<=e_service: )example$", "own", text, flags=re.MULTILINE), "utf-8")
    return here / "site"


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_version_is_told() -> None:
    assert __version__ in run("--version").stdout


def test_check_tells_how_much_was_checked(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site)
    result = run("check")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "ไม่พบปัญหา\nตรวจแล้ว 1 หน่วยงาน 1 มาตรการ 2 ช่องทาง 1 บริการออนไลน์\n"


def test_check_names_the_folder_as_typed_and_ends_with_the_summary(site: Path) -> None:
    change(site / "content/2567/measures.yml", "owners: [permanent-secretary-office]", "owners: [finance]")
    result = run("check", "site/content/")
    assert result.exit_code == 1
    assert result.stdout.startswith("site/content/2567/measures.yml:")
    assert result.stdout.splitlines()[-1] == "พบข้อผิดพลาด 1 รายการ"


def test_check_of_an_absolute_folder_names_it_from_here(site: Path) -> None:
    change(site / "content/agency.yml", "kind: subdistrict_administration", "kind: village")
    result = run("check", str(site / "content"))
    assert result.stdout.startswith("site/content/agency.yml:")


def test_check_passes_with_warnings_alone(site: Path) -> None:
    change(site / "content/2567/measures.yml", "title_th: จัด", "title_th: <b>จัด</b>")
    result = run("check", "site/content")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-2:] == ["พบคำเตือน 1 รายการ", "ตรวจแล้ว 1 หน่วยงาน 1 มาตรการ 2 ช่องทาง 1 บริการออนไลน์"]


def test_check_in_json_is_json_alone(site: Path) -> None:
    assert json.loads(run("check", "site/content", "--format", "json").stdout) == []
    change(site / "content/agency.yml", "province_th:", "provnce_th:")
    result = run("check", "site/content", "--format", "json")
    problems = json.loads(result.stdout)
    assert result.exit_code == 1
    assert {problem["file"] for problem in problems} == {"site/content/agency.yml"}


def test_check_for_github_annotates_each_line(site: Path) -> None:
    change(site / "content/agency.yml", "province_th:", "provnce_th:")
    result = run("check", "site/content", "--format", "github")
    annotations = [line for line in result.stdout.splitlines() if line.startswith("::")]
    assert result.exit_code == 1
    assert annotations
    assert all(line.startswith("::error file=site/content/agency.yml,line=") for line in annotations)


def test_check_is_coloured_on_a_terminal_only(site: Path) -> None:
    change(site / "content/agency.yml", "province_th:", "provnce_th:")
    assert "\x1b[" not in run("check", "site/content").stdout
    assert "\x1b[31m" in run("check", "site/content", color=True).stdout


@pytest.mark.parametrize(("typed", "told"), [("nowhere", "ไม่พบโฟลเดอร์ nowhere"), ("file.yml", "file.yml ไม่ใช่โฟลเดอร์")])
def test_check_of_no_folder_is_refused_in_thai(here: Path, typed: str, told: str) -> None:
    (here / "file.yml").touch()
    result = run("check", typed)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(told)


@pytest.mark.usefixtures("site")
def test_check_writes_utf8_where_the_system_cannot() -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    result = subprocess.run(
        [sys.executable, "-m", "prongsai.cli", "check", "site/content"], env=environment, capture_output=True, check=True
    )
    assert "ไม่พบปัญหา" in result.stdout.decode("utf-8")


FOR_PAGES = {"jinja2", "markdown", "markupsafe", "material", "mkdocs", "multiprocessing", "numpy", "openpyxl", "xlsxwriter", "zxingcpp"}


def loaded_by(*arguments: str) -> set[str]:
    """The packages and our own modules that a command loads."""
    code = "import atexit, sys; atexit.register(lambda: print('loaded', *sys.modules)); from prongsai.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, encoding="utf-8", check=True)
    names = done.stdout.splitlines()[-1].split()[1:]
    assert "prongsai.cli" in names
    return {name if name.startswith("prongsai") else name.partition(".")[0] for name in names}


def test_help_loads_nothing_but_the_command_line() -> None:
    loaded = loaded_by("--help")
    assert loaded & (FOR_PAGES | {"pydantic", "yaml"}) == set()
    assert {name for name in loaded if name.startswith("prongsai.")} == {"prongsai.cli", "prongsai.clock"}


def test_check_loads_nothing_that_only_pages_need(site: Path) -> None:
    loaded = loaded_by("check", "site/content")
    assert loaded & FOR_PAGES == set()
    assert {"prongsai.checks.references_exist", "pydantic", "yaml"} <= loaded
    assert not {name for name in loaded if name.startswith(("prongsai.pages", "prongsai.render", "prongsai.search"))}
    (site / "content/redirects.yml").write_text("- {from: old/, to: channels/, since_on: 2023-11-02}\n", "utf-8")
    loaded = loaded_by("check", "site/content")
    assert "prongsai.pages" in loaded, "where addresses must live on, pages are planned"
    assert loaded & FOR_PAGES == set(), "and none is made"


def test_new_site_has_nothing_but_examples_in_any_kind_of_agency(here: Path) -> None:
    for kind in AgencyKind:
        assert run("new", str(kind), "--kind", str(kind), "--name", "เมือง: ก # ข", *PLACE).exit_code == 0
        reading = read_portal(here / kind / "content")
        assert [one.code for one in reading.problems] == ["example-record"] * 8
        assert not any(one.severity is not Severity.NOTICE for one in reading.problems)
        assert reading.portal
        assert reading.portal.single
        assert reading.portal.agencies[0].name_th == "เมือง: ก # ข"


@pytest.mark.parametrize(("today", "year"), [(date(2023, 9, 30), "2566"), (date(2023, 10, 1), "2567")])
def test_new_site_starts_in_the_fiscal_year_of_today(here: Path, today: date, year: str) -> None:
    assert run("new", "site", "--name", "อบต.กุดน้อย", *PLACE, today=today).exit_code == 0
    assert [folder.name for folder in (here / "site/content").iterdir() if folder.is_dir()] == [year]


def test_new_never_overwrites_and_then_writes_nothing(here: Path) -> None:
    (here / "site").mkdir()
    (here / "site/README.md").write_text("ของเดิม", "utf-8")
    result = run("new", "site", "--name", "อบต.กุดน้อย", *PLACE)
    assert result.exit_code == 2
    assert "site/README.md" in result.stderr
    assert [path.name for path in (here / "site").iterdir()] == ["README.md"]
    assert (here / "site/README.md").read_text("utf-8") == "ของเดิม"


def test_new_where_nothing_can_be_written_is_refused_in_thai(here: Path) -> None:
    (here / "site").touch()
    result = run("new", "site", "--name", "อบต.กุดน้อย", *PLACE)
    assert result.exit_code == 2
    assert result.stderr.startswith("สร้างไฟล์ใน site ไม่ได้")


def test_new_asks_on_a_terminal_for_what_was_not_told(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(new, "on_terminal", lambda: True)
    result = run("new", "site", input="เมืองพัทยา\n9\n6\nบางละมุง\nชลบุรี\n")
    assert result.exit_code == 0, result.output
    reading = read_portal(here / "site/content")
    assert reading.portal
    profile = reading.portal.agencies[0].profile
    assert (profile.kind, profile.name_th) == (AgencyKind.SPECIAL_ADMINISTRATION, "เมืองพัทยา")
    assert (profile.district_th, profile.province_th) == ("บางละมุง", "ชลบุรี")


@pytest.mark.parametrize(("given", "missing"), [([], "--name"), (["--name", "เมืองพัทยา"], "--kind"), (["--name", "อบต.ก"], "--district")])
def test_new_without_a_terminal_tells_what_is_missing(here: Path, given: list[str], missing: str) -> None:
    result = run("new", "site", *given)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"ยังไม่ได้ระบุ {missing}")
    assert not (here / "site").exists()


@pytest.mark.parametrize("typed", ["อบต.กุดน้อย", " อบต. กุดน้อย", "องค์การบริหารส่วนตำบลกุดน้อย"])
def test_names_are_completed_in_both_directions(typed: str) -> None:
    kind = kind_of(typed)
    assert kind is AgencyKind.SUBDISTRICT_ADMINISTRATION
    facts = facts_of(kind, typed, "อำเภอ สีคิ้ว", "จ.นครราชสีมา")
    assert (facts.name_th, facts.short_name_th) == ("องค์การบริหารส่วนตำบลกุดน้อย", "อบต.กุดน้อย")
    assert (facts.district_th, facts.province_th) == ("สีคิ้ว", "นครราชสีมา")


def _starter() -> dict[str, str]:
    facts = facts_of(AgencyKind.SUBDISTRICT_ADMINISTRATION, "อบต.กุดน้อย", "สีคิ้ว", "นครราชสีมา")
    return {str(path): text for path, text in starter_files(facts, date(2023, 11, 2)).items()}


@pytest.mark.parametrize(
    ("file", "record"),
    [
        ("content/agency.yml", AgencyProfile),
        ("content/channels.yml", Channel),
        ("content/e-services.yml", EService),
        ("content/structure.yml", Structure),
        ("content/structure.yml", Division),
        ("content/executives.yml", Executive),
        ("content/service-manuals.yml", ServiceManual),
        ("content/search.yml", EverydayWord),
        ("content/2567/year.yml", YearRecord),
        ("content/2567/measures.yml", Measure),
    ],
)
def test_starter_names_every_field_of_a_record(file: str, record: Any) -> None:
    text = _starter()[file]
    # A real agency does not say that it is made up.
    assert {field.name for field in fields(record) if not re.search(rf"\b{field.name}\b", text)} <= {"fictional"}


def test_starter_examples_are_valid_once_their_hash_is_removed(tmp_path: Path) -> None:
    for place, text in _starter().items():
        path = tmp_path / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(re.sub(r"(?m)^( *)# ( *(?:- )?[a-z_]+:.*| +- .*)$", r"\1\2", text), "utf-8")
    reading = read_portal(tmp_path / "content")
    assert {one.code for one in reading.problems} == {"example-record"}
    assert reading.portal
    measure = reading.portal.agencies[0].years[0].measures[0]
    unused = {field.name for field in fields(Measure) if not getattr(measure, field.name)}
    assert unused == {"questions"}


@pytest.mark.parametrize(
    ("typed", "arguments"),
    [
        (["build"], ["build"]),
        (["build", "--strict"], ["build", "--strict"]),
        (["build", "-f", "other.yml", "--clean", "--frame", "material"], ["build", "--config-file", "other.yml", "--clean"]),
        (["build", "-q", "-v", "-d", "out"], ["build", "--site-dir", str(Path("out").absolute()), "--verbose", "-q"]),
        (["serve", "--dev-addr", "127.0.0.1:9000"], ["serve", "--dev-addr", "127.0.0.1:9000"]),
        (["serve", "--port", "9000", "--livereload"], ["serve", "--dev-addr", "127.0.0.1:9000", "--livereload"]),
    ],
)
def test_build_and_serve_hand_their_arguments_to_mkdocs(typed: list[str], arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[list[str]] = []
    monkeypatch.setattr(import_module(f"prongsai.cli.{typed[0]}"), "run", lambda given: handed.append(list(given)))
    assert run(*typed).exit_code == 0
    assert handed == [arguments]


def test_properdocs_builds_where_mkdocs_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[tuple[str, list[str]]] = []
    properdocs = ModuleType("properdocs.__main__")
    properdocs.cli = SimpleNamespace(main=lambda given, *, prog_name: handed.append((prog_name, given)))  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "properdocs.__main__", properdocs)
    monkeypatch.setattr(engine, "find_spec", {"properdocs": properdocs}.get)
    monkeypatch.setattr(engine, "_BANNERS_OFF", {})
    assert run("build", "--strict", "-f", "other.yml").exit_code == 0
    # Its own settings file is properdocs.yml, so ours is named; of two names given it takes the last.
    assert handed == [("properdocs", ["build", "--config-file", "mkdocs.yml", "--config-file", "other.yml", "--strict"])]


def test_where_neither_is_installed_the_frame_without_them_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "find_spec", {}.get)
    monkeypatch.setattr(engine, "_BANNERS_OFF", {})
    for command in ("build", "serve"):
        result = run(command)
        assert result.exit_code == 2
        assert "prongsai build --frame plain ซึ่งไม่ใช้ MkDocs" in result.stderr


def test_build_is_quiet_about_the_end_of_material(here: Path) -> None:
    make_project(here, {"agency.yml": AGENCY})
    environment = {name: value for name, value in os.environ.items() if not name.endswith("MKDOCS_2_WARNING")}
    command = [sys.executable, "-m", "prongsai.cli", "build"]
    result = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=True)
    assert "2027" not in result.stderr
    assert "ProperDocs" not in result.stderr
    assert (here / "site/index.html").is_file()


def test_build_ends_with_the_exit_code_of_mkdocs(here: Path) -> None:
    result = subprocess.run([sys.executable, "-m", "prongsai.cli", "build"], cwd=here, capture_output=True, check=False)
    assert result.returncode == 1


def _sections() -> dict[str, str]:
    parts = re.split(r"(?m)^## `prongsai ([a-z-]+)`$", DOCS.read_text("utf-8"))
    return dict(zip(parts[1::2], parts[2::2], strict=True))


COMMANDS = {name: listed.whole() for name, listed in cli.main.commands.items() if isinstance(listed, cli.Listed)}


def test_each_module_with_a_command_is_listed_by_its_name() -> None:
    modules = [path.stem for path in Path(cli.__file__).parent.glob("[!_]*.py")]
    commands = [getattr(import_module(f"prongsai.cli.{name}"), "command", None) for name in modules]
    assert {one.name for one in commands if one} == {one.name for one in COMMANDS.values()} == cli.main.commands.keys()


def test_each_command_has_its_section_in_the_handbook() -> None:
    assert _sections().keys() == COMMANDS.keys()


@pytest.mark.parametrize("command", COMMANDS.values(), ids=lambda command: str(command.name))
def test_each_option_is_told_in_its_section(command: click.Command) -> None:
    section = _sections()[str(command.name)]
    options = [option for parameter in command.params if isinstance(parameter, click.Option) for option in parameter.opts]
    choices = [choice for p in command.params if isinstance(p.type, click.Choice) for choice in p.type.choices]
    assert [word for word in [*options, *choices] if word not in section] == []


def test_each_command_tells_its_help_in_thai() -> None:
    thai: Callable[[str | None], bool] = lambda text: bool(re.search("[ก-๙]", text or ""))  # noqa: E731
    for name, command in COMMANDS.items():
        assert thai(cli.main.commands[name].short_help)
        assert thai(command.help)
        assert all(thai(p.help) for p in command.params if isinstance(p, click.Option))


def test_schema_writes_one_file_a_kind_and_says_so(here: Path) -> None:
    result = run("schema", "new/schemas")
    assert (result.exit_code, result.stderr) == (0, "")
    names = [f"{kind.stem}.schema.json" for kind in KINDS]
    assert result.stdout.splitlines() == [f"เขียนแล้ว {len(KINDS)} ไฟล์ใน new/schemas", *(f"  {name}" for name in names)]
    assert sorted(path.name for path in (here / "new/schemas").iterdir()) == sorted(names)
    for name in names:
        assert json.loads((here / "new/schemas" / name).read_text("utf-8"))["$id"] == name


def test_schema_replaces_its_own_files_only(here: Path) -> None:
    assert run("schema", "schemas").exit_code == 0
    own, other = here / "schemas/news.schema.json", here / "schemas/measures.schema.json"
    change(own, '"$schema"', '"$old"')
    (here / "schemas/notes.txt").write_text("ของเดิม", "utf-8")
    assert run("schema", "schemas").exit_code == 0
    assert '"$old"' not in own.read_text("utf-8")
    assert (here / "schemas/notes.txt").read_text("utf-8") == "ของเดิม"
    other.write_text("{}", "utf-8")
    change(own, '"$schema"', '"$old"')
    result = run("schema", "schemas")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "schemas/measures.schema.json" in result.stderr
    assert other.read_text("utf-8") == "{}"
    assert '"$old"' in own.read_text("utf-8")


def test_schema_where_nothing_can_be_written_is_refused_in_thai(here: Path) -> None:
    (here / "file").touch()
    result = run("schema", "file")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("file ไม่ใช่โฟลเดอร์")
    result = run("schema", "file/below")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("เขียนไฟล์ใน file/below ไม่ได้")


def test_new_site_has_its_editor_set_up_in_one_line(here: Path) -> None:
    result = run("new", "site", "--name", "อบต.กุดน้อย", *PLACE)
    assert [line for line in result.stdout.splitlines() if ".vscode" in line] == ["  site/.vscode/ (ให้ VS Code ช่วยเติมและตรวจขณะพิมพ์)"]
    settings = json.loads((here / "site/.vscode/settings.json").read_text("utf-8"))
    assert set(settings["yaml.schemas"]) == {f"./.vscode/schemas/{kind.stem}.schema.json" for kind in KINDS}
    assert all((here / "site" / path).is_file() for path in settings["yaml.schemas"])
    assert json.loads((here / "site/.vscode/extensions.json").read_text("utf-8"))["recommendations"] == ["redhat.vscode-yaml"]


def test_each_file_of_a_new_site_has_the_schema_of_its_kind(site: Path) -> None:
    patterns = json.loads((site / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    (site / "content/2567/measures").mkdir()
    write_files(site, {"content/2567/measures/one.yml": "", "content/oit-catalogue/2569.yml": "", "content/published.yml": ""})
    layout = lay_out(read_content(site / "content", "content"))
    for found in (*layout.of_site, *layout.files):
        name = found.file.path.relative_to(site).as_posix()
        # As the editor reads them: `**/` is any number of folders, or none.
        fitting = {
            path
            for path, globs in patterns.items()
            for glob in globs
            if any(PurePosixPath(name).match(one) for one in (glob, glob.replace("**/", "")))
        }
        assert fitting == {f"./.vscode/schemas/{found.kind.stem}.schema.json"}


def test_what_a_killed_command_left_is_seen_to_by_any_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    write_files(
        tmp_path,
        {
            "content/agency.yml": AGENCY,
            f"content/.published.yml.{ended.pid}.part": "half",
            f".prongsai-{ended.pid}-1.part": "half",
            ".site.replaced-1/index.html": "whole",
        },
    )
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(cli.main, ["check"]).exit_code == 0
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()) == [
        "content/agency.yml",
        "site/index.html",
    ]


def test_what_the_system_refuses_is_told_in_thai(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "content")

    (tmp_path / "content").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("prongsai.site.read.read_content", full)
    result = CliRunner().invoke(cli.main, ["check"])
    assert result.exit_code == 1
    assert "เนื้อที่ดิสก์เต็ม (content)\nวิธีแก้: " in result.output
