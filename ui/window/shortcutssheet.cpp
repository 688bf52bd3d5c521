#include "ui/window/shortcutssheet.h"

#include "ui/theme/fonts.h"
#include "ui/widgets/controls.h"

#include <QAction>
#include <QGridLayout>
#include <QVBoxLayout>

namespace sluice {

namespace {

constexpr int kColumns = 2;

struct Row {
    QString text;
    QString keys;
};

QList<Row> rowsOf(const QList<QAction *> &actions)
{
    QList<Row> rows;
    for (const auto *action : actions) {
        const auto keys = action->isVisible() ? action->shortcut().toString(QKeySequence::NativeText) : QString();
        if (!keys.isEmpty() && !action->text().isEmpty())
            rows.append({withoutMnemonic(action->text()), keys});
    }
    return rows;
}

QLayout *gridOf(const QList<Row> &rows)
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(measure::kEdge);
    grid->setVerticalSpacing(measure::kSmallGap);
    const auto half = (rows.size() + kColumns - 1) / kColumns;
    for (int i = 0; i < rows.size(); ++i) {
        const int line = int(i % half);
        const int column = int(i / half) * 3;
        auto *keys = makeLabel(rows[i].keys, Ink::Text2);
        keys->setFont(fonts::code());
        grid->addWidget(makeLabel(rows[i].text), line, column);
        grid->addWidget(keys, line, column + 1, Qt::AlignRight);
        if (column == 0)
            grid->setColumnMinimumWidth(2, measure::kEdge);
    }
    return grid;
}

} // namespace

ShortcutsSheet::ShortcutsSheet(const QList<QAction *> &windowActions, const QList<QAction *> &pageActions, QWidget *window)
    : Sheet(tr("Keyboard shortcuts"), window)
{
    auto page = rowsOf(pageActions);
    if (!page.isEmpty()) {
        body()->addWidget(makeHeading(tr("On this page")));
        body()->addLayout(gridOf(page));
        body()->addSpacing(measure::kGap);
    }
    auto everywhere = rowsOf(windowActions);
    body()->addWidget(makeHeading(tr("Everywhere")));
    body()->addLayout(gridOf(everywhere));
    body()->addSpacing(measure::kGap);
    body()->addWidget(makeHeading(tr("In tables")));
    body()->addLayout(gridOf({{tr("Open"), QStringLiteral("Enter")},
                              {tr("Unfold, fold"), QStringLiteral("→ ←")},
                              {tr("First, last row"), QStringLiteral("Home End")},
                              {tr("Leave the table"), QStringLiteral("Tab")}}));
    addClose()->setFocus(Qt::OtherFocusReason);
}

} // namespace sluice
