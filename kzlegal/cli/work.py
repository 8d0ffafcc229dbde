"""Owns the commands around the data: serve, build."""

from __future__ import annotations

import sys
from datetime import date

import click

from kzlegal.cli.options import (
    counting,
    emit,
    json_option,
    open_library,
    say,
    write_bytes,
)


@click.command(
    epilog="""\b
Examples:
  kzlegal serve
  kzlegal serve --port 8080"""
)
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Address of this machine to listen on."
)
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8000,
    show_default=True,
    help="Port to listen on.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the address as JSON and serve.")
def serve(host: str, port: int, as_json: bool) -> None:
    """Serve the web page and the HTTP API (documented at /docs)."""
    from kzlegal.cli.delivery import load_api

    _free(host, port)
    api = load_api()
    library = open_library()
    with counting("encoding texts for search") as progress:
        library.index(progress)
    address = f"http://{host}:{port}"
    if as_json:
        emit({"address": address})
    else:
        say(f"serving {address} (Ctrl+C stops)")
    api.run(host, port, library, date.today)


def _free(host: str, port: int) -> None:
    """Say in one sentence that the address cannot be had, before anything is loaded."""
    import socket

    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM
        )[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise click.UsageError(
            f"{host}:{port} cannot be served: {error.strerror or error}; "
            "choose another --port or --host"
        ) from None


@click.command(
    epilog="""\b
Examples:
  kzlegal build
  kzlegal build --check"""
)
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 on a difference.")
@click.option("--no-index", is_flag=True, help="Leave out the search index.")
@json_option
def build(only_check: bool, no_index: bool, as_json: bool) -> None:
    """Build the XML of our editions and what search needs.

    The XML lies under corpus/akn at the path of its IRI; a rebuild gives the same bytes. The norms
    are checked first: where a quote or a unit of one does not stand, nothing is written.
    """
    from kzlegal.library import build as built
    from kzlegal.library.norming import norm_problems

    library = open_library()
    faults = norm_problems(library)
    for fault in faults:
        say(str(fault))
    if faults:
        say(f"{len(faults)} faults in the norms: nothing was built")
        sys.exit(1)
    rows = []
    differing = 0
    for path, data in built(library.corpus):
        same = path.is_file() and path.read_bytes() == data
        if not same and not only_check:
            write_bytes(path, data)
        differing += not same
        rows.append({"path": str(path), "bytes": len(data), "same": same})
        if not as_json:
            state = "unchanged" if same else ("DIFFERS" if only_check else "written")
            click.echo(f"{state}  {path.relative_to(library.corpus.root)}  {len(data):,} bytes")
    search = ""
    if not no_index and not only_check:
        from kzlegal.library.indexing import build_index

        with counting("encoding texts for search") as progress:
            index = build_index(library, progress, ship=True)
        search = index.reason or "ready"
        if not as_json:
            click.echo(f"search index: {search}")
    if as_json:
        emit({"files": rows, "search": search})
    if only_check and differing:
        say(f"{differing} files differ from a rebuild: run kzlegal build and commit them")
        sys.exit(1)


COMMANDS = {"serve": serve, "build": build}
