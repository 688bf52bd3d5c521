// A page that begins with a list, on a staged engine, and what every such page says without rows. Header only:
// not every test has widgets.
#pragma once

#include "tests/support/pagefixture.h"
#include "ui/widgets/boxes.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTest>

namespace sluice::test {

inline QPushButton *shownButton(const QWidget &in, const QString &text)
{
    QCoreApplication::processEvents(); // a new one is shown from there
    for (auto *one : in.findChildren<QPushButton *>()) {
        if (one->text().remove('&') == text && one->isVisible())
            return one;
    }
    return nullptr;
}

// The page P with its List; `rows` are what the list shows.
template <class P, class List> struct ListPageFixture : PageFixture<P> {
    explicit ListPageFixture(QSize size)
        : PageFixture<P>(size)
        , list(this->page.template findChild<List *>())
        , empty(list->template findChild<EmptyState *>())
    {
    }
    [[nodiscard]] QPushButton *button(const QString &text) const { return shownButton(this->page, text); }
    void readAgain()
    {
        Changed changed;
        changed.definitions = true;
        ++this->client.definitions.version;
        this->client.ring(changed);
    }

    // With `oneRow` typed, a letter more leaves nothing, and the way back is offered. The list is shown.
    void checkFilter(const QAbstractItemModel &rows, const QString &oneRow, const QString &noMatch)
    {
        const int all = rows.rowCount();
        this->page.focusFilter();
        auto *field = list->template findChild<QLineEdit *>();
        QTest::keyClicks(field, oneRow);
        QCOMPARE(rows.rowCount(), 1);
        QVERIFY(empty->isHidden());
        QTest::keyClicks(field, "x");
        QVERIFY(!empty->isHidden());
        QCOMPARE(empty->title(), noMatch);
        button("Clear the filter")->click();
        QCOMPARE(rows.rowCount(), all);
        QVERIFY(empty->isHidden());
    }
    // Nothing is said at once; then that it reads, then what failed; and again brings the rows.
    void checkReadingThenTrouble(const QAbstractItemModel &rows, int total, const QString &nouns)
    {
        this->client.holdAnswers();
        this->show();
        QVERIFY(empty->isHidden());
        QTRY_COMPARE(empty->title(), "Reading the " + nouns);
        this->client.fail({ErrorKind::Denied, "Unauthorized", "no"});
        this->client.releaseAnswers();
        QTRY_COMPARE(empty->title(), "Could not list the " + nouns);
        this->client.succeed();
        button("Try again")->click();
        QTRY_COMPARE(rows.rowCount(), total);
        QVERIFY(empty->isHidden());
    }
    // What the page is open on is deleted elsewhere: `view` makes room for two ways out.
    void checkGone(const QWidget &view, const QString &allOfThem, const QString &place)
    {
        readAgain();
        QTRY_VERIFY(!view.isVisible());
        button(allOfThem)->click();
        button("Trash")->click();
        QCOMPARE(this->places, (QStringList{place, "trash"}));
    }

    List *list;
    EmptyState *empty; // of the list
};

} // namespace sluice::test
