"""Our table does what TinyDB's does, whatever is asked of it and in whatever order."""

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from tinydb import TinyDB, where
from tinydb.operations import delete, increment
from tinydb.queries import QueryLike
from tinydb.storages import MemoryStorage
from tinydb.table import Document as NumberedDocument

from tests.responses.samples import answer, plain
from valuetui.responses.layout import Document, dump
from valuetui.responses.table import ResponseDB

groups = st.sampled_from(["citizens", "elected", "employees"])
counts = st.integers(0, 3)
documents = st.fixed_dictionaries(
    {"id": st.integers(0, (1 << 128) - 1).map("{:032x}".format), "group": groups, "n": counts},
    optional={"write_in": st.text(), "picks": st.lists(st.text(max_size=3), max_size=3)},
)
conditions: st.SearchStrategy[QueryLike] = st.one_of(
    groups.map(lambda group: where("group") == group),
    counts.map(lambda n: where("n") >= n),
    st.builds(lambda g, n: (where("group") == g) & (where("n") < n), groups, counts),
    groups.map(lambda group: ~(where("group") == group)),
)


def content(found: list[Any]) -> list[bytes]:
    """The documents in an order of their own: TinyDB's ids and order are not compared."""
    return sorted(dump(document) for document in found)


class SameAsTinyDB(RuleBasedStateMachine):
    """Every operation on our table and on TinyDB's own, with equal outcome."""

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "kiosk-1.json"
        self.database = ResponseDB(self.path)
        self.other = ResponseDB(self.path)
        self.model = TinyDB(storage=MemoryStorage)

    @property
    def ours(self) -> Any:
        return self.database.table("responses")

    @property
    def theirs(self) -> Any:
        return self.model.table("responses")

    @rule(document=documents)
    def insert(self, document: Document) -> None:
        number = self.ours.insert(document)
        assert self.ours.get(doc_id=number) == document
        self.theirs.insert(document)

    @rule(many=st.lists(documents, max_size=4))
    def insert_multiple(self, many: list[Document]) -> None:
        numbers = self.ours.insert_multiple(many)
        assert [self.ours.get(doc_id=number) for number in numbers] == many
        self.theirs.insert_multiple(many)

    @rule(document=documents)
    def insert_by_another_process(self, document: Document) -> None:
        self.other.insert(document)
        self.theirs.insert(document)

    @rule(condition=conditions)
    def remove(self, condition: QueryLike) -> None:
        assert len(self.ours.remove(condition)) == len(self.theirs.remove(condition))

    @rule(condition=conditions, group=groups)
    def update(self, condition: QueryLike, group: str) -> None:
        updated = self.ours.update({"group": group}, condition)
        assert len(updated) == len(self.theirs.update({"group": group}, condition))

    @rule(condition=conditions)
    def update_by_operation(self, condition: QueryLike) -> None:
        self.ours.update(increment("n"), condition)
        self.theirs.update(increment("n"), condition)

    @rule(first=conditions, second=conditions)
    def update_multiple(self, first: QueryLike, second: QueryLike) -> None:
        updates = [({"n": 0}, first), (increment("n"), second)]
        assert len(self.ours.update_multiple(updates)) == len(self.theirs.update_multiple(updates))

    @rule(document=documents, condition=conditions)
    def upsert(self, document: Document, condition: QueryLike) -> None:
        mine = self.ours.upsert(document, condition)
        assert len(mine) == len(self.theirs.upsert(document, condition))

    @rule()
    def truncate(self) -> None:
        self.ours.truncate()
        self.theirs.truncate()

    @rule(note=st.dictionaries(st.text(), st.text(), max_size=2))
    def note_in_another_table(self, note: dict[str, str]) -> None:
        self.database.table("notes").insert(note)
        self.model.table("notes").insert(note)

    @rule()
    def drop_the_other_table(self) -> None:
        self.database.drop_table("notes")
        self.model.drop_table("notes")

    @rule()
    def drop_all_tables(self) -> None:
        self.database.drop_tables()
        self.model.drop_tables()

    @rule()
    def open_again(self) -> None:
        self.database.close()
        self.database = ResponseDB(self.path)

    @rule(condition=conditions)
    def search(self, condition: QueryLike) -> None:
        assert content(self.ours.search(condition)) == content(self.theirs.search(condition))
        assert self.ours.count(condition) == self.theirs.count(condition)
        assert self.ours.contains(condition) == self.theirs.contains(condition)
        one = self.ours.get(condition)
        assert one is None or condition(one)

    @invariant()
    def everything_is_equal(self) -> None:
        assert content(self.ours.all()) == content(self.theirs.all())
        assert content(plain(self.path)) == content(self.theirs.all())
        notes = self.database.table("notes").all()
        assert content(notes) == content(self.model.table("notes").all())
        assert len(self.ours) == len(self.theirs)

    def teardown(self) -> None:
        self.database.close()
        self.other.close()
        self.folder.cleanup()


