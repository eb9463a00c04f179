"""Which data, words and code an answer was made of."""

import hashlib
from functools import cache

from components.evidence.files import DATA

COMPONENTS = DATA.parent / "components"


@cache
def release_digest() -> str:
    """Return a digest of the data, the catalogues and the code that turns them into answers.

    It is the same on every replica of one release and differs between releases, so that an answer
    kept by a client is never taken for today's.
    """
    digest = hashlib.sha256()
    for folder, kinds in ((DATA, {".csv", ".json"}), (COMPONENTS, {".py", ".toml"})):
        for path in sorted(path for path in folder.rglob("*") if path.suffix in kinds):
            digest.update(path.relative_to(DATA.parent).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
