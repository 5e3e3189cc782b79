"""`python -m app`: what the container runs."""

import logging
import os
import sys

from app.logs import configure_logs, tell
from app.settings import SettingsError, read_settings


def main() -> int:
    configure_logs("INFO")
    try:
        settings = read_settings(os.environ)
    except SettingsError as error:
        # Says which variables are wrong, without their values.
        sys.stderr.write(f"{error}\n")
        return 2
    configure_logs(settings.log_level)
    # Keras takes seconds to import: not before the environment is known to be right.
    from app.main import create_app, create_context
    from app.server import create_server

    context = create_context(settings)
    server = create_server(create_app(context), settings, context.engine)
    server.run()
    if not server.started:
        tell("not_started", logging.ERROR)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
