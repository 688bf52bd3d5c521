// A code folder of its own on disk, gone with the test. Header only.
#pragma once

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

namespace sluice::test {

struct CodeOnDisk {
    [[nodiscard]] QString folder() const { return directory.path() + "/code"; }
    void write(const QString &path, const QByteArray &bytes) const // makes the folders on its way
    {
        QFile file(folder() + '/' + path);
        QVERIFY(QDir().mkpath(QFileInfo(file).path()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    [[nodiscard]] QByteArray read(const QString &path) const
    {
        QFile file(folder() + '/' + path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir directory;
};

} // namespace sluice::test
