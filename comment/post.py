"""Put the comment of okr on a pull request, or update it: the last step of the action, which holds the token.

It needs no okr and nothing but Python's own library, and runs nothing. The text is data that a pull request could have
made. Whose comment it becomes is decided by the event alone, never by the text.

Reads ``TOKEN``, ``BODY`` (the file with the text) and what GitHub sets in every step. Exits with 1 where the text could
not be posted, which a warning says; the text is in the job summary then.
"""

import json
import os
import re
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

MARKER = "<!-- okr diff -->"
"""The first line of the comment, by which it is found again."""

NOTHING = "<!-- nothing to report -->"
"""The last line of a text that says that nothing changed: it updates a comment and is no reason to write one."""

MOST = 65_536 - 1_000
"""Characters that GitHub takes in a comment, less room for what is said of the rest."""

MOST_BYTES = 4_000_000
"""Of a file that okr wrote. A larger one is not its text."""

PAGE = 100
SECONDS = 30

ALLOWED = re.compile(r"</?(?:details|summary|span|strong|br)>|&(?:lt|gt|amp|#124|#8203);")
"""The HTML that okr writes."""

ACTING = re.compile(
    rf"({ALLOWED.pattern})|[<&]|@(?!&#8203;)|#(?=\d)|:(?=[/\\])|\](?=[(:\[])|!(?=\[)|\bwww(?=\.)|\bGH(?=-\d)|`{{3,}}|~{{3,}}",
    re.IGNORECASE,
)
"""What okr wrote, or what would act in a text that is not from okr: HTML, mentions, references, links, images, and
code that GitHub draws."""

ENTITIES = {"<": "&lt;", "&": "&amp;"}


class Failed(Exception):  # noqa: N818
    """The text was not posted. The message says why, as a clause."""


class Api(NamedTuple):
    """GitHub, with a token for one repository."""

    url: str
    graphql: str
    repository: str
    token: str

    def ask(self, method: str, path: str, sent: object = None) -> Any:
        """The answer to a request below the repository. Raises ``Failed``."""
        return self._request(method, f"{self.url}/repos/{self.repository}/{path}", sent)

    def pages(self, path: str) -> Iterator[Any]:
        """All entries of a list that comes in pages. Raises ``Failed``."""
        number, found = 0, [None] * PAGE
        while len(found) == PAGE:
            number += 1
            found = self.ask("GET", f"{path}{'&' if '?' in path else '?'}per_page={PAGE}&page={number}")
            yield from found

    def own_id(self) -> int:
        """The id of the user, mostly a bot, that the token speaks for. Raises ``Failed``."""
        answer = self._request("POST", self.graphql, {"query": "{viewer{databaseId}}"})
        found = ((answer.get("data") or {}).get("viewer") or {}).get("databaseId")
        if not isinstance(found, int):
            raise Failed("GitHub did not say whose token it is")
        return found

    def _request(self, method: str, url: str, sent: object) -> Any:
        headers = {
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {self.token}",
            "Content-Type": "application/json",
            "User-Agent": "okr-cli",
            "X-GitHub-Api-Version": "2022-11-28",
        }
        data = None if sent is None else json.dumps(sent).encode()
        request = urllib.request.Request(url, data, headers, method=method)
        try:
            with urllib.request.build_opener(NoRedirect).open(request, timeout=SECONDS) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            hint = "; the job needs 'permissions: pull-requests: write'" if error.code in (401, 403, 404) else ""
            raise Failed(f"GitHub answered {method} with {error.code}{hint}") from None
        except (OSError, ValueError) as error:
            raise Failed(f"GitHub could not be asked ({error})") from None


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """Leaves the token where it was sent."""

    def redirect_request(self, *_: object, **__: object) -> None:
        """Never follow."""


