"""Checksums of the data package: ``python -m components.evidence.package`` renews them.

Run it after editing a file under ``data/``; the tests fail while a checksum is out of date.
"""

import hashlib
import json
from pathlib import Path

from components.evidence.files import DATA


def renewed(descriptor: str, root: Path = DATA) -> str:
    """Return the text of ``datapackage.json`` with size and SHA-256 of each file under `root`."""
    package = json.loads(descriptor)
    for resource in package["resources"]:
        content = (root / resource["path"]).read_bytes()
        resource["bytes"] = len(content)
        resource["hash"] = f"sha256:{hashlib.sha256(content).hexdigest()}"
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    path = DATA / "datapackage.json"
    path.write_text(renewed(path.read_text(encoding="utf-8")), encoding="utf-8")
