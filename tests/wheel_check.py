"""Owns the wheel check: what a user gets from the wheel works outside the checkout.

The editable installation has the checkout on its path, so a package or data file that the wheel
forgets is invisible there. This script builds the wheel, looks into it, installs it into a new
environment in a temporary folder, and from a directory that holds a foreign `api/` package runs
``kzlegal --help``, one assessment, and a request to the served pages. Everything is removed again.

    python tests/wheel_check.py

Run by `make test`; not collected by pytest. Exit code 0, or 1 with what was expected and what came.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ON = "2026-11-22"
START_SECONDS = 240
"""How long the server may take to answer its first request: the first start compiles the libraries
and encodes all provisions, on a machine that may be busy."""


class CheckError(Exception):
    """The wheel does not do what it must."""


def run(*command: str | Path, cwd: Path, env: dict[str, str] | None = None) -> str:
    """Run a command to its end and give its output; raises CheckError when it fails."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=env,
        capture_output=True,
        text=True,
        timeout=400,
        check=False,
    )
    if done.returncode != 0:
        shown = " ".join(str(part) for part in command)
        raise CheckError(f"{shown}\nexit code {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def build(folder: Path) -> Path:
    """Build the wheel with the tools of this environment and give its path."""
    run(
        *(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT),
        cwd=ROOT,
    )
    (wheel,) = folder.glob("*.whl")
    return wheel


def inspect(wheel: Path) -> None:
    """Check what the wheel holds: two packages, the data, the pages, the licences."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    top = {name.split("/")[0] for name in names}
    packages = {name for name in top if not name.endswith(".dist-info")}
    if packages != {"akn", "kzlegal"}:
        raise CheckError(f"top level of the wheel: {sorted(packages)}, expected akn and kzlegal")
    code_in_data = [n for n in names if n.startswith("kzlegal/_corpus/") and n.endswith(".py")]
    if code_in_data:
        raise CheckError(f"code among the data: {code_in_data}")
    for needed in (
        "kzlegal/_corpus/norms/230-VIII.yaml",
        "kzlegal/_corpus/facts.yaml",
        "kzlegal/_api/__init__.py",
        "kzlegal/py.typed",
        "akn/py.typed",
    ):
        if needed not in names:
            raise CheckError(f"the wheel lacks {needed}")
    if not any(name.startswith("kzlegal/_corpus/akn/") for name in names):
        raise CheckError("the wheel lacks the built XML under kzlegal/_corpus/akn/")
    if not any(name.endswith(".dist-info/licenses/LICENSE") for name in names):
        raise CheckError("the wheel lacks its licence")


def install(wheel: Path, folder: Path) -> Path:
    """Install the wheel into a new environment and give the folder of its programs."""
    run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder.parent)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    run(
        *(sys.executable, "-m", "pip", "--disable-pip-version-check", "--python"),
        programs / "python",
        *("install", "-q", "-c", ROOT / "constraints.txt", wheel),
        cwd=folder.parent,
    )
    return programs


def foreign_directory(folder: Path) -> Path:
    """Make a directory whose own packages would shadow ours if ours were looked up by bare name."""
    for name in ("api", "corpus"):
        (folder / name).mkdir(parents=True)
        (folder / name / "__init__.py").write_text(
            f'raise SystemExit("the foreign package {name} was imported")\n', "utf-8"
        )
    return folder


def environment(home: Path) -> dict[str, str]:
    """Give an environment without traces of the checkout or of the user's own data."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name in ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TMPDIR")
    }
    return kept | {"HOME": str(home), "XDG_DATA_HOME": str(home), "XDG_CACHE_HOME": str(home)}


def check_assessment(text: str) -> None:
    """Check that an assessment has norms with their places and reasons, and some that apply."""
    answer = json.loads(text)
    norms = answer["norms"]
    for norm in norms:
        missing = {"id", "eid", "status", "bearer", "because"} - norm.keys()
        if missing:
            raise CheckError(f"norm {norm.get('id')} of the assessment lacks {sorted(missing)}")
    if not any(norm["status"] == "applies" for norm in norms):
        raise CheckError(f"no norm of {len(norms)} applies to the example profile")
    if not isinstance(answer["questions"], list):
        raise CheckError("the assessment has no list of questions")


def free_port() -> int:
    """Give a TCP port on loopback that is free now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def get(url: str) -> tuple[int, str]:
    """Give status and body of a page, past any proxy; raises URLError when nobody listens."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=20) as answer:
            return answer.status, answer.read().decode("utf-8")
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode("utf-8", "replace")


def check_service(python: Path, cwd: Path, env: dict[str, str]) -> None:
    """Serve from the installed package and ask it for its health, then for its first page."""
    port = free_port()
    log = cwd.parent / "serve.log"
    # `python -m` puts the current directory first on the path: the hardest case for `import api`.
    with log.open("w", encoding="utf-8") as output:
        server = subprocess.Popen(
            [str(python), "-m", "kzlegal", "serve", "--port", str(port)],
            cwd=cwd,
            env=env,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                status, body = get(f"http://127.0.0.1:{port}/healthz")
                break
            except OSError as error:
                ended = server.poll()
                if ended is not None or time.monotonic() > deadline:
                    raise CheckError(
                        f"kzlegal serve gave no answer ({error}), exit code {ended}\n"
                        + log.read_text("utf-8")
                    ) from error
                time.sleep(0.2)
        if status != 200:
            raise CheckError(f"/healthz answers {status}: {body[:400]}")
        status, body = get(f"http://127.0.0.1:{port}/")
        if status != 200 or "<html" not in body:
            raise CheckError(f"/ answers {status}: {body[:400]}")
    finally:
        server.terminate()
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def main() -> int:
    """Run the check and print a line for each step with its time."""
    started = time.monotonic()

    def done(step: str) -> None:
        print(f"wheel check: {step} ({time.monotonic() - started:.0f} s)", flush=True)

    with tempfile.TemporaryDirectory(prefix="kzlegal-wheel-") as name:
        folder = Path(name).resolve()
        try:
            wheel = build(folder / "dist")
            inspect(wheel)
            done(f"{wheel.name} built, {wheel.stat().st_size // 1024} KiB")
            programs = install(wheel, folder / "venv")
            done("installed in a clean environment")
            cwd = foreign_directory(folder / "work")
            (folder / "home").mkdir()
            env = environment(folder / "home")
            usage = run(programs / "kzlegal", "--help", cwd=cwd, env=env)
            if "assess" not in usage:
                raise CheckError(f"kzlegal --help does not name its commands:\n{usage}")
            done("kzlegal --help")
            profile = cwd / "profile.yaml"
            profile.write_text((ROOT / "docs/example-profile.yaml").read_text("utf-8"), "utf-8")
            check_assessment(
                run(
                    programs / "kzlegal",
                    *("assess", profile.name, "--on", ON, "--json"),
                    cwd=cwd,
                    env=env,
                )
            )
            done("kzlegal assess")
            check_service(programs / "python", cwd, env)
            done("kzlegal serve")
        except CheckError as error:
            print(f"wheel check failed: {error}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
