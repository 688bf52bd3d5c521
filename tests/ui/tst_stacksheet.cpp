// A stack file is shown as a plan before it is applied; F5 without an engine says that it is tried.
#include "tests/support/pagefixture.h"
#include "tests/support/windowtest.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/table.h"
#include "ui/window/stacksheet.h"
#include "ui/window/topbar.h"

#include <QCheckBox>
#include <QSignalSpy>

using namespace sluice;
using namespace sluice::test;

class tst_StackSheet : public WindowTest {
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(Scheme::Light); }
    void init();
    void cleanup() { f.reset(); }
    void showsThePlanAndAsks();
    void cancelChangesNothing();
    void deletesOnlyWhenWanted();
    void mistakesHaveTheirPlace();
    void nothingToDo();
    void unreadableFile();
    void applyingFails();
    void plansAgainWhenThingsChange();
    void anotherTryIsSaid();
    void pictures_data();
    void pictures();

private:
    StackSheet *openSheet()
    {
        f->window.workspace().open(QStringLiteral("stack/") + m_path);
        return f->window.findChild<StackSheet *>();
    }
    [[nodiscard]] QPushButton *in(const QWidget &sheet, const char *text) const
    {
        for (auto *one : sheet.findChildren<QPushButton *>()) {
            if (!one->isHidden() && QString(one->text()).remove(QLatin1Char('&')) == QLatin1String(text))
                return one;
        }
        return nullptr;
    }
    [[nodiscard]] QStringList rows(const QWidget &sheet) const
    {
        QStringList texts;
        const auto *model = sheet.findChild<Table *>()->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            QStringList cells;
            for (int column = 0; column < model->columnCount(); ++column)
                cells.append(model->index(row, column).data().toString());
            texts.append(cells.join(QLatin1Char('|')));
        }
        return texts;
    }

    QTemporaryDir m_folder;
    QString m_path;
};

void tst_StackSheet::init()
{
    show();
    f->window.attach(f->client);
    m_path = m_folder.filePath(QStringLiteral("shop.yaml"));
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("sluice: 1\n");
    f->client.on<PlanStack>([](const PlanStack &plan) -> Result<PlanRows> {
        PlanRows answer{
            {{"create", "project", "fresh", ""}, {"change", "trigger", "shipping/to-csv/every-minute", "interval: 60 → 30"}},
            {"trigger shipping/to-csv/every-minute: a start position counts at creation only"}};
        answer.rows.push_back({plan.prune ? "delete" : "keep", "logstore", "shop/old", "no longer in the file"});
        return answer;
    });
    f->client.on<ApplyStack>([](const ApplyStack &) -> Result<PlanRows> {
        return PlanRows{{{"create", "project", "fresh", ""}, {"change", "trigger", "a/b/c", ""}}, {}};
    });
    QTRY_VERIFY(f->window.workspace().definitions()->version > 0);
}

void tst_StackSheet::showsThePlanAndAsks()
{
    auto *sheet = openSheet();
    QVERIFY(sheet && sheet->isVisible());
    auto *apply = in(*sheet, "Apply");
    QVERIFY(!apply->isEnabled()); // before it is known what it does
    QTRY_VERIFY(apply->isEnabled());
    QCOMPARE(rows(*sheet),
             (QStringList{QStringLiteral("create|project|fresh|"),
                          QStringLiteral("change|trigger|shipping/to-csv/every-minute|interval: 60 → 30"),
                          QStringLiteral("stays|Logstore|shop/old|no longer in the file")}));
    QCOMPARE(sheet->findChild<BadgeLabel *>()->accessibleName(), QStringLiteral("creates 1, changes 1"));
    QVERIFY(f->client.sent<ApplyStack>().empty());
    QCOMPARE(f->client.sent<PlanStack>().back().file, m_path.toStdString());
    apply->click();
    QTRY_COMPARE(f->client.sent<ApplyStack>().size(), std::size_t(1));
    const auto sent = f->client.sent<ApplyStack>().front();
    QCOMPARE(sent.text, std::string("sluice: 1\n"));
    QCOMPARE(sent.file, m_path.toStdString());
    QCOMPARE(sent.actor, std::string("sluice"));
    QVERIFY(!sent.prune);
    QTRY_VERIFY(!f->window.findChild<StackSheet *>());
}

void tst_StackSheet::cancelChangesNothing()
{
    auto *sheet = openSheet();
    QTRY_VERIFY(in(*sheet, "Apply")->isEnabled());
    QTest::keyClick(sheet, Qt::Key_Escape);
    QTRY_VERIFY(!f->window.findChild<StackSheet *>());
    QVERIFY(f->client.sent<ApplyStack>().empty());
}

void tst_StackSheet::deletesOnlyWhenWanted()
{
    auto *sheet = openSheet();
    QTRY_VERIFY(in(*sheet, "Apply")->isEnabled());
    sheet->findChild<QCheckBox *>()->click();
    QVERIFY(!in(*sheet, "Apply")->isEnabled()); // until the other plan is there
    QTRY_VERIFY(in(*sheet, "Apply")->isEnabled());
    QCOMPARE(rows(*sheet).last().section(QLatin1Char('|'), 0, 2), QStringLiteral("delete|Logstore|shop/old"));
    QCOMPARE(sheet->findChild<BadgeLabel *>()->accessibleName(), QStringLiteral("creates 1, changes 1, deletes 1"));
    in(*sheet, "Apply")->click();
    QTRY_COMPARE(f->client.sent<ApplyStack>().size(), std::size_t(1));
    QVERIFY(f->client.sent<ApplyStack>().front().prune);
}

