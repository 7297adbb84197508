"""The step that comments on a pull request: one comment, with text as data. A local server stands in for GitHub."""

import json
import runpy
import threading
import urllib.parse
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).parent.parent / "comment" / "post.py"
MARKER = "<!-- okr diff -->"
BOT, SOMEBODY = 41898282, 7
TEXT = f"{MARKER}\n# OKR changes\n\n1 goalpost moved\n\n## New findings\n\nNo findings in 3 files.\n"


class GitHub(ThreadingHTTPServer):
    """A repository with one pull request, limited to what the script requests."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.comments: list[dict[str, Any]] = []
        self.pulls: list[dict[str, Any]] = []
        self.asked: list[tuple[str, str]] = []
        self.tokens: set[str | None] = set()
        self.fails: dict[str, int] = {}

    @property
    def bodies(self) -> list[str]:
        return [comment["body"] for comment in self.comments]

    def add(self, author: int, body: str | None) -> None:
        self.comments.append({"id": len(self.comments) + 1, "user": {"id": author}, "body": body})

    def answer(self, method: str, path: str, query: dict[str, list[str]], sent: Any) -> Any:
        if path == "/graphql":
            return {"data": {"viewer": {"databaseId": BOT}}}
        if method == "POST":
            self.add(BOT, sent["body"])
            return self.comments[-1]
        if method == "PATCH":
            changed = self.comments[int(path.rpartition("/")[2]) - 1]
            changed["body"] = sent["body"]
            return changed
        entries = self.pulls if path.endswith("/pulls") else self.comments
        size, page = int(query["per_page"][0]), int(query["page"][0])
        return entries[size * (page - 1) : size * page]


class Answers(BaseHTTPRequestHandler):
    server: GitHub

    def do_GET(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        sent = json.loads(self.rfile.read(length)) if length else None
        path, _, query = self.path.partition("?")
        self.server.asked.append((self.command, self.path))
        self.server.tokens.add(self.headers["Authorization"])
        code = self.server.fails.get(self.command, 200)
        self.send_response(code)
        if code in (301, 302, 307):
            self.send_header("Location", "/elsewhere")
        self.end_headers()
        answer = self.server.answer(self.command, path, urllib.parse.parse_qs(query), sent) if code == 200 else {}
        self.wfile.write(json.dumps(answer).encode())

    do_POST = do_PATCH = do_GET  # noqa: N815 - the names that the server looks for

    def log_message(self, *_: object) -> None:
        """Nothing on the terminal."""


@pytest.fixture
def github() -> Iterator[GitHub]:
    with GitHub() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def from_branch(repository: str | None = "acme/okrs") -> dict[str, Any]:
    return {"pull_request": {"number": 5, "head": {"repo": repository and {"full_name": repository}}}}


class Run:
    """Runs the script in this process, as a step would."""

    def __init__(self, github: GitHub, folder: Path, patched: pytest.MonkeyPatch) -> None:
        self.folder, self.patched = folder, patched
        self.summary = folder / "summary.md"
        address = f"http://127.0.0.1:{github.server_port}"
        variables = {
            "GITHUB_API_URL": address,
            "GITHUB_GRAPHQL_URL": f"{address}/graphql",
            "GITHUB_REPOSITORY": "acme/okrs",
            "GITHUB_EVENT_PATH": str(folder / "event.json"),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "BODY": str(folder / "body.md"),
            "TOKEN": "secret",
            "NO_PROXY": "127.0.0.1",
        }
        for name, value in variables.items():
            patched.setenv(name, value)

    def __call__(self, text: str | bytes = TEXT, event: dict[str, Any] | None = None) -> int:
        (self.folder / "event.json").write_text(json.dumps(event or from_branch()), encoding="utf-8")
        (self.folder / "body.md").write_bytes(text if isinstance(text, bytes) else text.encode())
        code: int = runpy.run_path(str(SCRIPT))["main"]()
        return code

    @property
    def summarized(self) -> str:
        return self.summary.read_text(encoding="utf-8") if self.summary.exists() else ""


@pytest.fixture
def run(github: GitHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    return Run(github, tmp_path, monkeypatch)


def test_there_is_one_comment_which_is_updated(github: GitHub, run: Run) -> None:
    assert run() == 0
    assert github.bodies == [TEXT.rstrip()]
    assert run(TEXT.replace("1 goalpost", "2 goalposts")) == 0
    assert github.bodies == [TEXT.rstrip().replace("1 goalpost", "2 goalposts")]
    assert github.tokens == {"Bearer secret"}
    assert run.summarized == ""


def test_its_own_comment_is_found_among_hundreds(github: GitHub, run: Run) -> None:
    for number in range(250):
        github.add(SOMEBODY, f"{MARKER}\nPasted by somebody, {number}" if number % 2 else None)
    github.add(BOT, f"Another workflow quotes it:\n{MARKER}")
    github.add(BOT, f"{MARKER}\r\nold\r\n")
    before = github.bodies
    assert run() == 0
    assert github.bodies == [*before[:-1], TEXT.rstrip()]
    del github.comments[-1]
    assert run() == 0
    assert github.bodies == [*before[:-1], TEXT.rstrip()]


def test_a_deleted_author_does_not_matter(github: GitHub, run: Run) -> None:
    github.comments.append({"id": 1, "user": None, "body": MARKER})
    assert run() == 0
    assert github.bodies == [MARKER, TEXT.rstrip()]


def test_where_nothing_changed_a_comment_is_updated_and_none_is_written(github: GitHub, run: Run) -> None:
    nothing = f"{MARKER}\nNothing changed.\n<!-- nothing to report -->\n"
    assert run(nothing) == 0
    assert github.bodies == []
    run()
    assert run(nothing) == 0
    assert github.bodies == [f"{MARKER}\nNothing changed."]


@pytest.mark.parametrize("repository", ["stranger/okrs", None])
def test_for_a_fork_the_text_goes_into_the_summary(
    github: GitHub, run: Run, capsys: pytest.CaptureFixture[str], repository: str | None
) -> None:
    assert run(event=from_branch(repository)) == 0
    assert run.summarized == TEXT
    assert github.asked == []
    assert "::notice::a pull request from a fork gets no comment" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("method", "code", "says"),
    [
        ("POST", 403, "answered POST with 403; the job needs 'permissions: pull-requests: write'"),
        ("GET", 404, "answered GET with 404; the job needs"),
        ("GET", 502, "answered GET with 502\n"),
        ("GET", 302, "answered GET with 302\n"),
    ],
)
def test_a_failure_is_a_warning_and_the_summary_has_the_text(
    github: GitHub, run: Run, capsys: pytest.CaptureFixture[str], method: str, code: int, says: str
) -> None:
    github.fails[method] = code
    assert run() == 1
    said = capsys.readouterr().out
    assert said.startswith("::warning::the comment of okr was not posted: GitHub ")
    assert says in said
    assert run.summarized == TEXT
    assert not any(path.startswith("/elsewhere") for _, path in github.asked)


def test_unexpected_and_missing_responses_are_failures(
    github: GitHub, run: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    github.comments.append({"unknown": "a\n::error::b"})
    assert run() == 1
    monkeypatch.setenv("GITHUB_GRAPHQL_URL", "http://127.0.0.1:1/graphql")
    assert run() == 1
    said = capsys.readouterr().out.splitlines()
    assert [line.startswith("::warning::the comment of okr was not posted") for line in said] == [True, True]


def test_a_text_that_is_not_from_okr_is_refused(github: GitHub, run: Run) -> None:
    for text in ("", "# Hello\n", f"\n{MARKER}\n", b"\xff\xfe\x00"):
        assert run(text) == 1
    assert (github.asked, run.summarized) == ([], "")


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("@octocat and &#64;octocat", "@&#8203;octocat and &amp;#&#8203;64;octocat"),
        ("<img src=x onerror=y>", "&lt;img src=x onerror=y>"),
        ("<details open><!-- ", "&lt;details open>&lt;!-- "),
        ("![a](http://evil.example)", "!&#8203;[a]&#8203;(http:&#8203;//evil.example)"),
        ("[a][b]\n[b]: /c", "[a]&#8203;[b]\n[b]&#8203;: /c"),
        ("<https://evil.example> www.evil.example", "&lt;https:&#8203;//evil.example> www&#8203;.evil.example"),
        ("fixes #12, GH-3", "fixes #&#8203;12, GH&#8203;-3"),
        ("```mermaid", "```&#8203;mermaid"),
        ("a\0b\x1b", "a\N{REPLACEMENT CHARACTER}b\x1b"),
    ],
)
def test_forged_text_is_disabled(github: GitHub, run: Run, hostile: str, shown: str) -> None:
    assert run(f"{MARKER}\n{hostile}\n{MARKER}\n") == 0
    assert github.bodies == [f"{MARKER}\n{shown}\n&lt;!-- okr diff -->"]


def test_the_text_of_okr_is_posted_unchanged(github: GitHub, run: Run) -> None:
    from okr_cli.output.documents.markdown import escaped
    from okr_cli.output.findings.markdown import github_text

    hostile = "<b>@octocat</b> #12 http://a.b www.a.b GH-1 :tada: [a](b) ![c] `d` $e$ | & ```x"
    folded = "<details><summary>1 check-in</summary>\n\n</details>"
    text = f"{MARKER}\n- {escaped(hostile)}\n| {github_text(hostile)} |\n{folded}"
    assert run(text) == 0
    assert github.bodies[0].replace("&#8203;", "") == text.replace("&#8203;", "")


def test_a_long_text_is_cut_at_a_line_with_a_note(github: GitHub, run: Run) -> None:
    rows = "".join(
        f"| ⚠️ warning | okrs/{number}.yaml:1 | 302 team-owner: a finding | Name one |\n" for number in range(9000)
    )
    assert run(TEXT + rows) == 0
    body = github.bodies[0]
    assert 60_000 < len(body) < 65_536
    *kept, blank, last = body.splitlines()
    assert blank == ""
    left = len((TEXT + rows).splitlines()) - len(kept)
    assert last.startswith(f"More than a comment holds: {left:,} lines are left out here; ")


BRANCH = "it's/$(id)&state=closed#x"


def run_of(**changed: Any) -> dict[str, Any]:
    repository = {"id": 99, "full_name": "stranger/okrs", "owner": {"login": "stranger"}}
    run = {"event": "pull_request", "head_sha": "a" * 40, "head_branch": BRANCH, "head_repository": repository}
    return {"workflow_run": run | changed}


def pull(number: int, sha: str = "a" * 40, repository: int | None = 99) -> dict[str, Any]:
    return {"number": number, "head": {"sha": sha, "repo": repository and {"id": repository}}}


def test_the_second_workflow_finds_the_pull_request_by_the_event(github: GitHub, run: Run) -> None:
    github.pulls = [pull(4, "b" * 40), pull(5), pull(6, repository=98), pull(7, repository=None)]
    assert run(event=run_of()) == 0
    assert github.bodies == [TEXT.rstrip()]
    asked = urllib.parse.urlsplit(github.asked[0][1])
    assert urllib.parse.parse_qs(asked.query)["head"] == [f"stranger:{BRANCH}"]
    assert ("POST", "/repos/acme/okrs/issues/5/comments") in github.asked


def test_an_outdated_run_posts_nothing(github: GitHub, run: Run) -> None:
    github.pulls = [pull(4, "b" * 40)]
    assert run(event=run_of()) == 0
    assert run(event=run_of(event="push")) == 0
    assert run(event=run_of(head_repository=None)) == 0
    assert github.bodies == []


def test_nothing_is_posted_if_a_branch_has_two_pull_requests(github: GitHub, run: Run) -> None:
    github.pulls = [pull(4), pull(5)]
    assert run(event=run_of()) == 1
    assert github.bodies == []