def main() -> int:
    """Post the text, or put it into the job summary where that cannot be."""
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    api = Api(*(os.environ[name] for name in ("GITHUB_API_URL", "GITHUB_GRAPHQL_URL", "GITHUB_REPOSITORY", "TOKEN")))
    text = ""
    try:
        text, is_news = comment_text(Path(os.environ["BODY"]))
        number = pull_request(event, api)
        if number:
            print(put(api, number, text, is_news))
        else:
            summarize(text)
    except (Failed, LookupError, TypeError, ValueError, AttributeError) as error:
        reason = error if isinstance(error, Failed) else f"GitHub answered in an unknown form ({error!r})"
        say("warning", f"the comment of okr was not posted: {reason}")
        summarize(text)
        return 1
    return 0


def comment_text(path: Path) -> tuple[str, bool]:
    """The text to post, and whether there is something to report in it. Raises ``Failed``."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES)
    except OSError as error:
        raise Failed(f"its text cannot be read ({error.strerror})") from None
    lines = data.decode("utf-8", errors="replace").replace("\0", "\N{REPLACEMENT CHARACTER}").splitlines()
    if not lines or lines[0] != MARKER:
        raise Failed(f"its text does not begin with {MARKER}")
    is_news = lines[-1] != NOTHING
    return "\n".join(cut([MARKER, *map(inert, lines[1 : None if is_news else -1])])), is_news


def cut(lines: list[str]) -> list[str]:
    """As many of the lines as a comment holds. What is cut is at the end of the table of findings."""
    room = MOST
    for number, line in enumerate(lines):
        room -= len(line) + 1
        if room < 0:
            left = f"{len(lines) - number:,} lines are left out here; the log of the run has every finding."
            return [*lines[:number], "", f"More than a comment holds: {left}"]
    return lines


def inert(line: str) -> str:
    """A line in which nothing acts but the Markdown and the HTML that okr writes. A line from okr stays as it is."""
    return ACTING.sub(lambda found: found[1] or ENTITIES.get(found[0]) or f"{found[0]}&#8203;", line)


def pull_request(event: dict[str, Any], api: Api) -> int:
    """The number of the pull request that an event is about; 0 where it takes no comment. Raises ``Failed``."""
    if "workflow_run" in event:
        return pull_request_of_run(event["workflow_run"], api)
    request = event.get("pull_request")
    if not request:
        return 0
    if (request["head"]["repo"] or {}).get("full_name") != api.repository:
        say("notice", "a pull request from a fork gets no comment from this job: see its summary")
        return 0
    return int(request["number"])


def pull_request_of_run(run: dict[str, Any], api: Api) -> int:
    """The open pull request whose last commit a run was for. Raises ``Failed``.

    The event names none where it comes from a fork, so it is looked up by what the event says of its branch.
    """
    if run["event"] != "pull_request" or not run["head_repository"]:
        return 0
    home = run["head_repository"]
    head = urllib.parse.quote(f"{home['owner']['login']}:{run['head_branch']}", safe="")
    found = {
        int(each["number"])
        for each in api.pages(f"pulls?state=open&head={head}")
        if each["head"]["sha"] == run["head_sha"] and (each["head"]["repo"] or {}).get("id") == home["id"]
    }
    if len(found) > 1:
        raise Failed("its branch has more than one open pull request")
    if not found:
        say("notice", "no open pull request ends with the commit of this run any more")
    return found.pop() if found else 0


def put(api: Api, number: int, text: str, is_news: bool) -> str:
    """Update the comment that this token wrote before, or write one. Raises ``Failed``."""
    own = api.own_id()
    for comment in api.pages(f"issues/{number}/comments"):
        author = (comment["user"] or {}).get("id")
        if author == own and (comment["body"] or "").splitlines()[:1] == [MARKER]:
            api.ask("PATCH", f"issues/comments/{int(comment['id'])}", {"body": text})
            return "Updated the comment of okr."
    if not is_news:
        return "Nothing to report: no comment."
    api.ask("POST", f"issues/{number}/comments", {"body": text})
    return "Wrote the comment of okr."


def summarize(text: str) -> None:
    """Put a text into the summary of the job."""
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary and text:
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(f"{text}\n")


def say(kind: str, text: str) -> None:
    """Show a line on the page of the run. What would be a further command in it is data."""
    print(f"::{kind}::{text.replace('%', '%25').replace(chr(13), '%0D').replace(chr(10), '%0A')}")


if __name__ == "__main__":
    sys.exit(main())
