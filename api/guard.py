"""Owns what every request passes: its size, the load, HEAD, and the headers of every answer."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .limits import Limits
from .problems import MEDIA_TYPE, ApiError, body_of

CSP = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
SECURITY: tuple[tuple[str, str], ...] = (
    ("Content-Security-Policy", CSP),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
)
"""Headers of every answer. Facts may stand in an address, so no referrer is ever sent."""


class Guard:
    """ASGI middleware that refuses what is above the limits and sets the common headers."""

    def __init__(self, app: ASGIApp, limits: Limits, dataset: str) -> None:
        self.app = app
        self.limits = limits
        headers = (*SECURITY, ("X-Kzlegal-Dataset", dataset))
        self.headers = [(k.lower().encode("latin-1"), v.encode("latin-1")) for k, v in headers]
        self.working = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on, or answer it with a problem."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        head = scope["method"] == "HEAD"

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", ()), *self.headers]}
            elif head:
                message = {**message, "body": b""}
            await send(message)

        if head:
            # GET answers HEAD too, its body left out.
            scope = {**scope, "method": "GET"}
        try:
            self.admit(scope)
            receive = await self.whole_body(scope, receive)
        except ApiError as error:
            await refuse(error, scope, sending)
            return
        self.working += 1
        try:
            await self.app(scope, receive, sending)
        finally:
            self.working -= 1

    def admit(self, scope: Scope) -> None:
        """Raise ApiError for an address that is too long, and when there is too much to do."""
        limits = self.limits
        size = len(scope.get("raw_path") or b"") + len(scope.get("query_string", b""))
        if size > limits.target_bytes:
            raise ApiError(
                "target-too-long",
                f"the address has {size:,} bytes, more than {limits.target_bytes:,}",
                "send the facts by POST, or ask a shorter question",
            )
        if self.working >= limits.concurrency:
            raise ApiError(
                "overloaded",
                f"{self.working} requests are being answered",
                f"ask again in {limits.retry_seconds} seconds",
                headers={"Retry-After": str(limits.retry_seconds)},
            )

    async def whole_body(self, scope: Scope, receive: Receive) -> Receive:
        """Read the body up to the limit, whatever Content-Length says, and give it again."""
        if scope["method"] in ("GET", "OPTIONS"):
            return receive
        limit = self.limits.body_bytes
        declared = dict(scope["headers"]).get(b"content-length", b"0")
        size = int(declared) if declared.isdigit() else 0
        parts: list[bytes] = []
        more = size <= limit
        if more:
            size = 0
        while more:
            message = await receive()
            if message["type"] != "http.request":
                break
            parts.append(message.get("body", b""))
            size += len(parts[-1])
            more = bool(message.get("more_body")) and size <= limit
        if size > limit:
            raise ApiError(
                "body-too-large",
                f"the body has more than {limit:,} bytes",
                "send only the facts that are answered",
            )
        body = b"".join(parts)
        given = False

        async def again() -> Message:
            nonlocal given
            if given:
                return await receive()
            given = True
            return {"type": "http.request", "body": body, "more_body": False}

        return again


async def refuse(error: ApiError, scope: Scope, send: Send) -> None:
    """Answer with problem details."""
    body = body_of(error, str(scope.get("path", "")))
    headers = {
        **error.headers,
        "Content-Type": MEDIA_TYPE,
        "Content-Length": str(len(body)),
        "Cache-Control": "no-store",
    }
    pairs = [(k.lower().encode("latin-1"), v.encode("latin-1")) for k, v in headers.items()]
    await send({"type": "http.response.start", "status": error.status, "headers": pairs})
    await send({"type": "http.response.body", "body": body})
