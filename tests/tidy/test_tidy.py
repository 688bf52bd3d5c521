#!/usr/bin/env python3
"""Each rule of tidy.py finds what it is for, at the right line, and lets the harmless twin pass."""
import sys
import unittest

sys.dont_write_bytecode = True
import tidy


def found(path, text):
    return [p for p in tidy.check_file(path, text)]


class Rules(unittest.TestCase):
    def refuses(self, path, text, line, words):
        problems = found(path, text)
        self.assertTrue(any(p.startswith(f"{path}:{line}:") and words in p for p in problems), problems)

    def accepts(self, path, text):
        self.assertEqual(found(path, text), [])

    def test_engine_includes_ui(self):
        self.refuses("engine/logs/a.cpp", '#include "ui/theme/theme.h"\n', 1, "engine must not include ui")

    def test_model_includes_engine_inside(self):
        self.refuses("models/a.cpp", '\n#include "engine/triggers/pump.h"\n', 2, "client only")
        self.accepts("models/a.cpp", '#include "engine/client/rows.h"\n#include "engine/base/clock.h"\n')

    def test_room_includes_sibling(self):
        self.refuses("engine/logs/a.cpp", '#include "engine/triggers/pump.h"\n', 1, "engine/logs must not include engine/triggers")
        self.accepts("engine/triggers/a.cpp", '#include "engine/logs/logservice.h"\n')

    def test_room_includes_adapter(self):
        self.refuses("engine/triggers/a.cpp", '#include "engine/logs/local/segment.h"\n', 1, "adapter")
        self.accepts("engine/engine.cpp", '#include "engine/logs/local/segment.h"\n')

    def test_gui_in_engine(self):
        self.refuses("engine/a/b.h", "#pragma once\n#include <QWidget>\n", 2, "no Gui")

    def test_long_function(self):
        body = "void f()\n{\n" + "    g();\n" * 80 + "}\n"
        self.refuses("engine/a/b.cpp", body, 2, "function has 82 lines")
        self.accepts("engine/a/b.cpp", "namespace x {\n" + "void f()\n{\n    g();\n}\n" * 30 + "}\n")

    def test_long_method_in_class(self):
        self.refuses("ui/b.cpp", "class A {\n    void f() {\n" + "        g();\n" * 80 + "    }\n};\n", 2, "function has")

    def test_long_file(self):
        self.refuses("engine/a/b.cpp", "int a;\n" * 401, 401, "file has 401 lines")
        self.accepts("engine/a/b.cpp", "int a;\n" * 400)

    def test_banned(self):
        self.refuses("ui/a.cpp", "\nconnect(a, SIGNAL(x()), b);\n", 2, "string-based")
        self.refuses("engine/a/b.cpp", "auto s = QObject::tr(text);\n", 1, "translate")
        self.refuses("tests/a.cpp", "QTest::qWait(100);\n", 1, "fixed waits")
        self.refuses("ui/a.cpp", "dialog.exec();\n", 1, "nested")
        self.accepts("app/console/main.cpp", "return application.exec();\n")
        self.accepts("ui/a.cpp", '// dialog.exec();\nauto s = "SIGNAL(";\n')

    def test_throw_and_namespace(self):
        self.refuses("engine/a/b.cpp", "throw Error{};\n", 1, "values")
        self.refuses("models/a.h", "#pragma once\nusing namespace sluice;\n", 2, "using namespace")

    def test_marked_texts_are_asked_for_in_their_context(self):
        marked = 'struct AText {\n    Q_DECLARE_TR_FUNCTIONS(A)\n};\nauto *a = QT_TRANSLATE_NOOP("%s", "x");\n'
        self.refuses("ui/a.cpp", marked % "AText", 4, "translation context")
        self.accepts("ui/a.cpp", marked % "A")

    def test_literals_do_not_confuse(self):
        self.accepts("engine/a/b.cpp", 'auto s = R"({ "a": 1 )";\nauto c = \'{\';\nint x = 1\'000;\n')


if __name__ == "__main__":
    unittest.main()
