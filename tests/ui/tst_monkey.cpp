// A monkey at the real window: seeded keys, clicks, texts and page changes, while executions come in, the engine fails and
// comes back. Nothing may crash, freeze or lose the window. SLUICE_MONKEY_STEPS and SLUICE_SEED choose another walk.
#include "tests/support/pagefixture.h"
#include "ui/window/mainwindow.h"
#include "ui/window/pagestack.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDialog>
#include <QElapsedTimer>
#include <QFileDialog>
#include <QKeyEvent>
#include <QMenu>
#include <QPointer>
#include <QTest>
#include <QTimer>

#include <random>

using namespace sluice;
using namespace sluice::test;

class tst_Monkey : public QObject {
    Q_OBJECT
    static constexpr int kMenuMs = 60;

private slots:
    void plays();

private:
    template <class T> T pick(std::initializer_list<T> from) { return *(from.begin() + number(int(from.size()))); }
    int number(int below) { return int(m_random() % std::uint32_t(std::max(1, below))); }
    QWidget *top(); // the popup or dialog that has the keyboard, else the window
    void step();
    void click(QWidget *target);
    void type(QWidget *target);
    void trouble();

    std::mt19937 m_random;
    std::unique_ptr<FakeEngineClient> m_client;
    std::unique_ptr<MainWindow> m_window;
    QString m_last; // what was done, for the message of a failure
};

QWidget *tst_Monkey::top()
{
    if (auto *popup = QApplication::activePopupWidget())
        return popup;
    if (auto *modal = QApplication::activeModalWidget())
        return modal;
    return m_window.get();
}

void tst_Monkey::click(QWidget *target)
{
    const QPoint at(number(target->width()), number(target->height()));
    // Menus of Qt's own run a loop of their own: this ends it.
    QTimer::singleShot(kMenuMs, this, [] {
        if (auto *popup = QApplication::activePopupWidget())
            popup->close();
    });
    auto *button = qobject_cast<QAbstractButton *>(target);
    m_last = QStringLiteral("click %1 \"%2\"")
                 .arg(QLatin1String(target->metaObject()->className()), button ? button->text() : QString());
    if (number(8) == 0)
        QTest::mouseDClick(target, Qt::LeftButton, {}, at);
    else if (number(12) == 0) {
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, target->mapToGlobal(at));
        QCoreApplication::sendEvent(target, &event);
    } else {
        QTest::mouseClick(target, Qt::LeftButton, {}, at);
    }
}

void tst_Monkey::type(QWidget *target)
{
    static const QStringList kTexts = {
        QStringLiteral("orders"),       QStringLiteral("status: failed"), QStringLiteral("2-delivery"),
        QStringLiteral("名字 🐒"),       QStringLiteral("{\"a\":"),        QStringLiteral("\u202Eabc"),
        QString(300, QLatin1Char('x')), QStringLiteral("shard: 0-3"),     QStringLiteral("-1")};
    const auto &text = kTexts[number(int(kTexts.size()))];
    m_last = QStringLiteral("type \"%1\"").arg(text.left(20));
    // As an input method gives it: QTest's keys are Latin only.
    const QPointer<QWidget> guard(target);
    for (const auto c : text) {
        if (!guard)
            return;
        QKeyEvent press(QEvent::KeyPress, Qt::Key_unknown, Qt::NoModifier, QString(c));
        QCoreApplication::sendEvent(guard, &press);
    }
}

void tst_Monkey::trouble()
{
    m_last = QStringLiteral("trouble");
    switch (number(6)) {
    case 0: m_client->fail({ErrorKind::Unavailable, "EngineGone", {}}); break;
    case 1: m_client->fail({ErrorKind::Denied, "Unauthorized", "no statement allows it"}); break;
    case 2: m_client->setLink(Link::Lost); break;
    case 3: m_client->triggers.rows.clear(); break;
    case 4: m_client->definitions = {}; break;
    default:
        m_client->succeed();
        m_client->setLink(Link::Connected);
        m_client->triggers.rows.clear();
        m_client->pumps.rows.clear();
        m_client->definitions = {};
        stageScene(*m_client);
        stageConsole(*m_client);
    }
    m_client->ring(Changed::everything());
}

