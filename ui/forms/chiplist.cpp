#include "ui/forms/chiplist.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/flowlayout.h"

#include <QApplication>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QTimer>

namespace sluice {

namespace {

constexpr int kChipPadding = 8;
constexpr int kCross = 12;
constexpr int kChipWidthMax = 220;
constexpr int kEditWidth = 120;

} // namespace

class ChipList::Chip final : public QPushButton {
public:
    explicit Chip(const QString &text)
    {
        m_text = text;
        setAutoDefault(false);
        setAttribute(Qt::WA_Hover);
        setAccessibleName(text);
        setAccessibleDescription(ChipList::tr("Delete takes it away; Alt with an arrow key moves it"));
        setToolTip(text);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override
    {
        const auto wanted = fontMetrics().horizontalAdvance(m_text) + 2 * kChipPadding + kCross + 8;
        return {std::min(wanted, kChipWidthMax), measure::kToolControl};
    }
    [[nodiscard]] QRect cross() const { return {width() - kChipPadding - kCross, (height() - kCross) / 2, kCross, kCross}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const auto &theme = Theme::of(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(hasFocus() ? theme.accent : theme.ctl, hasFocus() ? 2 : 1));
        painter.setBrush(underMouse() ? theme.hover : theme.base);
        const auto inset = hasFocus() ? 1.0 : 0.5;
        painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), measure::kRadius, measure::kRadius);
        painter.setPen(theme.text);
        const auto place = rect().adjusted(kChipPadding, 0, -kChipPadding - kCross - 4, 0);
        painter.drawText(place, Qt::AlignVCenter | Qt::TextSingleLine,
                         fontMetrics().elidedText(m_text, Qt::ElideMiddle, place.width()));
        paintIcon(&painter, cross(), QLatin1String("close"), theme.text2);
    }

private:
    QString m_text;
};

ChipList::ChipList(QWidget *parent)
    : QWidget(parent)
    , m_flow(new FlowLayout(measure::kSmallGap, this))
    , m_edit(new QLineEdit)
    , m_add(makeIconButton(tr("Add a column"), "plus"))
{
    m_flow->setContentsMargins(0, 0, 0, 0);
    m_edit->setProperty("compact", true);
    m_edit->setFixedWidth(kEditWidth);
    m_edit->setAccessibleName(tr("New column"));
    m_edit->hide();
    m_edit->installEventFilter(this);
    m_add->setFocusPolicy(Qt::StrongFocus);
    m_flow->addWidget(m_edit);
    m_flow->addWidget(m_add);
    setFocusProxy(m_add);
    connect(m_add, &QPushButton::clicked, this, [this] {
        m_edit->show();
        m_edit->setFocus(Qt::OtherFocusReason);
        updateGeometry();
    });
    // Enter comes here only from the list of suggestions, which passes the filter by: once it has set the text.
    connect(m_edit, &QLineEdit::returnPressed, this, &ChipList::take, Qt::QueuedConnection);
    auto policy = sizePolicy();
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ChipList::setTexts(const QStringList &texts)
{
    if (m_texts == texts)
        return;
    m_texts = texts;
    rebuild();
}

void ChipList::setSuggestions(const QStringList &texts)
{
    auto *completer = new QCompleter(texts, m_edit);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_edit->setCompleter(completer);
}

void ChipList::rebuild(int focus)
{
    const auto old = m_chips;
    m_chips.clear();
    for (int i = 0; i < m_texts.size() && i < kChipsShown; ++i) {
        auto *chip = new Chip(m_texts[i]);
        chip->installEventFilter(this);
        m_flow->insertWidgetAt(i, chip);
        chip->show();
        m_chips.append(chip);
    }
    for (auto *chip : old) {
        chip->hide();
        m_flow->removeWidget(chip);
        chip->deleteLater();
    }
    if (focus >= 0 && !m_chips.isEmpty())
        m_chips[std::min(focus, int(m_chips.size()) - 1)]->setFocus(Qt::OtherFocusReason);
    else if (focus >= 0)
        m_add->setFocus(Qt::OtherFocusReason);
    QWidget *before = nullptr;
    for (auto *chip : m_chips) {
        if (before)
            setTabOrder(before, chip);
        before = chip;
    }
    if (before)
        setTabOrder(before, m_add);
    updateGeometry();
}

void ChipList::take()
{
    const auto typed = m_edit->text().split(QLatin1Char(','), Qt::SkipEmptyParts);
    const auto before = m_texts.size();
    m_edit->clear();
    for (const auto &text : typed) {
        if (!text.trimmed().isEmpty())
            m_texts.append(text.trimmed());
    }
    if (m_texts.size() == before)
        return;
    rebuild(int(m_chips.indexOf(QApplication::focusWidget()))); // the focus stays: several are often added in a row
    emit changed();
}

void ChipList::remove(int index)
{
    m_texts.removeAt(index);
    rebuild(index);
    emit changed();
}

void ChipList::move(int index, int by)
{
    const auto to = index + by;
    if (to < 0 || to >= m_texts.size())
        return;
    m_texts.move(index, to);
    rebuild(to);
    emit changed();
}

bool ChipList::eventFilter(QObject *watched, QEvent *event)
{
    const auto *key = event->type() == QEvent::KeyPress ? static_cast<QKeyEvent *>(event) : nullptr;
    if (watched == m_edit) {
        if (event->type() == QEvent::FocusOut) {
            const auto reason = static_cast<QFocusEvent *>(event)->reason();
            if (reason != Qt::PopupFocusReason && reason != Qt::MenuBarFocusReason && reason != Qt::ActiveWindowFocusReason)
                take(); // else the focus comes back
            if (m_edit->text().isEmpty())
                m_edit->hide();
        }
        if (key && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)) {
            take();
            return true; // no default button is pressed by it
        }
        if (key && key->key() == Qt::Key_Escape && m_edit->isVisible()) {
            m_edit->clear();
            m_add->setFocus(Qt::OtherFocusReason);
            return true;
        }
        return false;
    }
    const int index = int(m_chips.indexOf(static_cast<QWidget *>(watched)));
    if (index < 0)
        return false;
    if (event->type() == QEvent::MouseButtonRelease) {
        auto *chip = static_cast<Chip *>(watched);
        if (chip->cross().adjusted(-4, -6, 4, 6).contains(static_cast<QMouseEvent *>(event)->position().toPoint()))
            QTimer::singleShot(0, this, [this, index] {
                if (index < m_texts.size())
                    remove(index);
            });
        return false;
    }
    if (!key)
        return false;
    if (key->key() == Qt::Key_Delete || key->key() == Qt::Key_Backspace) {
        remove(index);
        return true;
    }
    const int by = key->key() == Qt::Key_Left ? -1 : key->key() == Qt::Key_Right ? 1 : 0;
    if (by == 0)
        return false;
    if (key->modifiers().testFlag(Qt::AltModifier))
        move(index, by);
    else if (index + by >= 0 && index + by < m_chips.size())
        m_chips[index + by]->setFocus(Qt::OtherFocusReason);
    return true;
}

} // namespace sluice
