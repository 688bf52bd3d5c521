"""From "module.func", "a.b.func" or "dir/mod.func" to what can be called."""
import importlib
import importlib.util
import os
import sys

from .faults import Fault, flat_stack


def _installed(entry):
    return os.path.basename(entry) in ("site-packages", "dist-packages")


def prepare_path(code, own):
    """sys.path as the service has it: the code, its bundled python/, the layers, the interpreter's; our client last.

    Packages that this machine has installed are none of it: the service has not got them, and they mix badly with bundled ones (pyOpenSSL
    of the system's with a newer cryptography of the code's)."""
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    first = [code]
    if os.path.isdir(os.path.join(code, "python")):
        first.append(os.path.join(code, "python"))
    first += [f"/opt/python/lib/{version}/site-packages", "/opt/python"]
    rest = [entry for entry in sys.path if entry not in first and entry != own and not _installed(entry)]
    sys.path[:] = first + rest + [os.path.join(own, "lib")]


def load(name, code):
    module_name, dot, function = name.rpartition(".")
    parts = module_name.replace("/", ".").split(".")
    if not dot or not function or not all(part and part.isidentifier() or _is_file_word(part) for part in parts):
        raise Fault("InvalidHandleName", f"Invalid handler '{name}'")
    found = _load_parts(parts, module_name, code)
    handler = getattr(found, function, None)
    if not callable(handler):
        raise Fault("HandlerNotFound", f"Handler '{function}' is missing on module '{module_name}'")
    return handler


def _is_file_word(part):
    return all(c.isalnum() or c in "_-" for c in part) and part != ""


def _load_parts(parts, module_name, code):
    """The module of all parts, or an attribute of the longest module that there is."""
    for count in range(len(parts), 0, -1):
        wanted = ".".join(parts[:count])
        try:
            found = _import(wanted, code)
        except ModuleNotFoundError as error:
            if count > 1 and error.name is not None and (wanted == error.name or wanted.startswith(error.name + ".")):
                last = error
                continue
            raise Fault("ImportModuleError", f"Unable to import module '{module_name}'", flat_stack(error)) from error
        except ImportError as error:
            raise Fault("ImportModuleError", f"Unable to import module '{module_name}'", flat_stack(error)) from error
        except SyntaxError as error:
            raise Fault("UserCodeSyntaxError", f"Syntax error in module '{module_name}'", flat_stack(error)) from error
        except Exception as error:
            raise Fault("UserCodeError", f"Module initialization error: '{error}'", flat_stack(error)) from error
        for part in parts[count:]:
            found = getattr(found, part, None)
            if found is None:
                raise Fault("ImportModuleError", f"Unable to import module '{module_name}'", flat_stack(last))
        return found
    raise AssertionError("a name has at least one part")


def _import(wanted, code):
    """User code wins over a module of the same name that the runtime itself has loaded already (json, logging …)."""
    top = wanted.split(".")[0]
    loaded = sys.modules.get(top)
    if loaded is not None and "." not in wanted:
        path = os.path.join(code, top + ".py")
        if os.path.isfile(path) and getattr(loaded, "__file__", None) != path:
            spec = importlib.util.spec_from_file_location(top, path)
            module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
            return module
    return importlib.import_module(wanted)
