// Base of tests of the triggers' page: opens it on a staged engine for each test, with the verbs that they share.
#pragma once

#include "tests/support/pagefixture.h"
#include "ui/triggers/executionpane.h"
#include "ui/triggers/triggerlist.h"
#include "ui/triggers/triggerlog.h"
#include "ui/triggers/triggerpage.h"
#include "ui/triggers/triggerspage.h"
#include "ui/widgets/table.h"
#include "ui/widgets/triggertable.h"

#include <QPushButton>
#include <QTest>

namespace sluice::test {

class TriggerTest : public QObject {
protected:
    void make(QSize size = {1264, 832})
    {
        QSettings().clear();
        f = std::make_unique<PageFixture<TriggersPage>>(size);
    }
    void show(const QString &rest = QLatin1String(kSceneTrigger))
    {
        f->show(rest);
        QVERIFY(QTest::qWaitForWindowActive(&f->page));
        QTRY_COMPARE(f->workspace.triggers().total(), std::size_t(12));
        if (!rest.isEmpty())
            QTRY_VERIFY(model().rowCount() > 0);
    }
    [[nodiscard]] QPushButton *button(const QString &text) const // visible, whatever its mnemonic
    {
        for (auto *one : f->page.findChildren<QPushButton *>()) {
            if (one->isVisible() && QString(one->text()).remove(QLatin1Char('&')) == text)
                return one;
        }
        return nullptr;
    }
    [[nodiscard]] QAction *action(const QString &text) const
    {
        for (auto *one : f->page.actions()) {
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
    [[nodiscard]] TriggerLog *log() const { return f->page.log(); }
    [[nodiscard]] Table *table() const { return log()->table(); }
    [[nodiscard]] LedgerModel &model() const { return log()->model(); }
    [[nodiscard]] ExecutionPane *pane() const { return f->page.pane(); }

    std::unique_ptr<PageFixture<TriggersPage>> f;

private:
    int m_tasks = 0;
};

} // namespace sluice::test
