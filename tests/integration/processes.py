"""What an engine has started, as /proc tells it: its descendants, and whatever names its directory."""
import os
import pathlib

PROC = pathlib.Path("/proc")
HEAD = 1 << 20  # of a file in /proc


def processes():
    """Of each living process (number, start): its parent's number and its name. The number with the start is never used again."""
    found = {}
    for folder in PROC.iterdir():
        if not folder.name.isdecimal():
            continue
        try:
            head, _, rest = (folder / "stat").read_text(errors="replace").rpartition(")")
        except OSError:
            continue  # it has ended meanwhile
        fields = rest.split()
        if fields[0] not in "ZX":
            found[int(folder.name), int(fields[19])] = (int(fields[1]), head.partition("(")[2])
    return found


def descendants(ancestor):
    """All below the process of that number: (number, start) → name."""
    table, found, parents = processes(), {}, {ancestor}
    while parents:
        below = {who: name for who, (parent, name) in table.items() if parent in parents}
        found |= below
        parents = {number for number, _ in below}
    return found


def naming(text):
    """Processes, besides this one, whose command line, environment, mounts, folder or open files name the text: a list of words on each."""
    found = []
    for (number, _), (_, name) in processes().items():
        places = [place for place in ("cmdline", "environ", "mountinfo") if text in content(number, place)]
        places += [link for link in links(number) if text in link]
        if places and number != os.getpid():
            found.append(f"{number} ({name}): {', '.join(places)}")
    return found


def content(number, place):
    try:
        with open(PROC / str(number) / place, "rb") as file:
            return file.read(HEAD).decode(errors="replace")
    except OSError:
        return ""


def links(number):
    folder = PROC / str(number)
    try:
        paths = [folder / "cwd", folder / "root", *(folder / "fd").iterdir()]
    except OSError:
        return []
    found = []
    for path in paths:
        try:
            found.append(os.readlink(path))
        except OSError:
            pass
    return found


def mounts(text):
    """This machine's own mounts that name the text."""
    return [line for line in content("self", "mountinfo").splitlines() if text in line]


def sockets(text):
    """Unix sockets of living processes that name the text."""
    return [line for line in content("self", "net/unix").splitlines() if text in line]
