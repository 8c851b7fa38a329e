"""TLS as it should be for all, and less for the hosts that the registry names, each in its own way only."""

import datetime as dt
import ipaddress
import socket
import ssl
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import certifi
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from gongkai.crawl import TlsException
from gongkai.values import Portal

from .crawls import crawl, outcomes

BODY = b"<html data-plain></html>"


def certificate(folder: Path, address: str, *, days: int = 30) -> Path:
    """A key and a certificate that vouches for itself, for an address, valid from ten days ago."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, address)])
    began = dt.datetime.now(dt.UTC) - dt.timedelta(days=10)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(began)
        .not_valid_after(began + dt.timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(address))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "own.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
    return path


@contextmanager
def tls_site(pem: Path, *, old: bool = False) -> Iterator[str]:
    """A server on loopback that answers each request with an empty column; gives its host. `old`: TLS 1.0 alone."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    if old:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1
        context.set_ciphers("DEFAULT:@SECLEVEL=0")
    context.load_cert_chain(pem)
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                plain, _ = server.accept()
            except OSError:
                return
            try:
                with context.wrap_socket(plain, server_side=True) as talk:
                    path = talk.recv(65_536).split(b" ")[1]
                    status = b"404 X" if path == b"/robots.txt" else b"200 X"
                    head = b"Content-Length: %d\r\nConnection: close" % len(BODY)
                    talk.sendall(b"HTTP/1.1 " + status + b"\r\n" + head + b"\r\n\r\n" + BODY)
            except OSError:
                plain.close()

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield f"127.0.0.1:{server.getsockname()[1]}"
    finally:
        server.close()


def robots(root: Path, host: str, lacks: TlsException) -> str:
    """How the first request to a host ends."""
    portal = Portal("p1", "示例局", "320400", "county", f"https://{host}/list.html", "plain", "own")
    crawl(root, [portal], tls={host: lacks} if lacks else None, attempts=1)
    return outcomes(root, "robots")[0]


CASES = {
    "as it should be": ("127.0.0.1", 30, False, {"", "legacy", "wrong_name", "untrusted"}),
    "another name": ("127.0.0.9", 30, False, {"wrong_name", "untrusted"}),
    "expired": ("127.0.0.1", 5, False, {"untrusted"}),
    "old": ("127.0.0.1", 30, True, {"legacy"}),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("lacks", ["", "legacy", "wrong_name", "untrusted"])
def test_each_exception_is_for_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: str, lacks: TlsException
) -> None:
    address, days, old, good = CASES[case]
    pem = certificate(tmp_path, address, days=days)
    monkeypatch.setattr(certifi, "where", lambda: str(pem))
    with tls_site(pem, old=old) as host:
        assert robots(tmp_path / "archive", host, lacks) == ("gone" if lacks in good else "tls")


@pytest.mark.parametrize(("lacks", "outcome"), [("", "tls"), ("wrong_name", "tls"), ("untrusted", "gone")])
def test_a_certificate_that_nobody_vouches_for(tmp_path: Path, lacks: TlsException, outcome: str) -> None:
    with tls_site(certificate(tmp_path, "127.0.0.1")) as host:
        assert robots(tmp_path / "archive", host, lacks) == outcome


def test_an_exception_is_for_its_host_alone(tmp_path: Path) -> None:
    pem = certificate(tmp_path, "127.0.0.1")
    with tls_site(pem) as one, tls_site(pem) as other:
        portals = [
            Portal(name, "示例局", "320400", "county", f"https://{host}/list.html", "plain", "own")
            for name, host in (("p1", one), ("p2", other))
        ]
        crawl(tmp_path / "archive", portals, tls={one: "untrusted"}, attempts=1)
        assert sorted(outcomes(tmp_path / "archive", "robots")) == ["gone", "tls"]
