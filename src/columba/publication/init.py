"""Write a complete starter publication into a folder."""

import shutil
from importlib.resources import as_file, files
from pathlib import Path

from columba.lib.publication import PublicationError
from columba.lib.settings_file import FILE_NAME


def init_publication(folder: Path) -> list[Path]:
    """Copy the starter into `folder`, return the files written; never overwrite a publication."""
    if (folder / FILE_NAME).exists():
        raise PublicationError(
            f"{folder} already holds a publication ({FILE_NAME}). Choose another folder."
        )
    if folder.exists() and not folder.is_dir():
        raise PublicationError(f"{folder} is a file. Choose another name for the folder.")
    return copy_starter(folder)


def copy_starter(folder: Path) -> list[Path]:
    """Copy every file of the starter over what `folder` holds; return the paths written."""
    with as_file(files("columba.publication") / "starter") as starter:
        sources = sorted(path for path in starter.rglob("*") if path.is_file())
        return [_copy(path, folder / path.relative_to(starter)) for path in sources]


def _copy(source: Path, target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    return target
