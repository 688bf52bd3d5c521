// The Functions page on a staged engine, for its tests. Header only: not every test has widgets.
#pragma once

#include "tests/support/listpagefixture.h"
#include "ui/functions/functionhead.h"
#include "ui/functions/functionlist.h"
#include "ui/functions/functionspage.h"
#include "ui/functions/functiontriggers.h"
#include "ui/functions/functionview.h"
#include "ui/widgets/table.h"

#include <QAction>
#include <QDialog>
#include <QTabBar>

namespace sluice::test {

struct FunctionDesk : ListPageFixture<FunctionsPage, FunctionList> {
    explicit FunctionDesk(QSize size = {1264, 832})
        : ListPageFixture(size)
        , view(page.view())
        , head(page.findChild<FunctionHead *>())
        , tabs(page.findChild<QTabBar *>())
        , versions(page.findChild<Table *>("versions"))
    {
        stageConsole(client);
        auto &clean = client.definitions.functions.front();
        clean.secretValues = {{"TOKEN", "shop-token"}};
    }
    void showList()
    {
        show();
        QTRY_COMPARE(page.functions().rowCount(), 7);
        QTRY_VERIFY(page.functions().find("cleaning/clean")->worst.has_value());
    }
    void showFunction(const QString &rest = "cleaning/clean")
    {
        show(rest);
        QTRY_VERIFY(view->isVisible());
        QTRY_VERIFY(view->triggers()->triggers().total() > 0);
    }
    void showVersions()
    {
        showFunction("cleaning/clean/versions");
        QTRY_COMPARE(view->versions().rowCount(), 4);
    }
    [[nodiscard]] Function &clean() { return client.definitions.functions.front(); }
    [[nodiscard]] std::vector<PutDefinitions> puts() const
    {
        auto all = client.sent<PutDefinitions>();
        std::erase_if(all, [](const PutDefinitions &one) { return one.dryRun; });
        return all;
    }
    [[nodiscard]] QAction *action(const QString &text) const
    {
        for (auto *one : page.actions()) {
            if (one->text().remove('&') == text)
                return one;
        }
        return nullptr;
    }
    [[nodiscard]] QDialog *dialog(const char *name) const { return page.findChild<QDialog *>(name); }
    [[nodiscard]] QStringList tabTexts() const
    {
        QStringList texts;
        for (int i = 0; i < tabs->count(); ++i)
            texts.append(tabs->tabText(i));
        return texts;
    }
    [[nodiscard]] QString strip(const char *name) const
    {
        const auto *found = page.findChild<MessageStrip *>(name);
        return found->isVisible() ? found->accessibleName() : QString();
    }

    FunctionView *view;
    FunctionHead *head;
    QTabBar *tabs;
    Table *versions;
};

inline void type(QLineEdit *edit, const QString &text)
{
    edit->setText(text);
    emit edit->textEdited(text);
}

inline QLineEdit *editOf(const QWidget *in, const QString &text)
{
    for (auto *edit : in->findChildren<QLineEdit *>()) {
        if (edit->text() == text)
            return edit;
    }
    return nullptr;
}

} // namespace sluice::test
