"""Owns the judgement of an address before it is asked: scheme, host, port and what DNS says."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from akn.problem import LegalTextError, Problem

Resolver = Callable[[str, int], Iterable[str]]
"""Gives the IP addresses of a host; raises OSError where there are none."""


class FetchError(LegalTextError):
    """A page that could not be fetched: why, and what to do now."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(Problem(code, message, hint=hint))


def resolve(host: str, port: int) -> tuple[str, ...]:
    """Ask the system's resolver for the addresses of a host, in its order."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def admit(url: str, allowed: Iterable[str], resolver: Resolver) -> tuple[str, ...]:
    """Give the IP addresses to connect to for an address that may be asked.

    The host must stand in `allowed`, the scheme be https and the port the usual one, and every
    address that DNS gives must be public. Only a host of `allowed` that is itself a loopback
    address may be asked over plain http, at any port, on this machine. The caller connects to one
    of those given back, so that a second look-up cannot answer otherwise. Raises FetchError.
    """
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").lower().rstrip("."), parts.port
    except ValueError:
        raise _refused(url, "it is not an address", allowed) from None
    if host not in {name.lower() for name in allowed}:
        raise _refused(url, f"the host '{host}' is not on the list", allowed)
    if parts.username is not None or parts.password is not None:
        raise _refused(url, "it holds a user name", allowed)
    local = _is_loopback(host)
    if parts.scheme != "https" and not (local and parts.scheme == "http"):
        raise _refused(url, f"the scheme is '{parts.scheme}', not https", allowed)
    if port not in (None, 443) and not local:
        raise _refused(url, f"the port is {port}", allowed)
    addresses = tuple(resolver(host, port or (443 if parts.scheme == "https" else 80)))
    for address in addresses:
        ip = ipaddress.ip_address(address.partition("%")[0])
        public = ip.is_global and not ip.is_multicast
        if not (ip.is_loopback if local else public):
            raise _refused(url, f"DNS sends '{host}' to {ip}, which is not public", allowed)
    if not addresses:
        raise OSError(f"no address for {host}")
    return addresses


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _refused(url: str, reason: str, allowed: Iterable[str]) -> FetchError:
    return FetchError(
        "NET002",
        f"{url[:200]} is not asked: {reason}",
        f"hosts that may be asked: {', '.join(allowed)}",
    )
