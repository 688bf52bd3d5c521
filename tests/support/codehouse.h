// A code folder on disk with a few files. Header only.
#pragma once

#include "models/codedesk.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace sluice::test {

struct CodeHouse {
    CodeHouse()
    {
        write("index.py", "import json\n\n\ndef handler(event, context):\n    return 'ok'\n");
        write("README.md", "# Clean\n");
        QDir(folder()).mkpath("events");
        write("events/空.json", "{}");
        write("event.json", "{\"a\": 1}");
    }
    [[nodiscard]] QString folder() const { return directory.path() + "/code"; }
    void write(const QString &path, const QByteArray &bytes) const
    {
        QDir().mkpath(folder());
        QFile file(folder() + '/' + path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    [[nodiscard]] QByteArray read(const QString &path) const
    {
        QFile file(folder() + '/' + path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] CodeDesk::Key key(const QString &path) const { return {folder(), path}; }

    QTemporaryDir directory;
};

} // namespace sluice::test
