"""An identity pool: keys, their document, and tokens."""

import base64
import json
import time
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

ISSUER = "https://cognito-idp.us-east-2.amazonaws.com/us-east-2_EXAMPLE"
CLIENT = "1example23456789"
SUBJECT = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee"

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OTHER_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
SMALL_KEY = rsa.generate_private_key(public_exponent=65537, key_size=1024)  # noqa: S505 (has to be refused)
CURVE_KEY = ec.generate_private_key(ec.SECP256R1())


def entry(key: rsa.RSAPrivateKey, key_id: str, **changes: object) -> dict[str, Any]:
    public = jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key(), as_dict=True)
    return {**public, "kid": key_id, "use": "sig", "alg": "RS256", **changes}


def document(**keys: rsa.RSAPrivateKey) -> bytes:
    return json.dumps({"keys": [entry(key, key_id) for key_id, key in keys.items()]}).encode()


def claims(groups: object = ("clinician",), **changes: object) -> dict[str, Any]:
    now = int(time.time())
    own = {"sub": SUBJECT, "iss": ISSUER, "client_id": CLIENT, "token_use": "access", "iat": now, "exp": now + 300}
    return {**own, "cognito:groups": list(groups) if isinstance(groups, tuple) else groups, **changes}


def token(
    groups: object = ("clinician",), *, key: Any = KEY, key_id: str = "one", alg: str = "RS256", **changes: Any
) -> str:
    own = {name: value for name, value in claims(groups, **changes).items() if value is not None}
    return jwt.encode(own, key, algorithm=alg, headers={"kid": key_id})


def forged_with_public_key() -> str:
    """Signed with the public key as if it were a secret: the confusion of algorithms."""
    pem = KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return jwt.encode(claims(), base64.b64encode(pem).decode(), algorithm="HS256", headers={"kid": "one"})


def bearer(groups: object = ("clinician",), **changes: Any) -> dict[str, str]:
    return {"Authorization": f"Bearer {token(groups, **changes)}"}
