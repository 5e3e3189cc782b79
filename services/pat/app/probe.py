"""`python -m app.probe`: the container's health check, with nothing but Python's library, so that it is quick."""

import os
import ssl
import sys
import urllib.error
import urllib.request

_TIMEOUT_SECONDS = 4


def main() -> int:
    tls = os.environ.get("TLS") != "off"
    port = os.environ.get("PORT") or "8000"
    # Of the certificate, only this container's own server could be asked: it is new with each start.
    context = ssl._create_unverified_context() if tls else None  # noqa: S323
    try:
        url = f"{'https' if tls else 'http'}://localhost:{port}/health"
        with urllib.request.urlopen(url, timeout=_TIMEOUT_SECONDS, context=context):  # noqa: S310
            return 0
    except OSError:
        return 1


if __name__ == "__main__":
    sys.exit(main())
