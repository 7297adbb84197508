"""From paths to files: what is read, what is reported, what is left alone."""

import os
import pickle
from collections.abc import Iterable
from pathlib import Path

import pytest

from okr_cli.config.loading import ConfigError
from okr_cli.errors import CannotRun
from okr_cli.files import shown_path
from okr_cli.finding import STDIN
from okr_cli.source.decoding import HEAD_BYTES, decode
from okr_cli.workspace.skipped import Skipped, SkipReason
from okr_cli.workspace.workspace import StandardInput, Workspace, open_workspaces

OKR = "okr: 1\n"


@pytest.fixture(autouse=True)
def _in_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(*paths: str, text: str = OKR) -> None:
    for name in paths:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def opened(*paths: str, **options: object) -> list[Workspace]:
    return list(open_workspaces([Path(path) for path in paths], Path.cwd(), **options))  # type: ignore[arg-type]


def project(*paths: str) -> Workspace:
    (only,) = opened(*paths)
    return only


def read(*paths: str) -> list[str]:
    """The files that are read for these paths."""
    return [file.path for file in project(*paths).files()]


def reported(*paths: str) -> list[str]:
    """The files that are reported on for these paths."""
    return [file.path for file in project(*paths).files() if file.reported]


def skipped(found: Workspace) -> dict[str, Skipped]:
    """The skipped files, by the path that is shown."""
    list(found.files())
    return {shown_path(item.path): item for item in found.skipped}


def excluded(name: str) -> dict[str, Skipped]:
    return {name: Skipped(Path.cwd() / name, SkipReason.EXCLUDED)}


def locked() -> dict[str, Skipped]:
    return {"locked": Skipped(Path.cwd() / "locked", SkipReason.UNREADABLE, "permission denied")}


