#include "ui/doctor/doctorlist.h"

#include "models/roles.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/delegates.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>

namespace sluice {

namespace {

constexpr int kFixLeast = 60;

QLatin1String iconOf(CheckLevel level)
{
    switch (level) {
    case CheckLevel::Problem: return QLatin1String("failed");
    case CheckLevel::Warning: return QLatin1String("warning");
    case CheckLevel::Ok: return QLatin1String("ok");
    case CheckLevel::NotChecked: return QLatin1String("idle");
    }
    return {};
}

Ink inkOf(CheckLevel level)
{
    switch (level) {
    case CheckLevel::Problem: return Ink::Bad;
    case CheckLevel::Warning: return Ink::Warn;
    case CheckLevel::Ok: return Ink::Ok;
    case CheckLevel::NotChecked: return Ink::Idle;
    }
    return Ink::Idle;
}

class LevelDelegate final : public CellDelegate {
public:
    using CellDelegate::CellDelegate;

protected:
    void paintContent(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override
    {
        const auto level = CheckLevel(index.data(StateRole).toInt());
        const auto colour = Theme::of(option.palette).ink(inkOf(level));
        const auto middle = rect.top() + DoctorList::kRowHeight / 2;
        paintIcon(painter, QRect(rect.left() + 4, middle - measure::kIcon / 2, measure::kIcon, measure::kIcon),
                  iconOf(level), colour);
        painter->setPen(colour);
        painter->drawText(QRect(rect.left() + 26, rect.top(), rect.width() - 26, DoctorList::kRowHeight),
                          Qt::AlignVCenter | Qt::TextSingleLine, index.data(Qt::DisplayRole).toString());
    }
};

class WordsDelegate final : public CellDelegate { // a title, and as many small lines as there is room for
public:
    using CellDelegate::CellDelegate;

protected:
    void paintContent(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override
    {
        const auto &theme = Theme::of(option.palette);
        const bool isProblem = index.data(StateRole).toInt() == int(CheckLevel::Problem);
        painter->setFont(isProblem ? fonts::bold() : fonts::base());
        painter->setPen(theme.text);
        painter->drawText(QRect(rect.left(), rect.top() + 5, rect.width(), 17), Qt::AlignVCenter | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, rect.width()));
        painter->setFont(fonts::small());
        painter->setPen(theme.text2);
        const auto lines = index.data(ValueRole).toStringList();
        for (int line = 0; line < lines.size(); ++line) {
            const QRect place(rect.left(), rect.top() + 22 + line * DoctorList::kLine, rect.width(), DoctorList::kLine);
            if (place.bottom() > rect.bottom())
                return;
            painter->drawText(place, Qt::AlignVCenter | Qt::TextSingleLine,
                              painter->fontMetrics().elidedText(lines[line], Qt::ElideRight, rect.width()));
        }
    }
};

// Folded, one line says it: the sentence, else what was seen.
QStringList linesOf(const CheckWords &words)
{
    QStringList lines;
    if (!words.reason.isEmpty())
        lines.append(words.reason);
    lines.append(words.evidence.split(QLatin1Char('\n'), Qt::SkipEmptyParts));
    if (!words.remedy.isEmpty())
        lines.append(DoctorList::tr("Do: %1").arg(words.remedy));
    return lines;
}

} // namespace

DoctorList::DoctorList(QWidget *parent)
    : Table(parent)
    , m_model({tr("State"), tr("Check"), tr("Do")}, {})
{
    setModel(&m_model);
    setAccessibleName(tr("Checks, in the order of the path"));
    setItemDelegateForColumn(State, new LevelDelegate(this));
    setItemDelegateForColumn(Words, new WordsDelegate(this));
    setItemDelegateForColumn(Fix, new CellDelegate(this));
    horizontalHeader()->hide();
    horizontalHeader()->setStretchLastSection(false);
    horizontalHeader()->setSectionResizeMode(Words, QHeaderView::Stretch);
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    setVerticalScrollMode(ScrollPerPixel);
    verticalScrollBar()->setSingleStep(kRowHeight);
    QStringList levels;
    for (const auto level : {CheckLevel::Problem, CheckLevel::Warning, CheckLevel::Ok, CheckLevel::NotChecked})
        levels.append(sluice::word(level));
    setColumnWidth(State, fonts::widest(levels) + 54);
    setColumnWidth(Fix, kFixLeast);
    connect(this, &Table::rowChosen, this, &DoctorList::unfold);
    connect(this, &Table::rowActivated, this, [this](int row) {
        if (!m_items[std::size_t(row)].fix.isEmpty() && !m_busy)
            emit fixAsked(row);
    });
}

void DoctorList::setItems(std::vector<Item> items)
{
    if (m_items == items)
        return;
    std::vector<CellTable::Row> rows;
    for (const auto &item : items) {
        const auto words = wordsOf(item.row);
        const auto lines = linesOf(words);
        Cell state{sluice::word(words.level), {}, {}, int(words.level), {}};
        Cell text{words.title, lines.join(QLatin1Char('\n')), {}, int(words.level), lines};
        rows.push_back({std::move(state), std::move(text), Cell{}});
    }
    QStringList fixes;
    for (const auto &item : items)
        fixes.append(item.fix);
    setColumnWidth(Fix, std::max(kFixLeast, fonts::widest(fixes) + 46));
    m_items = std::move(items);
    m_model.setRows(std::move(rows));
    placeButtons();
    unfold(currentRow());
}

void DoctorList::placeButtons()
{
    for (int row = 0; row < int(m_items.size()); ++row) {
        const auto at = m_model.index(row, Fix);
        const auto &item = m_items[std::size_t(row)];
        auto *holder = indexWidget(at);
        if (item.fix.isEmpty()) {
            setIndexWidget(at, nullptr);
            continue;
        }
        if (holder) { // a button in focus stays
            holder->findChild<QPushButton *>()->setText(item.fix);
            continue;
        }
        holder = new QWidget;
        auto *place = new QVBoxLayout(holder);
        place->setContentsMargins(0, measure::kGap, measure::kSection, 0);
        auto *button = makeButton(item.fix, nullptr, ButtonSize::Toolbar);
        button->setAccessibleDescription(wordsOf(item.row).title);
        button->setEnabled(!m_busy);
        connect(button, &QPushButton::clicked, this, [this, row] { emit fixAsked(row); });
        place->addWidget(button, 0, Qt::AlignRight | Qt::AlignTop);
        place->addStretch(1);
        setIndexWidget(at, holder);
    }
}

void DoctorList::setBusy(bool busy)
{
    m_busy = busy;
    for (int row = 0; row < int(m_items.size()); ++row) {
        if (auto *holder = indexWidget(m_model.index(row, Fix)))
            holder->findChild<QPushButton *>()->setEnabled(!busy);
    }
}

void DoctorList::unfold(int row)
{
    if (m_unfolded >= 0 && m_unfolded < m_model.rowCount())
        setRowHeight(m_unfolded, kRowHeight);
    m_unfolded = row;
    if (row < 0 || row >= m_model.rowCount())
        return;
    const auto lines = m_model.index(row, Words).data(ValueRole).toStringList().size();
    setRowHeight(row, kRowHeight + kLine * std::max(0, int(lines) - 1));
}

} // namespace sluice
