#include "ui/window/commandpalette.h"

#include "models/roles.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/widgets/controls.h"

#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>

namespace sluice {

namespace {

constexpr int kRowHeight = 28;

class EntryDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {100, kRowHeight}; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto &theme = Theme::of(option.palette);
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, theme.sel);
        else if (option.state & QStyle::State_MouseOver)
            painter->fillRect(option.rect, theme.hover);
        auto room = option.rect.adjusted(measure::kSection, 0, -measure::kSection, 0);
        const auto name = index.data(ValueRole).toString().toLatin1();
        paintIcon(painter, QRectF(room.left(), room.top() + 6, measure::kIcon, measure::kIcon), QLatin1String(name),
                  theme.text2);
        room.setLeft(room.left() + 26);
        painter->setFont(fonts::small());
        painter->setPen(theme.text2);
        const auto keys = index.data(SuffixRole).toString();
        const auto side = keys.isEmpty() ? index.data(PrefixRole).toString()
                                         : QStringLiteral("%1  ·  %2").arg(index.data(PrefixRole).toString(), keys);
        const auto wide = painter->fontMetrics().horizontalAdvance(side);
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignRight, side);
        room.setRight(room.right() - wide - measure::kSection);
        painter->setFont(fonts::base());
        painter->setPen(theme.text);
        painter->drawText(room, Qt::AlignVCenter | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideMiddle, room.width()));
    }
};

} // namespace

CommandPalette::CommandPalette(QWidget *window)
    : QFrame(window)
    , m_field(new QLineEdit)
    , m_list(new QListView)
    , m_note(new InkLabel(Ink::Text2))
{
    setAccessibleName(tr("Search or run a command"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(measure::kSection, measure::kSection, measure::kSection, measure::kGap);
    column->setSpacing(measure::kGap);
    m_field->setPlaceholderText(tr("Type a name or a command"));
    m_field->setAccessibleName(m_field->placeholderText());
    m_field->installEventFilter(this);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new EntryDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setAccessibleName(tr("Matches"));
    m_list->setFixedHeight(kRowHeight * kRows);
    m_note->setFont(fonts::small());
    column->addWidget(m_field);
    column->addWidget(m_list);
    column->addWidget(m_note);
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model.setTyped(text);
        step(0);
    });
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { choose(index.row()); });
    setFixedWidth(kWidth);
    hide();
}

void CommandPalette::open(std::vector<PaletteEntry> entries)
{
    if (!isVisible())
        m_before = window()->focusWidget();
    m_model.setEntries(std::move(entries));
    m_field->clear();
    m_model.setTyped({});
    place();
    show();
    raise();
    m_field->setFocus(Qt::OtherFocusReason);
    step(0);
}

void CommandPalette::place()
{
    adjustSize();
    move((parentWidget()->width() - width()) / 2, measure::kTopBar + measure::kGap);
}

void CommandPalette::step(int by)
{
    const int rows = m_model.rowCount();
    m_note->setText(rows == 0              ? tr("Nothing is called so.")
                        : m_model.hidden() ? tr("%n more match; type more of the name.", nullptr, int(m_model.hidden()))
                                           : tr("Enter opens · Esc closes"));
    if (rows == 0)
        return;
    const int now = m_list->currentIndex().isValid() ? m_list->currentIndex().row() + by : 0;
    m_list->setCurrentIndex(m_model.index(std::clamp(now, 0, rows - 1), 0));
}

void CommandPalette::choose(int row)
{
    if (row < 0 || row >= m_model.rowCount())
        return;
    const auto entry = m_model.at(row);
    shut();
    if (entry.run)
        entry.run();
    else
        emit placeAsked(entry.place);
}

void CommandPalette::shut()
{
    hide();
    if (m_before)
        m_before->setFocus(Qt::OtherFocusReason);
}

bool CommandPalette::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::FocusOut && isVisible()) {
        hide();
        return false;
    }
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(object, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Escape: shut(); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: choose(m_list->currentIndex().row()); return true;
    case Qt::Key_Up: step(-1); return true;
    case Qt::Key_Down: step(1); return true;
    case Qt::Key_PageUp: step(-kRows); return true;
    case Qt::Key_PageDown: step(kRows); return true;
    default: return QFrame::eventFilter(object, event);
    }
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    const auto &theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.ctl);
    painter.setBrush(theme.window);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), measure::kRadius, measure::kRadius);
}

} // namespace sluice