class TestRoots:
    def test_the_whole_workspace_is_read_and_what_is_named_is_reported(self) -> None:
        write("okr.toml", text="")
        write("a.yaml", "teams/b.yaml", "teams/c.yml", "other/d.yaml")
        assert read() == reported() == ["a.yaml", "other/d.yaml", "teams/b.yaml", "teams/c.yml"]
        assert read("teams") == read()
        assert reported("teams") == ["teams/b.yaml", "teams/c.yml"]
        assert reported("teams/b.yaml", "a.yaml") == ["a.yaml", "teams/b.yaml"]
        assert reported(".") == read()

    def test_from_a_folder_below_the_root(self, monkeypatch: pytest.MonkeyPatch) -> None:
        write("okr.toml", text="")
        write("a.yaml", "teams/b.yaml")
        monkeypatch.chdir("teams")
        assert read() == ["../a.yaml", "b.yaml"]
        assert reported() == ["b.yaml"]

    def test_the_git_root_and_the_working_directory(self) -> None:
        write("a.yaml", "teams/b.yaml")
        assert project("teams/b.yaml").root == Path.cwd()
        assert read("teams/b.yaml") == ["a.yaml", "teams/b.yaml"]
        Path("teams/.git").mkdir()
        assert read("teams/b.yaml") == ["teams/b.yaml"]

    def test_a_pyproject_makes_a_root(self) -> None:
        write("pyproject.toml", text="[tool.okr]\nexclude = ['b.yaml']\n")
        write("a.yaml", "b.yaml")
        assert read() == ["a.yaml"]

    def test_a_place_outside_the_working_directory(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        write("here/x.yaml", "there/a.yaml")
        monkeypatch.chdir("here")
        assert read("../there") == ["../there/a.yaml"]
        assert read(str(tmp_path / "there" / "a.yaml")) == ["../there/a.yaml"]

    def test_a_workspace_inside_a_workspace(self) -> None:
        write("okr.toml", "sub/okr.toml", text="")
        write("a.yaml", "sub/b.yaml", "sub/deep/c.yaml")
        outer = project()
        assert [file.path for file in outer.files()] == ["a.yaml"]
        assert outer.nested == [Path.cwd() / "sub"]
        assert read("sub/deep") == ["sub/b.yaml", "sub/deep/c.yaml"]
        assert reported("sub/deep") == ["sub/deep/c.yaml"]
        both = opened("a.yaml", "sub/b.yaml")
        assert [one.root for one in both] == [Path.cwd(), Path.cwd() / "sub"]

    def test_only_nested_workspaces_that_were_asked_for(self) -> None:
        write("okr.toml", "x/one/okr.toml", "y/two/okr.toml", text="")
        write("a.yaml")
        asked = project("x")
        list(asked.files())
        assert asked.nested == [Path.cwd() / "x/one"]

    def test_another_settings_file_or_none(self) -> None:
        write("okr.toml", text="exclude = ['a.yaml']\n")
        write("other.toml", text="exclude = ['b.yaml']\n")
        write("a.yaml", "b.yaml")
        assert read() == ["b.yaml"]
        assert [file.path for file in opened(config=Path("other.toml"))[0].files()] == ["a.yaml"]
        assert [file.path for file in opened(isolated=True)[0].files()] == ["a.yaml", "b.yaml"]

    def test_broken_settings_stop_the_run(self) -> None:
        write("okr.toml", text="excluded = []\n")
        with pytest.raises(ConfigError, match="unknown key 'excluded'; did you mean 'exclude'"):
            opened()
        with pytest.raises(ConfigError, match=r"none\.toml: No such file"):
            opened(config=Path("none.toml"))


class TestNamedPaths:
    def test_a_path_that_does_not_exist(self) -> None:
        with pytest.raises(CannotRun, match=r"^gone\.yaml: no such file or folder$"):
            opened("gone.yaml")

    def test_a_named_file_is_always_read(self) -> None:
        write("ci.yml", ".hidden/a.yaml", "notes.txt", text="name: ci\n")
        write(".gitignore", text="ignored/\n")
        write("ignored/b.yaml")
        for name in ("ci.yml", ".hidden/a.yaml", "notes.txt", "ignored/b.yaml"):
            assert reported(name) == [name]

    @pytest.mark.parametrize("folder", [".okrs", "ignored", "node_modules"])
    def test_a_named_folder_is_always_walked(self, folder: str) -> None:
        write(".gitignore", text="ignored/\n")
        write("a.yaml", f"{folder}/b.yaml", f"{folder}/deep/c.yaml")
        assert read() == ["a.yaml"]
        assert reported(folder) == [f"{folder}/b.yaml", f"{folder}/deep/c.yaml"]

    @pytest.mark.parametrize("name", ["drafts/a.yaml", "drafts"])
    def test_what_is_excluded_stays_excluded_when_named(self, name: str) -> None:
        write("okr.toml", text="exclude = ['drafts/']\n")
        write("drafts/a.yaml", "b.yaml")
        assert reported(name) == []

    def test_an_excluded_file_is_named_as_such(self) -> None:
        write("okr.toml", text="exclude = ['a.yaml']\n")
        write("a.yaml")
        assert skipped(project("a.yaml")) == excluded("a.yaml")

    def test_an_excluded_folder_is_named_as_such(self) -> None:
        write("okr.toml", text="exclude = ['drafts/']\n")
        write("drafts/deep/a.yaml")
        assert skipped(project("drafts")) == excluded("drafts")
        assert skipped(project("drafts/deep")) == excluded("drafts/deep")

    def test_a_path_with_dots_and_a_path_from_the_top(self, tmp_path: Path) -> None:
        write("teams/a.yaml")
        assert reported("teams/../teams/./a.yaml") == ["teams/a.yaml"]
        assert reported(str(tmp_path / "teams" / "a.yaml")) == ["teams/a.yaml"]

    def test_a_file_named_twice_is_read_once(self) -> None:
        write("a.yaml")
        assert read("a.yaml", "./a.yaml", ".") == ["a.yaml"]

    @pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind here")
    def test_a_file_that_may_not_be_read(self) -> None:
        write("a.yaml")
        Path("a.yaml").chmod(0)
        with pytest.raises(CannotRun, match=r"^a\.yaml: permission denied$"):
            read()

    def test_a_file_that_cannot_be_read(self, monkeypatch: pytest.MonkeyPatch) -> None:
        write("a.yaml")

        def refuse(path: Path) -> bytes:
            raise PermissionError(13, "Permission denied", str(path))

        monkeypatch.setattr(Path, "read_bytes", refuse)
        with pytest.raises(CannotRun, match=r"^a\.yaml: permission denied$"):
            read()

    def test_a_folder_that_cannot_be_read_is_reported_as_skipped(self, monkeypatch: pytest.MonkeyPatch) -> None:
        write("a.yaml", "locked/b.yaml")
        scandir = os.scandir

        def refuse(folder: Path) -> "Iterable[os.DirEntry[str]]":
            if Path(folder).name == "locked":
                raise PermissionError(13, "Permission denied", str(folder))
            return scandir(folder)

        monkeypatch.setattr(os, "scandir", refuse)
        assert skipped(project()) == locked()

    def test_a_folder_that_cannot_be_searched_is_skipped_too(self, monkeypatch: pytest.MonkeyPatch) -> None:
        write("a.yaml", "locked/b.yaml")
        stat, scandir = Path.stat, os.scandir

        def refuse_stat(path: Path, **options: bool) -> os.stat_result:
            if "locked" in path.parent.parts:
                raise PermissionError(13, "Permission denied", str(path))
            return stat(path, **options)

        def refuse(folder: Path) -> "Iterable[os.DirEntry[str]]":
            if Path(folder).name == "locked":
                raise PermissionError(13, "Permission denied", str(folder))
            return scandir(folder)

        monkeypatch.setattr(Path, "stat", refuse_stat)
        monkeypatch.setattr(os, "scandir", refuse)
        assert skipped(project()) == skipped(project("locked")) == locked()
        with pytest.raises(CannotRun, match=r"^locked/b\.yaml: permission denied$"):
            opened("locked/b.yaml")

    def test_only_the_start_of_an_oversized_file_is_read(self, monkeypatch: pytest.MonkeyPatch) -> None:
        write("a.yaml", text="okr: 1\n" + "#" * 6_000_000)
        write("b.yaml", text="name: x\n" + "#" * 6_000_000)
        found = project()
        monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail("read as a whole"))
        (file,) = found.files()
        assert (file.path, len(file.data)) == ("a.yaml", HEAD_BYTES)
        (finding,) = decode(pickle.loads(pickle.dumps(file.data)), file.path)[1]
        assert finding.message == "the file is too large (6 MB); the limit is 5 MB"
        assert [item.path.name for item in found.skipped] == ["b.yaml"]


