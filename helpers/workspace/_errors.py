"""What can go wrong on a disk, as a sentence that says what to do."""

import errno


class WorkspaceError(Exception):
    """Something in the workspace cannot be used; the message says what it is and what to do. Nothing was changed."""


def sentence(error: OSError) -> str:
    """What the system refused: which file, why, and what to do."""
    place = error.filename2 if error.filename2 is not None else error.filename
    reason = error.strerror or str(error) or type(error).__name__
    what = f"{place}: {reason}." if place is not None else f"{reason}."
    return f"{what} {_advice(error)}"


def _advice(error: OSError) -> str:
    match error.errno:
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return (
                "The course may not read or write there. Change the permissions, or choose another folder: "
                "COURSE_HOME for your notebooks, COURSE_DATA for your progress, --out for what a command writes."
            )
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return "The disk is full, or your quota is. Free some space, then run this again."
        case errno.ENOENT:
            return "It isn't there. Check the name, then run this again."
        case errno.EEXIST | errno.ENOTDIR:
            return "There is a file where a folder is needed. Move it away, or choose another folder."
        case errno.EISDIR:
            return "There is a folder where a file is needed. Move it away, then run this again."
        case errno.ENAMETOOLONG:
            return "Choose a shorter name."
        case _:
            return "Check the file and its folder, then run this again."
