#!/usr/bin/env python3
"""The house rules, as a test: include arrows, file and function length, banned calls. Prints file:line: what.

usage: tidy.py ROOT        exit 1 when a rule is broken
"""
import pathlib
import re
import subprocess
import sys

FILE_LINES_MAX = 400
FUNCTION_LINES_MAX = 70
LINE_COLUMNS_MAX = 140

LAYERS = {"engine": {"engine"}, "models": {"models", "engine"}, "ui": {"ui", "models", "engine"},
          "app": {"app", "ui", "models", "engine", "resources"}}

# What a room of the engine may include besides itself and base. A sibling's adapter folder (logs/local, functions/native …)
# is never among it: engine/*.cpp alone joins those.
ROOMS = {
    "base": set(),
    "logs": set(),
    "query": {"logs"},
    "collect": {"logs"},
    "objects": set(),
    "functions": {"logs", "objects"},
    "triggers": {"logs", "functions"},
    "access": set(),
    "catalog": {"logs", "functions", "objects", "triggers", "access"},
    "client": {"logs", "functions", "objects", "triggers", "access", "catalog"},
    "enforcement": {"logs", "functions", "objects", "triggers", "access", "catalog", "client"},
    "gateway": {"logs", "functions", "objects", "triggers", "access", "catalog", "client", "enforcement"},
}
# Values that anybody in the engine may hold, wherever they live.
VALUES = {"engine/catalog/definitions.h", "engine/client/rows.h", "engine/triggers/ledgerrecord.h", "engine/triggers/trigger.h",
          "engine/functions/function.h", "engine/functions/event.h", "engine/logs/logstore.h", "engine/objects/bucket.h",
          "engine/access/role.h", "engine/access/user.h", "engine/access/connection.h", "engine/access/caller.h", "engine/access/secret.h",
          "engine/client/accessrows.h", "engine/client/accesscommands.h", "engine/client/consolerows.h", "engine/client/consolecommands.h"}
# What models and ui may know of the engine: the client, the values that it speaks in, and pure rules that a form checks
# while a person types (each is also checked by the engine).
PURE_RULES = {"engine/catalog/names.h", "engine/functions/native/templateparameter.h", "engine/access/ram/policy.h",
              "engine/access/ram/policyproblems.h", "engine/access/ram/evaluator.h", "engine/access/ram/trust.h",
              "engine/access/serviceaddress.h", "engine/functions/starters.h", "engine/catalog/accessnames.h", "engine/catalog/fieldjson.h",
              "engine/catalog/references.h"}
CLIENT_FACE = VALUES | PURE_RULES | {"engine/client/engineclient.h", "engine/client/commands.h", "engine/client/rows.h"}

GUI_HEADER = re.compile(r"<Q(Widget|Application|Gui|MainWindow|Painter|Icon|Pixmap|Style|Palette|Dialog|Table|Label|Push)\w*>")

BANNED = [  # pattern, where (path prefixes; "" = everywhere), except (path prefixes), why
    (r"\b(SIGNAL|SLOT)\s*\(", [""], [], "string-based connect"),
    (r"\b(Q_FOREACH|foreach)\s*\(", [""], [], "use range-based for"),
    (r"\bqApp\b", [""], [], "hand in what is needed"),
    (r"\bQEventLoop\b|\bprocessEvents\s*\(", ["engine/", "models/", "ui/", "app/"], [], "no nested event loops"),
    (r"(\.|->)exec\s*\(\s*\)", ["engine/", "models/", "ui/"], [], "no nested event loops"),
    (r"\b(sleep_for|sleep_until|usleep|nanosleep|msleep|qSleep|qWait)\s*\(|(?<![\w.>])sleep\s*\(", [""], [], "no fixed waits"),
    (r"\btr\s*\(", ["engine/"], [], "the engine does not translate"),
    (r"(?<![\w:])system\s*\(|\bpopen\s*\(", [""], [], "no shell"),
    (r"\bstd::(cout|cerr)\b|\bprintf\s*\(", ["engine/", "models/", "ui/"], [], "programs print, libraries answer"),
    (r"\bthrow\s+\w", ["engine/", "models/", "ui/", "app/"], [], "errors are values"),
    (r"\bstrcpy\s*\(|\bsprintf\s*\(|\bgets\s*\(", [""], [], "unbounded write"),
    (r"setInsecureFallback\s*\(\s*true", [""], [], "no plaintext secrets"),
]

INCLUDE = re.compile(r'^\s*#\s*include\s+(["<])([^">]+)[">]')


def stripped(text):
    """The text with comments and literals blanked, line structure kept."""
    out = []
    i, n = 0, len(text)
    while i < n:
        two = text[i:i + 2]
        raw = re.match(r'R"([^(\s]{0,16})\(', text[i:i + 20]) if text[i] == "R" else None
        if two == "//":
            while i < n and text[i] != "\n":
                i += 1
        elif two == "/*":
            end = text.find("*/", i + 2)
            end = n if end < 0 else end + 2
            out.append("\n" * text.count("\n", i, end))
            i = end
        elif raw and not (i and (text[i - 1].isalnum() or text[i - 1] == "_")):
            end = text.find(")" + raw.group(1) + '"', i)
            end = n if end < 0 else end + len(raw.group(1)) + 2
            out.append('""' + "\n" * text.count("\n", i, end))
            i = end
        elif text[i] == '"' or (text[i] == "'" and not (i and text[i - 1].isalnum())):
            quote = text[i]
            i += 1
            while i < n and text[i] != quote and text[i] != "\n":
                i += 2 if text[i] == "\\" else 1
            i += 1
            out.append(quote * 2)
        else:
            out.append(text[i])
            i += 1
    return "".join(out)


