"""Static files under the hash of their content; what a page of the hall loads is stored packed as well."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.storage import ManifestStaticFilesStorage

PACKED_FOLDERS = ("css/", "js/", "vendor/")
PACKED_KINDS = {".css", ".js", ".svg"}
Processed = tuple[str, str, bool] | tuple[str, None, RuntimeError]


class PackedStaticFilesStorage(ManifestStaticFilesStorage):
    """A `.gz` beside each file a page of the hall loads: WhiteNoise and nginx send it as it lies there.

    Packing everything of every package took forty seconds at each start; these few take a tenth of one, and
    a name with its hash is packed once for all.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        """Everybody may read what every browser is sent; scans and papers keep their own mode."""
        super().__init__(*args, **{"file_permissions_mode": 0o644} | options)

    def post_process(self, *args: Any, **options: Any) -> Iterator[Processed]:
        for processed in super().post_process(*args, **options):
            name, hashed = processed[0], processed[1]
            if hashed is not None and name.startswith(PACKED_FOLDERS):
                pack(Path(self.path(hashed)))
            yield processed


def pack(path: Path) -> None:
    """Write `path`.gz unless it lies there; the same bytes whenever it is packed."""
    packed = path.with_name(path.name + ".gz")
    if path.suffix in PACKED_KINDS and not packed.exists():
        packed.write_bytes(gzip.compress(path.read_bytes(), compresslevel=6, mtime=0))
