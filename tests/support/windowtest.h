// Base of tests that use a real window: opens it for each test and closes it after, with the verbs that they share.
#pragma once

#include "tests/support/windowfixture.h"
#include "ui/triggers/executionpane.h"
#include "ui/triggers/triggerlist.h"
#include "ui/triggers/triggerlog.h"
#include "ui/triggers/triggerpage.h"
#include "ui/triggers/triggerspage.h"
#include "ui/widgets/table.h"
#include "ui/widgets/triggertable.h"
#include "ui/window/pagestack.h"

#include <QPushButton>
#include <QTest>

namespace sluice::test {

class WindowTest : public QObject {
protected:
    void show()
    {
        QSettings().clear();
        f = std::make_unique<WindowFixture>();
        stageConsole(f->client);
        f->window.openPage(QStringLiteral("triggers"));
        f->window.show();
        QVERIFY(QTest::qWaitForWindowActive(&f->window));
    }
    void open() // the trigger that the scene is about
    {
        f->window.attach(f->client);
        f->window.openPage(QLatin1String(kSceneTrigger));
        QTRY_VERIFY(model().rowCount() > 0);
        QTRY_COMPARE(triggers().total(), std::size_t(12));
    }
    [[nodiscard]] QPushButton *button(const QString &text) const // visible, whatever its mnemonic
    {
        for (auto *one : f->window.findChildren<QPushButton *>()) {
            if (one->isVisible() && QString(one->text()).remove(QLatin1Char('&')) == text)
                return one;
        }
        return nullptr;
    }
    void inject(int count)
    {
        std::vector<LedgerRow> rows;
        for (int i = 0; i < count; ++i) {
            rows.push_back(sceneRow(kSceneNow, 0, 5, 9));
            rows.back().taskId =
                QStringLiteral("00000000-0000-5000-8000-%1").arg(++m_tasks, 12, 10, QLatin1Char('0')).toStdString();
        }
        f->client.inject(std::move(rows));
    }
    [[nodiscard]] TriggerModel &triggers() const { return f->window.workspace().triggers(); }
    [[nodiscard]] TriggersPage *page() const
    {
        return qobject_cast<TriggersPage *>(f->window.pages()->pageOf(QStringLiteral("triggers")));
    }
    [[nodiscard]] TriggerLog *log() const { return page()->log(); }
    [[nodiscard]] Table *table() const { return log()->table(); }
    [[nodiscard]] LedgerModel &model() const { return log()->model(); }
    [[nodiscard]] ExecutionPane *pane() const { return page()->pane(); }

    std::unique_ptr<WindowFixture> f;

private:
    int m_tasks = 0;
};

} // namespace sluice::test