void tst_Monkey::step()
{
    auto *root = top();
    if (qobject_cast<QFileDialog *>(root)) {
        m_last = QStringLiteral("close the file dialog");
        static_cast<QDialog *>(root)->reject();
        return;
    }
    auto *focus = root->focusWidget() ? root->focusWidget() : root;
    const int kind = number(100);
    if (kind < 45) {
        QList<QWidget *> targets;
        for (auto *one : root->findChildren<QWidget *>()) {
            if (one->isVisible() && one->isEnabled() && one->window() == root->window()
                && (qobject_cast<QAbstractButton *>(one) || qobject_cast<QAbstractScrollArea *>(one->parentWidget())
                    || qobject_cast<QComboBox *>(one) || one->focusPolicy() != Qt::NoFocus))
                targets.append(one);
        }
        click(targets.isEmpty() ? root : targets[number(int(targets.size()))]);
    } else if (kind < 75) {
        const auto key = pick({Qt::Key_Tab, Qt::Key_Backtab, Qt::Key_Down, Qt::Key_Up, Qt::Key_Left, Qt::Key_Right,
                               Qt::Key_Return, Qt::Key_Escape, Qt::Key_Space, Qt::Key_Home, Qt::Key_End, Qt::Key_PageDown,
                               Qt::Key_Delete, Qt::Key_F1, Qt::Key_F2, Qt::Key_F5});
        m_last = QStringLiteral("key %1").arg(int(key), 0, 16);
        QTest::keyClick(focus, key);
    } else if (kind < 77) {
        m_last = QStringLiteral("Alt+Left");
        QTest::keyClick(focus, Qt::Key_Left, Qt::AltModifier);
    } else if (kind < 84) {
        const auto key = pick({Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4, Qt::Key_5, Qt::Key_6, Qt::Key_N, Qt::Key_K,
                               Qt::Key_F, Qt::Key_Z, Qt::Key_Comma, Qt::Key_I, Qt::Key_T, Qt::Key_C, Qt::Key_A});
        m_last = QStringLiteral("Ctrl+%1").arg(int(key), 0, 16);
        QTest::keyClick(focus, key, Qt::ControlModifier);
    } else if (kind < 93) {
        type(focus);
    } else if (kind < 96) {
        m_last = QStringLiteral("executions");
        m_client->inject({sceneRow(kSceneNow, number(4), 10, 20), sceneRow(kSceneNow, 1, 5, 7)});
    } else if (kind < 98) {
        trouble();
    } else {
        m_last = QStringLiteral("resize");
        m_window->resize(1024 + number(700), 640 + number(400));
    }
}

void tst_Monkey::plays()
{
    const int steps = qEnvironmentVariableIsSet("SLUICE_MONKEY_STEPS") ? qEnvironmentVariableIntValue("SLUICE_MONKEY_STEPS")
        : qEnvironmentVariableIsSet("SLUICE_LONG")                     ? 20'000
                                                                       : 1'500;
    const auto seed = qEnvironmentVariableIsSet("SLUICE_SEED") ? qEnvironmentVariableIntValue("SLUICE_SEED") : 1'122;
    constexpr qint64 kFrozenMs = 3'000; // on the busiest machine
    m_random.seed(std::uint32_t(seed));
    prepareApplication(Scheme::Light);
    m_client = std::make_unique<FakeEngineClient>();
    stageScene(*m_client);
    stageConsole(*m_client);
    m_window = std::make_unique<MainWindow>([] { return kSceneNow; });
    m_window->openPage({});
    m_window->show();
    m_window->attach(*m_client);
    QTRY_COMPARE(m_window->workspace().triggers().total(), std::size_t(12));
    QElapsedTimer step;
    for (int i = 0; i < steps; ++i) {
        step.start();
        this->step();
        QCoreApplication::processEvents();
        QVERIFY2(
            step.elapsed() < kFrozenMs,
            qPrintable(QStringLiteral("seed %1, step %2: %3 took %4 ms").arg(seed).arg(i).arg(m_last).arg(step.elapsed())));
        if (!m_window->isVisible()) // Ctrl+Q is not among the keys, but the palette knows Quit
            m_window->show();
    }
    // It is still a window that answers.
    for (int i = 0; i < 20 && top() != m_window.get(); ++i) {
        if (auto *dialog = qobject_cast<QDialog *>(top()))
            dialog->reject();
        else
            top()->close();
    }
    m_client->succeed();
    m_client->setLink(Link::Connected);
    m_client->triggers.rows.clear();
    m_client->pumps.rows.clear();
    m_client->definitions = {};
    stageScene(*m_client);
    m_client->ring(Changed::everything());
    m_window->workspace().open(QStringLiteral("triggers"));
    QTRY_COMPARE(m_window->pages()->place(), QStringLiteral("triggers"));
    m_window.reset();
    m_client.reset();
}

QTEST_MAIN(tst_Monkey)
#include "tst_monkey.moc"