TestSameAsTinyDB = SameAsTinyDB.TestCase
TestSameAsTinyDB.settings = settings(max_examples=40, stateful_step_count=20)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kiosk-1.json"


def test_the_default_table_is_that_of_the_responses(path: Path) -> None:
    with ResponseDB(path) as database:
        document = answer()
        database.insert(document)
        assert list(database) == [document]
    assert plain(path) == [document]


def test_a_table_asked_to_persist_though_empty_keeps_what_is_in_it(path: Path) -> None:
    with ResponseDB(path) as database:
        database.insert(answer())
    with ResponseDB(path) as database:
        assert len(database.table("responses", persist_empty=True)) == 1
        assert len(database.table("sessions", persist_empty=True)) == 0
        assert "sessions" in database.tables()


def test_numbers_do_not_tell_who_came_first(path: Path) -> None:
    with ResponseDB(path) as database:
        document = answer()
        assert database.insert(document) == int(document["id"], 16) >> 65
        numbers = [database.insert({"n": n}) for n in range(20)]
        numbers += [database.table("notes").insert({"n": n}) for n in range(20)]
    assert len(set(numbers)) == 40
    assert numbers != sorted(numbers)
    assert min(numbers) > 1 << 40


def test_two_documents_under_one_number_are_both_kept(path: Path) -> None:
    twins = [answer(id="f" * 31 + last) for last in "ab"]
    with ResponseDB(path) as database:
        numbers = database.insert_multiple(twins)
        assert len(set(numbers)) == 2
        assert [database.get(doc_id=number) for number in numbers] == twins


def test_a_number_of_ones_own_is_kept_and_not_given_twice(path: Path) -> None:
    with ResponseDB(path) as database:
        assert database.insert(NumberedDocument({"a": 1}, doc_id=7)) == 7
        with pytest.raises(ValueError, match="already exists"):
            database.insert(NumberedDocument({"a": 2}, doc_id=7))
        database.upsert(NumberedDocument({"b": 3}, doc_id=7))
        database.update(delete("a"), doc_ids=[7])
        assert database.get(doc_id=7) == {"b": 3}
        assert database.remove(doc_ids=[7, 8]) == [7]


def test_a_query_asked_again_sees_what_another_process_has_added(path: Path) -> None:
    with ResponseDB(path) as one, ResponseDB(path) as other:
        query = where("group") == "citizens"
        assert one.search(query) == []
        other.insert(answer())
        assert len(one.search(query)) == 1


def test_changing_a_result_changes_nothing_that_is_kept(path: Path) -> None:
    with ResponseDB(path) as database:
        document = answer()
        database.insert(document)
        database.all()[0]["picks"]["current"].clear()
        assert database.all() == [document]


@pytest.mark.parametrize("nothing", [None, 3, ["a"], "text"])
def test_only_a_mapping_is_a_document(path: Path, nothing: Any) -> None:
    with ResponseDB(path) as database:
        with pytest.raises(ValueError, match="not a Mapping"):
            database.insert(nothing)
        assert len(database) == 0


def test_an_insert_of_many_that_fails_leaves_none(path: Path) -> None:
    with ResponseDB(path) as database:
        many: list[Any] = [answer(), answer(), "no document"]
        with pytest.raises(ValueError, match="not a Mapping"):
            database.insert_multiple(many)
        assert len(database) == 0


def test_to_insert_nothing_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "kiosk-1.json"
    with ResponseDB(path) as database:
        assert database.insert_multiple([]) == []
        database.insert(answer())
        before = path.read_bytes()
        assert database.insert_multiple([]) == []
    assert path.read_bytes() == before
