// Moving a checkpoint: what it says before it does it, and what it asks the engine for.
#include "tests/support/triggertest.h"
#include "ui/triggers/checkpointdialog.h"
#include "ui/widgets/boxes.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QPointer>
#include <QRadioButton>

using namespace sluice;
using namespace sluice::test;

class tst_Checkpoint : public TriggerTest {
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(Scheme::Light); }
    void init() { make(); }
    void cleanup()
    {
        delete m_dialog;
        f.reset();
    }
    void checkpointSaysWhatItDoes();
    void checkpointByCursor();
    void checkpointRefused();

private:
    [[nodiscard]] QString clipboard() const { return QGuiApplication::clipboard()->text(); }
    void openDialog(const QString &rest);
    [[nodiscard]] QPushButton *dialogButton(const QString &text) const
    {
        for (auto *one : m_dialog->findChildren<QPushButton *>()) {
            if (QString(one->text()).remove(QLatin1Char('&')) == text)
                return one;
        }
        return nullptr;
    }

    QPointer<QDialog> m_dialog;
};

void tst_Checkpoint::openDialog(const QString &rest)
{
    f->client.pumps.rows.resize(2);
    for (int i = 0; i < 2; ++i) {
        auto &pump = f->client.pumps.rows[std::size_t(i)];
        pump.checkpoint = toText(Cursor(1000 + i * 50));
        pump.end = toText(Cursor(1100));
    }
    f->client.on<GetShards>([](const GetShards &command) -> Result<ShardRows> {
        ShardRows rows;
        for (int i = 0; toText(command.logstore) == "shop/orders" && i < 2; ++i) {
            ShardRow row;
            row.shard = i;
            row.first = toText(Cursor(900));
            row.end = toText(Cursor(1100));
            rows.rows.push_back(row);
        }
        return rows;
    });
    show();
    m_dialog = openCheckpointDialog(f->workspace, &f->page, rest);
    QVERIFY(m_dialog);
}

void tst_Checkpoint::checkpointSaysWhatItDoes()
{
    openDialog(QLatin1String(kSceneTrigger));
    const auto *strip = m_dialog->findChild<MessageStrip *>();
    QTRY_COMPARE(
        strip->accessibleName(), // 100 + 150
        QStringLiteral("250 log group(s) are delivered again. The function gets them twice: delivery is at least once."));
    const auto *moves = m_dialog->findChild<Table *>()->model();
    QCOMPARE(moves->rowCount(), 2);
    QCOMPARE(moves->index(1, 3).data().toString(), QStringLiteral("150 log group(s) again"));
    m_dialog->findChildren<QRadioButton *>().at(1)->click();
    QTRY_VERIFY(strip->accessibleName().startsWith(QStringLiteral("150 log group(s) that were not delivered are skipped.")));
    dialogButton(QStringLiteral("Copy old positions"))->click();
    QCOMPARE(clipboard(),
             QStringLiteral("sluicectl checkpoint cleaning/clean/orders --shard 0 --to %1\n"
                            "sluicectl checkpoint cleaning/clean/orders --shard 1 --to %2")
                 .arg(QString::fromStdString(toText(Cursor(1000))), QString::fromStdString(toText(Cursor(1050)))));
    QVERIFY(dialogButton(QStringLiteral("Move checkpoint"))->isEnabled());
    QCoreApplication::sendPostedEvents(); // layouts
    QVERIFY(savePicture(*m_dialog, QStringLiteral("trigger-checkpoint-light")));
    dialogButton(QStringLiteral("Move checkpoint"))->click();
    QTRY_COMPARE(f->client.sent<MoveCheckpoint>().size(), std::size_t(1));
    const auto sent = f->client.sent<MoveCheckpoint>().front();
    QCOMPARE(sent.shard, -1);
    QCOMPARE(sent.to, std::string("end"));
    QCOMPARE(sent.actor, std::string("sluice"));
    QTRY_VERIFY(!m_dialog);
    QCOMPARE(f->said.last(), QStringLiteral("Checkpoint moved. Ctrl+Z moves it back."));
}

void tst_Checkpoint::checkpointByCursor()
{
    openDialog(QLatin1String(kSceneTrigger) + QStringLiteral("/1"));
    auto *shards = m_dialog->findChild<QComboBox *>();
    QTRY_COMPARE(shards->currentIndex(), 2);
    auto *field = m_dialog->findChildren<QLineEdit *>().last();
    field->setFocus();
    QTest::keyClicks(field, QStringLiteral("nonsense"));
    QTRY_VERIFY(field->property("wrong").toBool());
    QVERIFY(!dialogButton(QStringLiteral("Move checkpoint"))->isEnabled());
    field->clear();
    QTest::keyClicks(field, QString::fromStdString(toText(Cursor(1060))));
    QTRY_VERIFY(dialogButton(QStringLiteral("Move checkpoint"))->isEnabled());
    QCOMPARE(m_dialog->findChild<Table *>()->model()->index(0, 3).data().toString(),
             QStringLiteral("skips 10 log group(s)"));
    dialogButton(QStringLiteral("Move checkpoint"))->click();
    QTRY_COMPARE(f->client.sent<MoveCheckpoint>().size(), std::size_t(1));
    QCOMPARE(f->client.sent<MoveCheckpoint>().front().shard, 1);
    QCOMPARE(f->client.sent<MoveCheckpoint>().front().to, toText(Cursor(1060)));
    QTRY_VERIFY(!f->said.isEmpty());
    QCOMPARE(f->said.last(),
             QStringLiteral("Checkpoint moved; it stood at %1. Ctrl+Z moves it back.")
                 .arg(QString::fromStdString(toText(Cursor(1050)))));
}

void tst_Checkpoint::checkpointRefused()
{
    openDialog(QLatin1String(kSceneTrigger));
    QTRY_VERIFY(dialogButton(QStringLiteral("Move checkpoint"))->isEnabled());
    f->client.on<MoveCheckpoint>(
        [](const MoveCheckpoint &) -> Result<PumpRows> { return fail(ErrorKind::Denied, "AccessDenied", "you may not"); });
    dialogButton(QStringLiteral("Move checkpoint"))->click();
    QTRY_VERIFY(m_dialog->findChild<MessageStrip *>()->accessibleName().startsWith(
        QStringLiteral("Could not move the checkpoint. you may not (AccessDenied)")));
    QVERIFY(dialogButton(QStringLiteral("Move checkpoint"))->isEnabled());
    QVERIFY(!openCheckpointDialog(f->workspace, &f->page, QStringLiteral("no/such/trigger")));
}

QTEST_MAIN(tst_Checkpoint)
#include "tst_checkpoint.moc"
