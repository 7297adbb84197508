"""``okr.toml``: the settings of a workspace, each with its default.

The nearest ``okr.toml`` (or ``pyproject.toml`` with ``[tool.okr]``) wins; nothing is merged.
"""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, Strict, field_validator, model_validator
from pydantic_core import PydanticCustomError

from okr_cli.config.path_patterns import MAX_LENGTH, is_pattern
from okr_cli.finding import Severity


def kebab(name: str) -> str:
    """A field as okr.toml spells it."""
    return name.replace("_", "-")


Count = Annotated[int, Strict()]
Switch = Annotated[bool, Strict()]


def _check_patterns(patterns: Iterable[str]) -> None:
    for pattern in patterns:
        if len(pattern) > MAX_LENGTH:
            raise ValueError(f"has a pattern of {len(pattern):,} characters; the limit is {MAX_LENGTH:,}")
        if not is_pattern(pattern):
            raise PydanticCustomError("pattern", "invalid pattern: {pattern}", {"pattern": pattern})


class Section(BaseModel):
    """A table in okr.toml. Its keys use hyphens."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", defer_build=True, alias_generator=kebab, populate_by_name=True
    )


class Lint(Section):
    """Which rules run and how severe they are."""

    select: tuple[str, ...] = Field((), description="Run only these rules (names, codes or groups).")
    extend_select: tuple[str, ...] = Field((), description="Rules to run in addition to the defaults.")
    ignore: tuple[str, ...] = Field((), description="Rules to skip.")
    editor_schema: str = Field(
        "okr.schema.json",
        description="Schema used in modelines: a URL, or a file next to the OKR file or in a parent folder.",
    )
    docs: str = Field("", description="URL of your rule pages, with {name} for the rule. Findings link to it.")
    fail_on: Severity = Field(Severity.WARNING, description="Lowest severity that makes lint fail.")
    severity: dict[str, Severity] = Field({}, description="Severity per rule, overriding the default.")
    per_file_ignores: dict[str, tuple[str, ...]] = Field({}, description="Rules to ignore per path pattern.")

    @field_validator("editor_schema")
    @classmethod
    def _fits_a_comment(cls, value: str) -> str:
        if not value or any(sign.isspace() for sign in value):
            raise ValueError(f"must be a path or URL without whitespace, not '{value}'")
        return value

    @field_validator("per_file_ignores")
    @classmethod
    def _by_patterns(cls, value: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        _check_patterns(value)
        return value


class Limits(Section):
    """Size limits."""

    initiatives: Count = Field(4, ge=1, description="Maximum number of open Initiatives per Key Result.")
    min_initiatives: Count = Field(
        2, ge=1, description="Minimum number of open Initiatives per Key Result (single-hypothesis, off by default)."
    )
    objectives: Count = Field(3, ge=1, description="Maximum number of Objectives per team and cycle.")
    key_results: Count = Field(5, ge=1, description="Maximum number of Key Results per Objective.")
    min_key_results: Count = Field(2, ge=0, description="Minimum number of Key Results per Objective.")
    owned: Count = Field(5, ge=1, description="Maximum number of open Initiatives per owner.")
    title_words: Count = Field(20, ge=3, description="Maximum number of words in a title.")

    @model_validator(mode="after")
    def _leave_room(self) -> Self:
        if self.min_key_results > self.key_results:
            raise ValueError(
                f"requires at least {self.min_key_results} Key Results but allows at most {self.key_results}"
            )
        # The fewest Initiatives are asked for only by a rule that is off by default.
        if {"initiatives", "min_initiatives"} <= self.model_fields_set and self.min_initiatives > self.initiatives:
            raise ValueError(
                f"requires at least {self.min_initiatives} Initiatives but allows at most {self.initiatives}"
            )
        return self


class Thresholds(Section):
    """Thresholds for pace and staleness."""

    behind_points: float = Field(
        10, ge=0, le=100, description="A Key Result up to this many points behind pace still counts as on track."
    )
    at_risk_points: float = Field(
        25, ge=0, le=100, description="A Key Result more than this many points behind pace is at risk."
    )
    stale_days: Count = Field(14, ge=1, description="After this many days without a check-in, a Key Result is stale.")
    stalled_days: Count = Field(
        28, ge=1, description="After this many days in progress without movement, an Initiative is stalled."
    )

    @model_validator(mode="after")
    def _behind_before_at_risk(self) -> Self:
        if self.behind_points > self.at_risk_points:
            raise ValueError(
                f"sets at-risk-points ({self.at_risk_points:g}) below behind-points ({self.behind_points:g})"
            )
        return self


class Wording(Section):
    """Your own vocabulary for the wording rules."""

    language: str = Field(
        "auto",
        pattern="^(auto|none|[a-z]{2,3})$",
        description="Language of titles for the wording rules: 'auto' to detect it for each title, a code such as 'en' "
        "or 'de' for all titles, or 'none'. 'language:' in a file takes precedence.",
    )
    verbs: tuple[str, ...] = Field((), description="Additional verbs that describe concrete work.")
    allow: tuple[str, ...] = Field((), description="Words and phrases that wording rules always accept.")
    teams: tuple[str, ...] = Field((), description="Additional team names.")
    roles: tuple[str, ...] = Field((), description="Additional role names.")
    people: tuple[str, ...] = Field((), description="Names of people that could be mistaken for teams or roles.")


class NamedCycle(Section):
    """A cycle with its own start and end dates, both inclusive."""

    start: date = Field(description="First day.")
    end: date = Field(description="Last day.")

    @model_validator(mode="after")
    def _starts_before_it_ends(self) -> Self:
        if self.end < self.start:
            raise ValueError(f"ends on {self.end}, before it starts on {self.start}")
        return self


class Cycles(Section):
    """Fiscal year and named cycles."""

    fiscal_year_start: Count = Field(1, ge=1, le=12, description="First month of the fiscal year.")
    fiscal_year_named_by: Literal["start", "end"] = Field(
        "start", description="Whether a fiscal year is named after the year in which it starts or ends."
    )
    named: dict[str, NamedCycle] = Field({}, description="Custom cycles by name.")


class Files(Section):
    """Which files to read. Put these keys before any tables."""

    include: tuple[str, ...] = Field(("*.yaml", "*.yml"), description="Files to read, as .gitignore patterns.")
    exclude: tuple[str, ...] = Field((), description="Files to exclude, as .gitignore patterns.")
    respect_gitignore: Switch = Field(True, description="Whether to skip files that git ignores.")

    @field_validator("include", "exclude")
    @classmethod
    def _of_patterns(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        _check_patterns(value)
        return value


class Config(Files):
    """All settings."""

    lint: Lint = Field(default_factory=Lint.model_construct)
    limits: Limits = Field(default_factory=Limits.model_construct)
    thresholds: Thresholds = Field(default_factory=Thresholds.model_construct)
    wording: Wording = Field(default_factory=Wording.model_construct)
    cycles: Cycles = Field(default_factory=Cycles.model_construct)

    @classmethod
    def default(cls) -> "Config":
        """The settings of a workspace without a file. Builds no validator, which a short run would feel."""
        return cls.model_construct()

    @classmethod
    def tables(cls) -> "dict[str, type[Section]]":
        """The models of its tables by name.

        Each can be validated by itself: to build the validators of all takes longer than to lint a small file.
        """
        fields: dict[str, Any] = cls.model_fields
        return {name: field.annotation for name, field in fields.items() if name not in Files.model_fields}

    def table(self) -> dict[str, Any]:
        """The settings as they would be written in okr.toml."""
        return self.model_dump(mode="json", by_alias=True)
