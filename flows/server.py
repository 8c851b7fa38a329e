"""Prefect's API server for one run, in a process of its own: `python -m flows.server`.

It prints the port it listens on before it imports Prefect, which takes seconds: whoever asks meanwhile waits in the
socket's queue. It ends when its standard input does, that is also when the process that started it was killed.
"""

import os
import socket
import sys
import threading
import time

END_SECONDS = 4.0
"""How long the server may take to end in good order."""


def main() -> None:
    """Serve on loopback, on a port that is free, until standard input ends."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(128)
        sys.stdout.write(f"{listener.getsockname()[1]}\n")
        sys.stdout.flush()
        _serve(listener)


def _serve(listener: socket.socket) -> None:
    import uvicorn  # noqa: PLC0415  # the port is told first
    from prefect.server.api.server import create_app  # noqa: PLC0415

    server = uvicorn.Server(
        uvicorn.Config(
            lambda: create_app(ephemeral=True, final=True),
            factory=True,
            lifespan="on",
            log_level="error",
            timeout_graceful_shutdown=1,
        )
    )

    def end_with_the_parent() -> None:
        sys.stdin.buffer.read()
        server.should_exit = True
        time.sleep(END_SECONDS)  # a daemon thread: it gets this far only if the server is still there then
        os._exit(1)

    threading.Thread(target=end_with_the_parent, daemon=True).start()
    server.run(sockets=[listener])


if __name__ == "__main__":
    main()
