// Access on a staged engine: its page, and a window for its dialogs. Header only: not every test has widgets.
#pragma once

#include "tests/support/accessscene.h"
#include "tests/support/pagefixture.h"
#include "ui/access/accesspage.h"
#include "ui/access/accesstab.h"
#include "ui/access/listpane.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/table.h"

#include <QAction>
#include <QClipboard>
#include <QDialog>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QTest>

namespace sluice::test {

struct AccessFixture : PageFixture<AccessPage> {
    explicit AccessFixture(QSize size = {1264, 832})
        : PageFixture(size)
    {
        stageAccessScene(client);
    }
    void go(const QString &rest)
    {
        show(rest);
        QTRY_VERIFY(workspace.definitions()->version > 0);
        QTRY_VERIFY(!client.sent<GetSecrets>().empty() || !client.sent<GetAuthorization>().empty()
                    || !client.sent<GetAudit>().empty() || table());
    }
    [[nodiscard]] Table *table() const // of the tab, not of its detail
    {
        if (const auto *list = page.tab()->findChild<ListPane *>())
            return list->table();
        return page.tab()->findChild<Table *>();
    }
    [[nodiscard]] QAction *action(const QString &text) const
    {
        for (auto *one : page.actions()) {
            if (QString(one->text()).remove(QLatin1Char('&')) == text)
                return one;
        }
        return nullptr;
    }
    [[nodiscard]] QWidget *dialog(const QString &name) const
    {
        for (auto *one : page.findChildren<QDialog *>(name)) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    [[nodiscard]] QString empty() const // title of what stands in the body of the tab
    {
        for (auto *one : page.tab()->findChildren<EmptyState *>()) {
            if (one->isVisibleTo(&page))
                return one->title();
        }
        return {};
    }
};

inline QString allText(const QWidget *root)
{
    QStringList texts;
    for (const auto *label : root->findChildren<QLabel *>()) {
        const auto *ink = qobject_cast<const InkLabel *>(label);
        texts.append(ink && !ink->fullText().isEmpty() ? ink->fullText() : label->text());
    }
    return texts.join(QLatin1Char('\n'));
}

struct DialogFixture {
    DialogFixture()
        : workspace([] { return kSceneNow; })
    {
        stageScene(client);
        stageAccessScene(client);
        QObject::connect(&workspace, &Workspace::said, [this](const QString &text) { said.append(text); });
        window.resize(1264, 832);
        window.show();
        workspace.attach(client);
        QGuiApplication::clipboard()->clear();
    }
    void read() { QTRY_VERIFY(workspace.definitions()->version > 0); }
    [[nodiscard]] QDialog *dialog(const QString &name) const
    {
        for (auto *one : window.findChildren<QDialog *>(name)) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    // Everywhere that a text could stay: each widget of the program, the settings' file, the clipboard.
    [[nodiscard]] QString trace(const QString &secret) const
    {
        for (auto *widget : QApplication::allWidgets()) {
            const auto texts = {widget->property("text").toString(),
                                widget->property("plainText").toString(),
                                widget->toolTip(),
                                widget->accessibleName(),
                                widget->accessibleDescription(),
                                widget->property("placeholderText").toString(),
                                widget->property("currentText").toString(),
                                widget->windowTitle()};
            for (const auto &text : texts) {
                if (text.contains(secret))
                    return QLatin1String(widget->metaObject()->className());
            }
        }
        QSettings().sync();
        QFile settings(QSettings().fileName());
        if (settings.open(QIODevice::ReadOnly) && settings.readAll().contains(secret.toUtf8()))
            return QStringLiteral("settings");
        if (QGuiApplication::clipboard()->text().contains(secret))
            return QStringLiteral("clipboard");
        return {};
    }

    FakeEngineClient client;
    Workspace workspace;
    QWidget window;
    QStringList said;
};

template <class T> T *named(QWidget *root, const QString &accessibleName)
{
    for (auto *one : root->findChildren<T *>()) {
        if (one->accessibleName() == accessibleName)
            return one;
    }
    return nullptr;
}

inline QPushButton *button(const QWidget *root, const QString &text)
{
    for (auto *one : root->findChildren<QPushButton *>()) {
        if (QString(one->text()).remove(QLatin1Char('&')) == text)
            return one;
    }
    return nullptr;
}

} // namespace sluice::test
