"""The API asked two thousand times, as its description allows and as it does not: all is as described."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import msgspec
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as some
from schemathesis import Case
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.generation import GenerationMode
from starlette.types import ASGIApp, Receive, Scope, Send

from comity.register.view import View, opened
from comity.web.description import description
from comity.web.door import door
from comity.web.routes import ROUTES
from comity.web.site import Site
from tests.web.hostile import ATTEMPTS, Writer, written

_EACH = 25  # questions of each call that are allowed, and as many that are not
_TOO_LONG = 414
_ALWAYS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
)
_REFUSED = "negative_data_rejection"
_SCHEMA = schemathesis.openapi.from_dict(msgspec.json.decode(description(ROUTES)))
load_all_checks()
_CALLS = {found.ok().label: found.ok() for found in _SCHEMA.get_all_operations()}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, list[str]]]:
    """Serves the register of hostile words; ids that it knows, by the names of the parts of a path."""
    writers = [Writer(attempt) for attempt in ATTEMPTS[:2]]
    with opened(written(tmp_path_factory.mktemp("asked") / "a.db", writers)) as view:
        _SCHEMA.app = _without_life(door(Site(view, "a.db")))
        yield _ids(view)


def _without_life(app: ASGIApp) -> ASGIApp:
    """The application as one that has no beginning: each question would begin it anew."""

    async def answering(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await app(scope, receive, send)
            return
        for step in ("startup", "shutdown"):
            await receive()
            await send({"type": f"lifespan.{step}.complete"})

    return answering


def _ids(view: View) -> dict[str, list[str]]:
    records = [record.id for record in view.records()]
    entities = [entity.id for entity in view.entities()]
    documents = [document.id for document in view.documents()]
    return {"id": [*records, *entities, *documents], "one": entities, "other": entities}


def test_two_thousand_questions_are_asked() -> None:
    assert 2 * _EACH * len(_CALLS) >= 2000


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["allowed", "not"])
@pytest.mark.parametrize("call", sorted(_CALLS))
def test_answers_are_as_described(site: dict[str, list[str]], call: str, mode: GenerationMode) -> None:
    operation = _CALLS[call]
    operation.app = _SCHEMA.app

    @settings(max_examples=_EACH, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(generation_mode=mode), data=some.data())
    def ask(case: Case, data: Any) -> None:
        if mode is GenerationMode.POSITIVE:
            for name in case.path_parameters:
                if data.draw(some.booleans()):
                    case.path_parameters[name] = data.draw(some.sampled_from(site[name]))
        answer = case.call()
        is_refused = answer.status_code == _TOO_LONG or _leaves_something_empty(answer.request.url or "")
        names = _ALWAYS if is_refused else (*_ALWAYS, _REFUSED)
        case.validate_response(answer, checks=CHECKS.get_by_names(names))

    ask()


def _leaves_something_empty(address: str) -> bool:
    """What is left empty in a form is not asked for."""
    return any(not value for _, value in parse_qsl(urlsplit(address).query, keep_blank_values=True))
