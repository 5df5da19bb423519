"""Tells before anything else starts whether the demo can have its port. Runs on bare Python.

python3 -m kennisbank.port 8000
"""

import socket
import sys

HOST = "127.0.0.1"


def main() -> None:
    """Ends with one sentence when the port is no number or not free."""
    text = sys.argv[1]
    if not (text.isascii() and text.isdecimal() and 0 < int(text) < 65536):
        sys.exit(f"PORT is een getal van 1 tot 65535, niet {text!r}. Probeer: PORT=8001 make demo")
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, int(text)))
        except OSError:
            sys.exit(f"Poort {text} is niet vrij. Kies een andere, bijvoorbeeld: PORT=8001 make demo")


if __name__ == "__main__":
    main()
