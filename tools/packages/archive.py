"""Zip archives with the same bytes for the same files, whenever and wherever they are made.

    path.write_bytes(archive({'imsmanifest.xml': b'…'}))
"""
import io
import zipfile

_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest of the format
_READABLE = 0o644 << 16


def archive(files):
    """The files by their names in the archive. The order is the dictionary's: a manifest comes first."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, 'w', zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, wherever it is made
            entry.external_attr = _READABLE
            target.writestr(entry, data)
    return made.getvalue()
