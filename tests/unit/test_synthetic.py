from pathlib import Path

from benchmarks.synthetic import as_yaml, files_of, write_content

from prongsai.model.portal import Portal
from prongsai.site.read import read_portal

MEASURES = 30


def read(folder: Path) -> Portal:
    reading = read_portal(folder)
    assert reading.problems == []
    assert reading.portal is not None
    return reading.portal


def test_made_up_portal_has_no_problems(tmp_path: Path) -> None:
    write_content(tmp_path, MEASURES, seed=1)
    years = [year for agency in read(tmp_path).agencies for year in agency.years]
    assert sum(len(year.measures) for year in years) == MEASURES
    assert all(year.questions for year in years if year.measures)


def test_layout_of_one_file_each_holds_the_same_measures(tmp_path: Path) -> None:
    write_content(tmp_path / "lists", MEASURES, seed=1)
    write_content(tmp_path / "files", MEASURES, seed=1, one_file_each=True)
    lists, files = read(tmp_path / "lists").agencies[0], read(tmp_path / "files").agencies[0]
    for one, other in zip(lists.years, files.years, strict=True):
        assert sorted(one.measures, key=lambda measure: measure.id) == sorted(other.measures, key=lambda measure: measure.id)


def test_same_seed_gives_the_same_bytes() -> None:
    first, again, other = ([(name, as_yaml(data)) for name, data in files_of(MEASURES, seed)] for seed in (1, 1, 2))
    assert first == again
    assert first != other


def test_small_portal_is_the_start_of_a_large_one() -> None:
    small, large = dict(files_of(80, 1)), dict(files_of(160, 1))
    assert small.items() <= large.items()
    assert len(large) > len(small)


def test_measure_takes_about_five_kilobytes() -> None:
    records = [record for name, data in files_of(80, 1) if name.name == "measures.yml" for record in data]
    assert 4_500 < len(as_yaml(records).encode()) / len(records) < 6_000
