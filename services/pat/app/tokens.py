"""Who calls, by a token of the identity pool."""

from dataclasses import dataclass
from typing import Any

import jwt
from fastapi import Request, WebSocket

from app.errors import ProblemError, unauthorized
from app.keys import KeySet

LEEWAY_SECONDS = 30
MAX_TOKEN_CHARACTERS = 8192

# Browsers cannot set headers of a WebSocket, only offer subprotocols: this one and `bearer.<token>`.
SUBPROTOCOL = "pat.v1"
_BEARER_SUBPROTOCOL = "bearer."

# A query ends in the logs of every proxy.
_QUERY_NAMES = frozenset({"token", "access_token", "id_token", "authorization", "jwt"})

_REQUIRED = ["exp", "iat", "iss", "sub", "token_use"]


@dataclass(frozen=True)
class Caller:
    subject: str
    groups: frozenset[str]


@dataclass(frozen=True)
class Verifier:
    """Takes RS256 tokens of one issuer and one use, made for one of the clients."""

    keys: KeySet
    issuer: str
    client_ids: frozenset[str]
    token_use: str

    async def verify(self, token: str) -> Caller:
        if len(token) > MAX_TOKEN_CHARACTERS:
            raise unauthorized()
        try:
            header = jwt.get_unverified_header(token)
            if header.get("alg") != "RS256" or not isinstance(header.get("kid"), str):
                raise unauthorized()
            key = await self.keys.key(header["kid"])
            claims = jwt.decode(
                token,
                key,
                algorithms=["RS256"],
                issuer=self.issuer,
                leeway=LEEWAY_SECONDS,
                # Access tokens of Cognito name their client in `client_id`, id tokens in `aud`.
                options={"require": _REQUIRED, "verify_aud": False},
            )
        except jwt.ExpiredSignatureError:
            raise unauthorized("token_expired") from None
        except jwt.PyJWTError:
            raise unauthorized() from None
        return self._caller(claims)

    def _caller(self, claims: dict[str, Any]) -> Caller:
        client = claims.get("client_id" if self.token_use == "access" else "aud")
        if claims["token_use"] != self.token_use or not isinstance(client, str) or client not in self.client_ids:
            raise unauthorized()
        groups = claims.get("cognito:groups", [])
        if not isinstance(groups, list) or not all(isinstance(group, str) for group in groups):
            raise unauthorized()
        return Caller(claims["sub"], frozenset(groups))


def token_of(connection: Request | WebSocket) -> str:
    """The token of a header or, for a WebSocket, of a subprotocol.

    A connection with one in its query is refused even when it has another: that one is known to others by now.
    """
    if _QUERY_NAMES & {name.lower() for name in connection.query_params}:
        raise ProblemError(401, "token_in_query", "A token must not be part of a URL.")
    scheme, _, token = connection.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and token:
        return token.strip()
    if isinstance(connection, WebSocket):
        for offered in subprotocols_of(connection):
            if offered.startswith(_BEARER_SUBPROTOCOL):
                return offered.removeprefix(_BEARER_SUBPROTOCOL)
    raise unauthorized()


def subprotocols_of(socket: WebSocket) -> list[str]:
    offered: list[str] = socket.scope.get("subprotocols", [])
    return offered