class TestPatterns:
    def test_no_pattern_includes_nothing(self) -> None:
        write("okr.toml", text="include = []\n")
        write("a.yaml")
        assert read() == []

    def test_the_default_patterns_exclude_too(self) -> None:
        write("okr.toml", text="exclude = ['*.yaml', '*.yml']\n")
        write("a.yaml", "b.yml")
        assert read() == []
        assert skipped(project("a.yaml")) == excluded("a.yaml")

    def test_include_and_exclude_are_gitignore_patterns(self) -> None:
        write(
            "okr.toml",
            text="include = ['okrs/**/*.yaml', '!okrs/old/*']\nexclude = ['*-draft.yaml', '/okrs/top.yaml']\n",
        )
        write("a.yaml", "okrs/a.yaml", "okrs/q/b.yaml", "okrs/q/b-draft.yaml", "okrs/old/c.yaml", "okrs/top.yaml")
        write("okrs/q/top.yaml", "okrs/q/d.yml")
        assert read() == ["okrs/a.yaml", "okrs/q/b.yaml", "okrs/q/top.yaml"]

    def test_an_exclusion_can_be_taken_back(self) -> None:
        write("okr.toml", text="exclude = ['archive/*', '!archive/kept.yaml']\n")
        write("archive/a.yaml", "archive/kept.yaml", "b.yaml")
        assert read() == ["archive/kept.yaml", "b.yaml"]

    def test_patterns_start_at_the_root_from_anywhere(self, monkeypatch: pytest.MonkeyPatch) -> None:
        write("okr.toml", text="exclude = ['/a.yaml']\n")
        write("a.yaml", "sub/a.yaml")
        monkeypatch.chdir("sub")
        assert read() == ["a.yaml"]
        assert shown_path(project().root) == ".."

    def test_hidden_folders_and_those_of_tools_are_skipped(self) -> None:
        write(
            "a.yaml",
            ".git/b.yaml",
            ".github/c.yaml",
            "node_modules/d.yaml",
            "venv/e.yaml",
            ".f.yaml",
            "x/__pycache__/g.yaml",
        )
        assert read() == ["a.yaml"]