def functions(code):
    """(first line, last line) of every outermost function body."""
    depth, start, line, head = [], None, 1, ""
    for c in code:
        if c == "\n":
            line += 1
            head += " "
        elif c == "{":
            container = re.search(r"\b(namespace|class|struct|union|enum|extern)\b[^()]*$", head) is not None
            outer = all(kind == "container" for kind, _ in depth)
            body = not container and ")" in head and not re.search(r"=\s*$", head)
            depth.append(("container" if container else "body" if body else "other", line))
            if outer and body:
                start = (line, len(depth))
            head = ""
        elif c == "}":
            if start and len(depth) == start[1]:
                yield start[0], line
                start = None
            if depth:
                depth.pop()
            head = ""
        elif c == ";":
            head = ""
        else:
            head += c


def room_of(path):
    parts = path.split("/")
    return parts[1] if len(parts) > 2 and parts[0] == "engine" else None


def check_include(path, included, system):
    layer = path.split("/")[0]
    if system:
        if layer == "engine" and GUI_HEADER.search("<" + included + ">"):
            return "the engine knows no Gui or Widgets"
        return None
    target = included.split("/")[0]
    if target not in ("engine", "models", "ui", "app", "resources", "tests"):
        return None
    if layer in LAYERS and target not in LAYERS[layer]:
        return f"{layer} must not include {target}"
    if layer in ("models", "ui") and target == "engine" and not included.startswith("engine/base/") and included not in CLIENT_FACE:
        return f"{layer} knows the engine by its client only"
    room, other = room_of(path), room_of(included)
    if layer == "engine" and room and other and room != other and other != "base" and included not in VALUES:
        if other not in ROOMS.get(room, set()):
            return f"engine/{room} must not include engine/{other}"
        if included.count("/") > 2 and other != "access":
            return f"engine/{room} must not include an adapter of engine/{other}"
    if layer == "engine" and room and other is None and target == "engine":
        return "a room must not include the engine that joins it"
    return None


def check_file(path, text):
    problems = []
    lines = text.split("\n")
    if len(lines) - 1 > FILE_LINES_MAX:
        problems.append((FILE_LINES_MAX + 1, f"file has {len(lines) - 1} lines, at most {FILE_LINES_MAX}"))
    code = stripped(text)
    for number, (line, bare) in enumerate(zip(lines, code.split("\n")), 1):
        if len(line) > LINE_COLUMNS_MAX and "://" not in line:
            problems.append((number, f"line has {len(line)} columns, at most {LINE_COLUMNS_MAX}"))
        include = INCLUDE.match(line)
        if include:
            why = check_include(path, include.group(2), include.group(1) == "<")
            if why:
                problems.append((number, why))
        if path.endswith(".h") and re.match(r"\s*using\s+namespace\b", bare) and "literals" not in bare:
            problems.append((number, "using namespace in a header"))
        for pattern, where, without, why in BANNED:
            if any(path.startswith(p) for p in where) and not any(path.startswith(p) for p in without) and re.search(pattern, bare):
                problems.append((number, f"banned: {why}"))
    for match in re.finditer(r'QT_TRANSLATE_NOOP\(\s*"(\w+)"', text):
        if f"Q_DECLARE_TR_FUNCTIONS({match.group(1)})" not in text:
            problems.append((text.count("\n", 0, match.start()) + 1, "marked for a translation context that nothing in this file asks"))
    if path.endswith(".h") and "#pragma once" not in text:
        problems.append((1, "header without #pragma once"))
    for first, last in functions(code):
        if last - first + 1 > FUNCTION_LINES_MAX:
            problems.append((first, f"function has {last - first + 1} lines, at most {FUNCTION_LINES_MAX}"))
    return [f"{path}:{number}: {why}" for number, why in sorted(problems)]


def sources(root):
    listed = subprocess.run(["git", "-C", str(root), "ls-files", "-co", "--exclude-standard", "*.cpp", "*.h"],
                            capture_output=True, text=True)
    if listed.returncode == 0 and listed.stdout.strip():
        return sorted(listed.stdout.split())
    return sorted(str(p.relative_to(root)) for p in root.rglob("*") if p.suffix in (".cpp", ".h") and "build" not in p.parts)


def namesakes(root, paths):
    """Two classes of one name in models and ui: the linker takes either for both, silently."""
    seen = {}
    for path in paths:
        if path.split("/")[0] not in ("models", "ui") or not path.endswith(".h") or not (root / path).exists():
            continue
        for number, line in enumerate((root / path).read_text(encoding="utf-8").splitlines(), 1):
            match = re.match(r"(?:class|struct|enum class) (\w+)(?: final)?(?: :.*| \{.*)?$", line)
            if match and match.group(1) in seen:
                yield f"{path}:{number}: {match.group(1)} is also in {seen[match.group(1)]}"
            elif match:
                seen[match.group(1)] = f"{path}:{number}"


def main():
    root = pathlib.Path(sys.argv[1])
    found = sources(root)
    if not found:
        print("tidy: no sources found")
        return 1
    problems = [p for path in found if (root / path).exists()
                for p in check_file(path, (root / path).read_text(encoding="utf-8"))]
    problems += namesakes(root, found)
    print("\n".join(problems))
    print(f"tidy: {len(found)} files, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
