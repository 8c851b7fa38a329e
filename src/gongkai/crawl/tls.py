"""TLS as it should be, and the exceptions that the registry makes for single hosts (crawling.md, row 10).

A permissive context for all would take any certificate for any site, and hangs modern servers: so each host that lacks
something has a row in hosts.csv, dated and with its reason, and all others get normal TLS.
"""

import ssl
import warnings
from typing import Literal

import httpx

TlsException = Literal["", "legacy", "wrong_name", "untrusted"]
"""What a host's TLS may lack, as `registry.TLS_EXCEPTIONS` says; `""`: nothing."""

_OP_LEGACY_SERVER_CONNECT = 0x4
"""OpenSSL's flag for servers without RFC 5746 (secure renegotiation); `ssl` names it from Python 3.12 on."""


def tls_context(lacks: TlsException) -> ssl.SSLContext:
    """The context for a host.

    `legacy`: TLS 1.0 and up, ciphers and keys of any strength, renegotiation of old; the certificate is checked.
    `wrong_name`: somebody vouches for the certificate, whatever host it is for. `untrusted`: any certificate.
    """
    context = httpx.create_ssl_context(trust_env=False)
    if lacks == "legacy":
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # it is old, and that is why it is needed
            context.minimum_version = ssl.TLSVersion.TLSv1
        context.set_ciphers("DEFAULT:@SECLEVEL=0")
        context.options |= _OP_LEGACY_SERVER_CONNECT
    elif lacks:
        context.check_hostname = False
        if lacks == "untrusted":
            context.verify_mode = ssl.CERT_NONE
    return context