class TestGitignore:
    def test_gitignore_files_combine_across_levels(self) -> None:
        write(".gitignore", text="build/\n*.tmp.yaml\n/top.yaml\n")
        write("sub/.gitignore", text="!kept.tmp.yaml\nlocal.yaml\n")
        write("top.yaml", "sub/top.yaml", "build/a.yaml", "sub/build/a.yaml")
        write("a.tmp.yaml", "sub/a.tmp.yaml", "sub/kept.tmp.yaml", "sub/local.yaml", "local.yaml")
        assert read() == ["local.yaml", "sub/kept.tmp.yaml", "sub/top.yaml"]

    def test_nothing_comes_back_below_an_ignored_folder(self) -> None:
        write(".gitignore", text="out/\n!out/kept.yaml\n")
        write("out/kept.yaml", "a.yaml")
        assert read() == ["a.yaml"]

    def test_gitignore_files_above_the_root_apply(self, tmp_path: Path) -> None:
        write(".gitignore", text="secret.yaml\nother/b.yaml\n")
        write("repo/.gitignore", text="local.yaml\n/team/drafts/\n")
        write("repo/team/okr.toml", text="")
        Path("repo/.git").mkdir()
        write("repo/team/a.yaml", "repo/team/local.yaml", "repo/team/drafts/b.yaml", "repo/team/secret.yaml")
        assert read("repo/team") == ["repo/team/a.yaml", "repo/team/secret.yaml"]

    def test_a_workspace_that_git_ignores_as_a_whole_is_read(self) -> None:
        Path(".git").mkdir()
        write(".gitignore", text="scratch/\n")
        write("scratch/okr.toml", text="")
        write("scratch/a.yaml")
        assert read("scratch") == ["scratch/a.yaml"]

    def test_gitignore_can_be_turned_off(self) -> None:
        write("okr.toml", text="respect-gitignore = false\n")
        write(".gitignore", text="a.yaml\n")
        write("a.yaml")
        assert read() == ["a.yaml"]

    @pytest.mark.parametrize("line", ["!", "[z-a]", "\\"])
    def test_a_line_that_is_not_a_pattern_is_ignored(self, line: str) -> None:
        write(".gitignore", text=f"{line}\na.yaml\n")
        write("a.yaml", "b.yaml")
        assert read() == ["b.yaml"]

    def test_a_gitignore_that_is_not_text_is_ignored(self) -> None:
        Path(".gitignore").write_bytes(b"\xff\xfe\na.yaml\n")
        write("a.yaml", "b.yaml")
        assert read() == ["b.yaml"]


class TestOtherYaml:
    def test_other_yaml_files_are_skipped_with_the_reason(self) -> None:
        write("ci.yml", text="name: ci\njobs: {}\n")
        write("people.yaml", text="people: [Ida]\n")
        write("labels.yaml", text="team: a\nprojects: [b]\n")
        write("a.yaml")
        found = project()
        assert [file.path for file in found.files()] == ["a.yaml"]
        assert {shown_path(item.path): (item.reason, item.common_keys) for item in found.skipped} == {
            "ci.yml": (SkipReason.UNRELATED, ()),
            "labels.yaml": (SkipReason.UNRELATED, ("projects", "team")),
            "people.yaml": (SkipReason.UNRELATED, ("people",)),
        }


