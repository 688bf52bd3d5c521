// The wizard's page on a staged engine, and what tests do with it. Header only.
#pragma once

#include "models/wizarddraft.h"
#include "tests/support/pagefixture.h"
#include "ui/wizard/reviewstep.h"
#include "ui/wizard/wizardfooter.h"
#include "ui/wizard/wizardpage.h"

#include <QTest>

namespace sluice::test {

using WizardFixture = PageFixture<WizardPage>;

inline LogRow sampleLog()
{
    LogRow row;
    row.contents = {{"remote_addr", "10.2.0.7"}, {"status", "200"}, {"request_uri", "/cart"}, {"body_bytes", "512"}};
    return row;
}

inline void stageWizard(FakeEngineClient &client)
{
    client.on<PullLogs>([](const PullLogs &read) -> Result<LogRows> {
        LogRows answer;
        if (read.logstore.logstore != "empty")
            answer.rows = {sampleLog()};
        return answer;
    });
    client.on<CheckAccess>([](const CheckAccess &) -> Result<AccessAnswer> { return AccessAnswer{true, "allowed"}; });
    client.on<PutDefinitions>([](const PutDefinitions &command) -> Result<PutAnswer> {
        PutAnswer answer;
        answer.stack = "sluice: 1\n";
        answer.rows.resize(command.functions.size() + command.triggers.size());
        return answer;
    });
    client.on<GetAuthorization>([](const GetAuthorization &) -> Result<AuthorizationRow> {
        return AuthorizationRow{false, "AliyunLogETLRole", "{}", R"({"Version":"1","Statement":[]})"};
    });
}

inline WizardFooter &footer(WizardFixture &f)
{
    return *f.page.findChild<WizardFooter *>();
}

inline ReviewStep &review(WizardFixture &f)
{
    return *f.page.findChild<ReviewStep *>();
}

inline QPushButton *buttonOf(const QWidget &widget, const QString &text)
{
    for (auto *button : widget.findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text() == text)
            return button;
    }
    return nullptr;
}

inline void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
{
    QTest::keyClick(QApplication::focusWidget(), key, modifiers);
}

inline std::vector<PutDefinitions> creations(const WizardFixture &f)
{
    auto all = f.client.sent<PutDefinitions>();
    std::erase_if(all, [](const PutDefinitions &one) { return one.dryRun; });
    return all;
}

inline void ringDefinitions(WizardFixture &f)
{
    ++f.client.definitions.version;
    Changed what;
    what.definitions = true;
    f.client.ring(what);
}

inline void startWizard(WizardFixture &f, const QString &rest = {})
{
    stageWizard(f.client);
    f.show(rest);
    QVERIFY(QTest::qWaitForWindowActive(&f.page));
    QTRY_VERIFY(!f.page.draft().service.name.empty());
    f.page.focusFirst();
}

// By Next, page by page.
inline void goTo(WizardFixture &f, int step)
{
    while (f.page.step() < step) {
        const int before = f.page.step();
        QTRY_VERIFY(footer(f).next()->isEnabled());
        QTest::mouseClick(footer(f).next(), Qt::LeftButton);
        QCOMPARE(f.page.step(), before + 1);
    }
}

} // namespace sluice::test
