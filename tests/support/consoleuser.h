// A person at the whole console: the real program's parts with an engine of its own, used by clicks and keys. Header only.
#pragma once

#include "app/console/console.h"
#include "engine/access/memorysecretstore.h"
#include "tests/support/pagefixture.h"
#include "ui/window/commandpalette.h"
#include "ui/window/mainwindow.h"
#include "ui/window/pagestack.h"
#include "ui/wizard/wizardfooter.h"
#include "ui/wizard/wizardpage.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

namespace sluice::test {

class ConsoleUser : public QObject {
public:
    static constexpr int kPatienceMs = 30'000; // of one step, on the busiest machine

protected:
    // The first start, up to the three doors.
    void start()
    {
        prepareApplication(Scheme::Light);
        console::Options options;
        options.data = m_home.filePath(QStringLiteral("data"));
        options.language = QStringLiteral("en");
        options.sandboxBridge = SLUICE_BIN_DIR "/sluice-bridge"; // tests lie in another folder
        m_objects = options.data + QStringLiteral("/objects");
        m_language = std::make_unique<console::Language>(options.language);
        m_console = std::make_unique<console::Console>(options, std::make_shared<MemorySecretStore>(), *m_language);
        m_finished = std::make_unique<QSignalSpy>(m_console.get(), &console::Console::finished);
        m_console->start();
        for (auto *widget : QApplication::topLevelWidgets()) {
            if (auto *window = qobject_cast<MainWindow *>(widget))
                m_window = window;
        }
        QVERIFY(m_window);
        QTRY_COMPARE_WITH_TIMEOUT(place(), QStringLiteral("welcome"), kPatienceMs);
    }
    void runTheSample()
    {
        click(QStringLiteral("Run the sample"));
        QTRY_COMPARE_WITH_TIMEOUT(place(), QStringLiteral("overview"), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->workspace().definitions()->logstores.size() >= 3, kPatienceMs);
    }
    void quit()
    {
        activate();
        QTest::keyClick(m_window, Qt::Key_Q, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(m_finished->size(), 1, kPatienceMs);
    }

    [[nodiscard]] QPushButton *button(const QString &text) const // of what lies on top
    {
        QWidget *top = QApplication::activeModalWidget() ? QApplication::activeModalWidget() : m_window;
        for (auto *one : top->findChildren<QPushButton *>()) {
            if (one->isVisible() && one->isEnabled() && QString(one->text()).remove(QLatin1Char('&')) == text)
                return one;
        }
        return nullptr;
    }
    void click(const QString &text)
    {
        QTRY_VERIFY2_WITH_TIMEOUT(button(text), qPrintable(text), kPatienceMs);
        QTest::mouseClick(button(text), Qt::LeftButton);
    }
    void activate() // what comes next are keys of the window
    {
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window));
    }
    void command(const QString &typed) // Ctrl+K, a name, Enter
    {
        activate();
        QTest::keyClick(m_window, Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(m_window->commands()->isVisible());
        QTest::keyClicks(m_window->commands()->field(), typed);
        QTest::keyClick(m_window->commands()->field(), Qt::Key_Return);
    }
    [[nodiscard]] QString place() const { return m_window->pages()->place(); }
    [[nodiscard]] const TriggerRow *row(const QString &trigger) const
    {
        return m_window->workspace().triggers().find(trigger.toStdString());
    }
    // The wizard with what it proposes, every three seconds; `fill` is called on each page. Gives the trigger's name.
    QString makeTrigger(const std::function<void(WizardPage &)> &fill = {})
    {
        activate();
        QTest::keyClick(m_window, Qt::Key_N, Qt::ControlModifier);
        auto *wizard = qobject_cast<WizardPage *>(m_window->pages()->page());
        Q_ASSERT(wizard);
        auto *footer = wizard->findChild<WizardFooter *>();
        for (int step = 0; step < 6; ++step) {
            const auto here = [&] { return wizard->step() == step; };
            [&] { QTRY_VERIFY2_WITH_TIMEOUT(here(), qPrintable(QString::number(step)), kPatienceMs); }();
            if (fill)
                fill(*wizard);
            for (auto *box : wizard->findChildren<QSpinBox *>()) {
                if (box->isVisible() && box->accessibleName().contains(QStringLiteral("nterval")))
                    box->setValue(3);
            }
            const auto ready = [&] { return footer->next()->isEnabled(); };
            [&] { QTRY_VERIFY2_WITH_TIMEOUT(ready(), qPrintable(QString::number(step)), kPatienceMs); }();
            QTest::mouseClick(footer->next(), Qt::LeftButton);
        }
        [&] { QTRY_VERIFY_WITH_TIMEOUT(wizard->step() == 6 && footer->next()->isEnabled(), kPatienceMs); }();
        QTest::mouseClick(footer->next(), Qt::LeftButton); // Create
        [&] { QTRY_VERIFY_WITH_TIMEOUT(place().startsWith(QLatin1String("triggers/")), kPatienceMs); }();
        return place().section(QLatin1Char('/'), 1);
    }

    const QTemporaryDir m_home;
    QString m_objects; // where the buckets' folders are
    std::unique_ptr<console::Language> m_language;
    std::unique_ptr<console::Console> m_console;
    std::unique_ptr<QSignalSpy> m_finished;
    MainWindow *m_window = nullptr;
};

} // namespace sluice::test