void tst_StackSheet::mistakesHaveTheirPlace()
{
    bool good = false;
    f->client.on<PlanStack>([&](const PlanStack &plan) -> Result<PlanRows> {
        if (good)
            return PlanRows{{{"create", "project", "fresh", ""}}, {}};
        return tl::unexpected(Error{ErrorKind::Invalid, "UnknownKey", "there is no key \"intervall\"", {plan.file, 12, 7}});
    });
    auto *sheet = openSheet();
    auto *trouble = sheet->findChild<TroubleBox *>();
    QTRY_VERIFY(trouble->isVisible());
    QVERIFY2(trouble->accessibleDescription().contains(m_path + QStringLiteral(":12:7: there is no key")),
             qPrintable(trouble->accessibleDescription()));
    QVERIFY(!in(*sheet, "Apply")->isEnabled());
    QVERIFY(!sheet->findChild<Table *>()->isVisible());
    good = true; // put right in an editor
    in(*sheet, "Read the file again")->click();
    QTRY_VERIFY(in(*sheet, "Apply")->isEnabled());
    QVERIFY(!trouble->isVisible());
    QCOMPARE(rows(*sheet).size(), 1);
}

void tst_StackSheet::nothingToDo()
{
    f->client.on<PlanStack>([](const PlanStack &) -> Result<PlanRows> { return PlanRows(); });
    auto *sheet = openSheet();
    auto *empty = sheet->findChild<EmptyState *>();
    QTRY_VERIFY(empty->isVisible());
    QCOMPARE(empty->title(), QStringLiteral("Nothing would change"));
    QVERIFY(!in(*sheet, "Apply")->isEnabled());
}

void tst_StackSheet::unreadableFile()
{
    QFile::remove(m_path);
    auto *sheet = openSheet();
    QVERIFY(sheet->findChild<TroubleBox *>()->isVisible());
    QVERIFY(sheet->findChild<TroubleBox *>()->accessibleDescription().contains(m_path));
    QVERIFY(f->client.sent<PlanStack>().empty());
}

void tst_StackSheet::applyingFails()
{
    auto *sheet = openSheet();
    QTRY_VERIFY(in(*sheet, "Apply")->isEnabled());
    f->client.on<ApplyStack>([](const ApplyStack &) -> Result<PlanRows> {
        return fail(ErrorKind::Denied, "ConnectionReadOnly", "the connection is read-only");
    });
    in(*sheet, "Apply")->click();
    QTRY_VERIFY(sheet->findChild<TroubleBox *>()->isVisible());
    QVERIFY(sheet->isVisible());
    in(*sheet, "Read the file again")->click();
    QTRY_VERIFY(in(*sheet, "Apply")->isEnabled());
}

void tst_StackSheet::plansAgainWhenThingsChange()
{
    auto *sheet = openSheet();
    QTRY_VERIFY(in(*sheet, "Apply")->isEnabled());
    QCOMPARE(f->client.sent<PlanStack>().size(), std::size_t(1));
    ++f->client.definitions.version;
    Changed what;
    what.definitions = true;
    f->client.ring(what);
    QTRY_COMPARE(f->client.sent<PlanStack>().size(), std::size_t(2));
}

void tst_StackSheet::anotherTryIsSaid()
{
    f.reset();
    show();
    f->window.showTrouble({ErrorKind::InUse, "DirectoryHeld", "another engine has it"});
    QSignalSpy asked(&f->window, &MainWindow::engineAsked);
    const auto strip = [this] {
        for (auto *one : f->window.findChildren<MessageStrip *>()) {
            if (one->isVisible())
                return one->accessibleName();
        }
        return QString();
    };
    QTest::keyClick(&f->window, Qt::Key_F5);
    QVERIFY(strip().startsWith(QStringLiteral("Starting the engine."))); // on whatever page, before it is tried
    QCOMPARE(asked.count(), 0);
    QTest::keyClick(&f->window, Qt::Key_F5);
    QTRY_COMPARE(asked.count(), 1); // once
    f->window.showTrouble({ErrorKind::InUse, "DirectoryHeld", "another engine has it"});
    QVERIFY(strip().startsWith(QStringLiteral("Could not start the engine.")));
    QTest::keyClick(&f->window, Qt::Key_F5);
    QTRY_COMPARE(asked.count(), 2);
    f->window.attach(f->client);
    QTRY_VERIFY(strip().isEmpty());
}

void tst_StackSheet::pictures_data()
{
    QTest::addColumn<int>("scheme");
    QTest::newRow("light") << int(Scheme::Light);
    QTest::newRow("dark") << int(Scheme::Dark);
}

void tst_StackSheet::pictures()
{
    QFETCH(int, scheme);
    f.reset();
    prepareApplication(Scheme(scheme));
    init();
    auto *sheet = openSheet();
    QTRY_VERIFY(in(*sheet, "Apply")->isEnabled());
    QCoreApplication::sendPostedEvents();
    QVERIFY(savePicture(*sheet, QStringLiteral("stack-plan-") + QLatin1String(QTest::currentDataTag())));
    prepareApplication(Scheme::Light);
}

QTEST_MAIN(tst_StackSheet)
#include "tst_stacksheet.moc"
