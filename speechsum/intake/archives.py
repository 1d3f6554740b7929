"""A ZIP archive: the reports in it, one by one."""

from __future__ import annotations

import os.path
from collections import Counter
from collections.abc import Callable, Iterator
from typing import IO, TYPE_CHECKING

from speechsum.errors import InputError
from speechsum.intake.kinds import ENDINGS, is_wanted, is_word, office_refusal, unread_ending
from speechsum.intake.limits import DAMAGED, MAX_UNPACKED, limited, reason_of
from speechsum.intake.source import Source, passed_over

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

_UTF8_NAME = 0x800
_ENCRYPTED = 0x1


Opener = Callable[[str, bytes], Iterator[Source]]


def in_zip(path: str, file: IO[bytes], opened: Opener) -> Iterator[Source]:
    """The reports in the archive ``file``; or the one that it is, for so is a Word document.

    Args:
        path: what to call the archive.
        file: where it is, at its beginning.
        opened: gives the reports in a member, by its name and bytes.
    """
    import zipfile

    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
            if is_word(names):
                file.seek(0)
                yield Source(path, data=limited(file), kind="word")
                return
            problem = office = office_refusal(names)
            wanted = [] if office else [one for one in archive.infolist() if _is_report(one)]
            if problem is None and not wanted:
                problem = f"no reports in this archive ({', '.join(ENDINGS)})"
            if problem is not None:
                yield Source(path, problem=problem)
            left = MAX_UNPACKED
            for member in wanted:
                left -= member.file_size
                if left < 0:
                    yield Source(path, problem="unpacks to more than 2 GiB; unpack it yourself")
                    return
                yield from _member(path, archive, member, opened)
            if not office:
                yield from passed_over(path, _unread(archive))
    except zipfile.BadZipFile as error:
        yield Source(path, problem=f"damaged archive: {error}")
    except InputError as error:
        yield Source(path, problem=str(error))


def _member(path: str, archive: ZipFile, member: ZipInfo, opened: Opener) -> Iterator[Source]:
    import zipfile

    name = f"{path}#{_name_of(member)}"
    if member.flag_bits & _ENCRYPTED:
        yield Source(name, problem="encrypted; unpack the archive with its password")
        return
    try:
        with archive.open(member) as file:
            yield from opened(name, limited(file))
    except InputError as error:
        yield Source(name, problem=str(error))
    except (RuntimeError, zipfile.BadZipFile) as error:
        # Packed in a way that Python cannot unpack, or damaged.
        yield Source(name, problem=str(error))
    except (OSError, *DAMAGED) as error:
        yield Source(name, problem=reason_of(error))


def _is_report(member: ZipInfo) -> bool:
    return _is_shown(member) and is_wanted(member.filename)


def _unread(archive: ZipFile) -> Counter[str]:
    """How many members there are of each ending that is not read."""
    shown = filter(_is_shown, archive.infolist())
    return Counter(filter(None, (unread_ending(member.filename) for member in shown)))


def _is_shown(member: ZipInfo) -> bool:
    # What macOS puts beside each file, and what no shell lists.
    hidden = os.path.basename(member.filename).startswith(".") or "__MACOSX/" in member.filename
    return not member.is_dir() and not hidden


def _name_of(member: ZipInfo) -> str:
    if not member.flag_bits & _UTF8_NAME:
        try:  # the name says that it is of code page 437, and hardly ever is
            return member.filename.encode("cp437").decode("utf-8")
        except UnicodeError:
            pass
    return member.filename
