"""Write a complete starter publication into a folder."""

import shutil
from importlib.resources import as_file, files
from pathlib import Path

from columba.lib.publication import PublicationError
from columba.lib.settings_file import FILE_NAME


def init_publication(folder: Path) -> list[Path]:
    """Copy the starter into `folder` and return the files written; nothing is written over.

    PublicationError where that cannot be done.
    """
    if (folder / FILE_NAME).exists():
        raise PublicationError(
            f"{folder} already holds a publication ({FILE_NAME}). Choose another folder."
        )
    if folder.exists() and not folder.is_dir():
        raise PublicationError(f"{folder} is a file. Choose another name for the folder.")
    if taken := [name for name in starter_files() if (folder / name).exists()]:
        raise PublicationError(
            f"{folder} already holds {taken[0]}, which would be written over. "
            "Choose an empty folder, or a new one."
        )
    try:
        return copy_starter(folder)
    except OSError as error:
        raise PublicationError(
            f"{folder} cannot be written ({error.strerror}). Choose another folder."
        ) from error


def copy_starter(folder: Path) -> list[Path]:
    """Copy every file of the starter over what `folder` holds; return the paths written."""
    with as_file(files("columba.publication") / "starter") as starter:
        return [_copy(starter / name, folder / name) for name in starter_files()]


def starter_files() -> list[Path]:
    """Return the names of the starter's files, relative to its folder."""
    with as_file(files("columba.publication") / "starter") as starter:
        return sorted(path.relative_to(starter) for path in starter.rglob("*") if path.is_file())


def _copy(source: Path, target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    return target
