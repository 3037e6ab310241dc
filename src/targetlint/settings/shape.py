"""What may stand in a settings file, as pydantic models: docs/schema/settings.schema.json is made of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from targetlint.model.diagnostic import Severity
from targetlint.model.schema import ENUMS
from targetlint.reporters.outputs.formats import DRAWN, ON_SCREEN, PROFILES

_CHOICE: Final = "choice"  # the type of the error where a text is none of those that may stand there
SEVERITIES = tuple(each.value for each in Severity)


def _one_of(choices: Sequence[str]) -> tuple[AfterValidator, WithJsonSchema]:
    """Return what holds a text to `choices`."""

    def among(written: str) -> str:
        if written not in choices:
            raise PydanticCustomError(_CHOICE, "", {"choices": list(choices)})
        return written

    return AfterValidator(among), WithJsonSchema({"type": "string", "enum": list(choices)})


def _kebab(name: str) -> str:
    return name.replace("_", "-")


Words = Annotated[str, Field(min_length=1)]
Several = list[Words]
_format = _one_of((*DRAWN, *ON_SCREEN))
_profile = _one_of(PROFILES)
_fail_on = _one_of((*SEVERITIES, "never"))
_stage = _one_of([word for pair in ENUMS["stage"].items() for word in pair])
_severity = _one_of(SEVERITIES)
_lang = _one_of(("zh", "en"))
_color = _one_of(("auto", "always", "never"))


class Part(BaseModel):
    """What every table of a settings file holds to: its own keys only, and no value of another kind."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, alias_generator=_kebab)


class OverridePart(Part):
    """`[[overrides]]`: what is otherwise for some forms."""

    files: Several | None = None
    units: Several | None = None
    projects: Several | None = None
    select: Several | None = None
    ignore: Several | None = None
    severity: dict[Words, Annotated[str, *_severity]] | None = None
    reason: Words


class SettingsPart(Part):
    """The top of a settings file."""

    extend: Words | None = None
    rules: Several | None = None
    select: Several | None = None
    ignore: Several | None = None
    stage: Annotated[str, *_stage] | None = None
    fail_on: Annotated[str, *_fail_on] | None = None
    against: Several | None = None
    exclude: Several | None = None
    waivers: Several | None = None
    strict_waivers: bool | None = None
    baseline: Words | None = None
    format: Annotated[str, *_format] | None = None
    output: Several | None = None
    sarif_profile: Annotated[str, *_profile] | None = None
    no_fold: bool | None = None
    verbose: bool | None = None
    lang: Annotated[str, *_lang] | None = None
    color: Annotated[str, *_color] | None = None
    encoding: Words | None = None
    password_file: Words | None = None
    jobs: Annotated[int, Field(ge=0, le=256)] | None = None
    file_seconds: Annotated[int, Field(ge=1, le=86_400)] | None = None
    file_memory: Annotated[int, Field(ge=64, le=1 << 20)] | None = None
    no_cache: bool | None = None
    overrides: list[OverridePart] | None = None
