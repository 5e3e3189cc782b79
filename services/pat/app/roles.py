"""What the groups of the identity pool may do."""

from enum import Enum

from fastapi import Request

from app.context import context_of
from app.errors import ProblemError
from app.tokens import Caller, token_of


class Action(Enum):
    ANALYSE = "analyse"
    OBSERVE = "observe"


# Whoever runs the service sees how it is, and nobody's recordings.
ROLES: dict[str, frozenset[Action]] = {
    "clinician": frozenset({Action.ANALYSE}),
    "service": frozenset({Action.ANALYSE, Action.OBSERVE}),
    "operator": frozenset({Action.OBSERVE}),
}


def demand_role(caller: Caller, action: Action) -> None:
    if not any(action in ROLES.get(group, frozenset()) for group in caller.groups):
        raise ProblemError(403, "forbidden", "None of the caller's roles allows this.")


async def analyst(request: Request) -> Caller:
    return await _caller(request, Action.ANALYSE)


async def observer(request: Request) -> Caller:
    return await _caller(request, Action.OBSERVE)


async def _caller(request: Request, action: Action) -> Caller:
    caller = await context_of(request).verifier.verify(token_of(request))
    demand_role(caller, action)
    return caller