class TestSymbolicLinks:
    def link(self, name: str, target: str) -> None:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        try:
            Path(name).symlink_to(target)
        except OSError:
            pytest.skip("no symbolic links here")

    def test_a_file_outside_the_workspace_is_not_read(self) -> None:
        write("outside/a.yaml")
        write("team/okr.toml", text="")
        self.link("team/shared.yaml", "../outside/a.yaml")
        self.link("team/named.txt", "../outside/a.yaml")
        for name in ("team/shared.yaml", "team/named.txt"):
            assert skipped(project(name))[name].reason is SkipReason.OUTSIDE
            assert read(name) == []
        assert list(skipped(project("team"))) == ["team/shared.yaml"]

    def test_a_file_behind_a_folder_that_leads_outside_is_not_read(self) -> None:
        write("outside/a.yaml")
        write("team/okr.toml", text="")
        self.link("team/more", "../outside")
        assert read("team/more/a.yaml") == []
        assert skipped(project("team"))["team/more"].reason is SkipReason.OUTSIDE

    def test_a_file_that_is_read_anyway_is_read_once(self) -> None:
        write("2026-Q4/growth.yaml")
        self.link("a-current.yaml", "2026-Q4/growth.yaml")
        self.link("z-current.yaml", "2026-Q4/growth.yaml")
        assert read() == ["2026-Q4/growth.yaml"]
        assert reported("z-current.yaml") == ["2026-Q4/growth.yaml"]

    def test_two_links_to_one_file_are_one(self) -> None:
        write("notes/a.txt")
        self.link("b.yaml", "notes/a.txt")
        self.link("c.yaml", "notes/a.txt")
        assert read() == ["b.yaml"]

    def test_folders_are_not_followed_so_nothing_goes_in_circles(self) -> None:
        write("a.yaml", "sub/b.yaml")
        self.link("sub/up", "..")
        self.link("loop", "loop")
        self.link("loop.yaml", "loop.yaml")
        self.link("gone.yaml", "nowhere.yaml")
        assert read() == ["a.yaml", "sub/b.yaml"]

    def test_a_named_link_to_a_folder_inside(self) -> None:
        write("2026-Q4/a.yaml", "b.yaml")
        self.link("current", "2026-Q4")
        assert read("current") == ["2026-Q4/a.yaml", "b.yaml"]
        assert reported("current") == ["2026-Q4/a.yaml"]
        assert reported("current/a.yaml") == ["2026-Q4/a.yaml"]

    def test_a_named_link_to_a_folder_outside(self, monkeypatch: pytest.MonkeyPatch) -> None:
        write("elsewhere/a.yaml", "team/b.yaml")
        write("team/okr.toml", text="")
        self.link("team/link", "../elsewhere")
        monkeypatch.chdir("team")
        with pytest.raises(
            CannotRun, match=r"^link: symlink points outside the workspace; use the target path instead$"
        ):
            opened("link")

    def test_a_working_directory_behind_a_link(self, tmp_path: Path) -> None:
        write("real/a.yaml", "real/sub/b.yaml")
        self.link("link", "real")
        here = tmp_path / "link"
        (found,) = open_workspaces([Path("sub/b.yaml")], here)
        assert [(file.path, file.reported) for file in found.files()] == [
            ("link/a.yaml", False),
            ("link/sub/b.yaml", True),
        ]

    def test_a_folder_with_the_name_of_a_file(self) -> None:
        Path("folder.yaml").mkdir()
        write("folder.yaml/a.yaml")
        assert read() == ["folder.yaml/a.yaml"]


class TestStandardInput:
    def test_without_a_name(self) -> None:
        write("a.yaml")
        (found,) = opened("-", stdin=StandardInput(None, b"okr: 1\n"))
        assert [(file.path, file.reported) for file in found.files()] == [(STDIN, True), ("a.yaml", False)]

    def test_it_replaces_the_file_that_it_stands_for(self) -> None:
        write("okr.toml", text="")
        write("a.yaml", "sub/a.yaml", "sub/b.yaml", "z.yaml")
        (found,) = opened(stdin=StandardInput(Path("sub/a.yaml"), b"team: New\n"))
        assert [(file.path, file.data, file.reported) for file in found.files()] == [
            ("a.yaml", b"okr: 1\n", False),
            ("sub/a.yaml", b"team: New\n", True),
            ("sub/b.yaml", b"okr: 1\n", False),
            ("z.yaml", b"okr: 1\n", False),
        ]

    @pytest.mark.parametrize(("name", "place"), [("0.yaml", 0), ("b/x.yaml", 1), ("z.yaml", 2)])
    def test_a_new_file_is_where_it_will_be_found(self, name: str, place: int) -> None:
        write("a.yaml", "c.yaml")
        (found,) = opened(stdin=StandardInput(Path(name), b"okr: 1\n"))
        assert [file.path for file in found.files()].index(name) == place

    def test_the_file_need_not_exist(self) -> None:
        write("okr.toml", text="exclude = ['drafts/']\n")
        (found,) = opened(stdin=StandardInput(Path("new/a.yaml"), b"okr: 1\n"))
        assert [file.path for file in found.files()] == ["new/a.yaml"]
        (without,) = opened(stdin=StandardInput(Path("drafts/a.yaml"), b"okr: 1\n"))
        assert [file.path for file in without.files()] == []
        assert [item.reason for item in without.skipped] == [SkipReason.EXCLUDED]


def test_paths_are_shown_with_slashes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown_path(tmp_path / "a" / "b.yaml") == "a/b.yaml"
    monkeypatch.setattr(os.path, "relpath", lambda path, start: (_ for _ in ()).throw(ValueError("another drive")))
    assert shown_path(Path("/x/y.yaml")) == "/x/y.yaml"


def test_files_come_in_the_order_of_their_paths() -> None:
    write("b/a.yaml", "a.yaml", "c.yaml", "b.yaml", "B.yaml")
    assert read() == ["B.yaml", "a.yaml", "b/a.yaml", "b.yaml", "c.yaml"]
