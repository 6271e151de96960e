from prongsai.catalogue import key_labels
from prongsai.kinds import KINDS
from prongsai.model.agency import AgencyKind, AgencyProfile
from prongsai.model.assessment import Assessment, Tool
from prongsai.model.evidence import Evidence
from prongsai.model.fields import A_CHANNEL, A_FILE, A_UNIT
from prongsai.model.measure import Measure, Status
from prongsai.model.publication import Redirect
from prongsai.schema.shape import Shape, marked, shape_of, values_at


def test_a_shape_knows_what_stands_where() -> None:
    shape = shape_of(Measure)
    assert shape.required == {"id", "title_th"}
    assert {name: shape.at((name,)).kind for name in ("id", "number", "steps", "schedule", "status", "updated_on")} == {  # type: ignore[union-attr]
        "id": "text",
        "number": "number",
        "steps": "list",
        "schedule": "mapping",
        "status": "choice",
        "updated_on": "text",
    }


def test_a_choice_has_its_choices() -> None:
    assert shape_of(Measure).at(("status",)) == Shape(choices=Status, kind="choice")
    assert shape_of(AgencyProfile).at(("kind",)) == Shape(choices=AgencyKind, kind="choice")
    assert shape_of(Assessment).at(("questions", 3, "tool")) == Shape(choices=Tool, kind="choice")


def test_a_path_leads_through_lists_and_mappings() -> None:
    shape = shape_of(Measure)
    assert shape.at(()) is shape
    assert shape.at(("results", 0, "quantities", 1, "not_stated")) == Shape(kind="yes_no")
    assert shape.at(("results", 0, "unknown")) is None
    assert shape.at(("unknown", "further")) is None
    assert shape.at(("title_th", 0)) is None


def test_steps_within_steps_end_somewhere() -> None:
    path: tuple[str | int, ...] = ("steps", 0)
    assert shape_of(Measure).at(path * 3) is not None
    assert shape_of(Measure).at(path * 30) is None


def test_every_key_has_a_thai_name() -> None:
    def keys(shape: Shape, depth: int = 0) -> set[str]:
        inner = [*(shape.keys or {}).values(), *([shape.item] if shape.item else [])]
        return set(shape.keys or {}).union(*(keys(one, depth + 1) for one in inner)) if depth < 8 else set()

    assert set().union(*(keys(shape_of(kind.record)) for kind in KINDS)) <= set(key_labels())


def test_marked_fields_are_found_wherever_they_stand() -> None:
    assert set(marked(Measure, A_FILE)) == {("evidence", None, "file")}
    assert set(marked(Measure, A_UNIT)) == {("owners", None)}
    assert set(marked(AgencyProfile, A_FILE)) == {("emblem",)}
    assert marked(AgencyProfile, A_CHANNEL) == ()


def test_values_come_with_their_paths() -> None:
    measure = Measure(id="a", title_th="ก", evidence=(Evidence(title_th="ข", file="a.pdf"), Evidence(title_th="ค")), owners=("x", "y"))
    assert list(values_at(measure, ("evidence", None, "file"))) == [(("evidence", 0, "file"), "a.pdf")]
    assert list(values_at(measure, ("owners", None))) == [(("owners", 0), "x"), (("owners", 1), "y")]
    assert list(values_at(None, ("owners",))) == []


def test_a_field_named_like_a_word_of_python_is_the_key_without_its_underscore() -> None:
    shape = shape_of(Redirect)
    assert shape.required == {"from", "to", "since_on"}
    assert "from_" not in (shape.keys or {})
