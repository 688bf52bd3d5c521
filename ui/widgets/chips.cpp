#include "ui/widgets/chips.h"

#include "ui/errors.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/flowlayout.h"

#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

namespace sluice {

namespace {

constexpr int kPadding = 8;
constexpr int kCross = 12;
constexpr int kFieldWidth = 208;

void paintChip(QPainter &painter, const QPushButton &chip, bool on)
{
    const auto &theme = Theme::of(chip.palette());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(on ? theme.accent : theme.border);
    painter.setBrush(on ? theme.sel : chip.underMouse() ? theme.hover : theme.base);
    painter.drawRoundedRect(QRectF(chip.rect()).adjusted(0.5, 0.5, -0.5, -0.5), measure::kRadius, measure::kRadius);
}

} // namespace

StateChip::StateChip(const QString &word, QLatin1String icon, Ink ink, QWidget *parent)
    : QPushButton(word, parent)
    , m_icon(icon)
    , m_ink(ink)
{
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StateChip::setCount(std::size_t count)
{
    const auto text = QString::number(count);
    if (text == m_count)
        return;
    m_count = text;
    setAccessibleName(QStringLiteral("%1 %2").arg(this->text(), text));
    updateGeometry();
    update();
}

QSize StateChip::sizeHint() const
{
    const auto strong = QFontMetrics(fonts::bold());
    const auto word =
        m_icon.isEmpty() ? strong.horizontalAdvance(text()) : QFontMetrics(fonts::base()).horizontalAdvance(text());
    return {2 * kPadding + (m_icon.isEmpty() ? 0 : measure::kIcon + kPadding) + word + 5 + strong.horizontalAdvance(m_count),
            measure::kToolControl};
}

void StateChip::paintEvent(QPaintEvent *)
{
    const auto &theme = Theme::of(palette());
    QPainter painter(this);
    paintChip(painter, *this, isChecked());
    int x = kPadding;
    if (!m_icon.isEmpty()) {
        paintIcon(&painter, QRectF(x, (height() - measure::kIcon) / 2, measure::kIcon, measure::kIcon), m_icon,
                  theme.ink(m_ink));
        x += measure::kIcon + kPadding;
    }
    const auto wordFont = m_icon.isEmpty() ? fonts::bold() : fonts::base();
    const auto countFont = m_icon.isEmpty() ? fonts::base() : fonts::bold();
    painter.setPen(theme.text);
    painter.setFont(wordFont);
    painter.drawText(QRect(x, 0, width(), height()), Qt::AlignVCenter | Qt::TextSingleLine, text());
    x += painter.fontMetrics().horizontalAdvance(text()) + 5;
    painter.setFont(countFont);
    painter.drawText(QRect(x, 0, width(), height()), Qt::AlignVCenter | Qt::TextSingleLine, m_count);
}

TermChip::TermChip(const FilterTerm &term, QWidget *parent)
    : QPushButton(term.label(), parent)
    , m_not(term.excludes() ? tr("not") : QString())
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setToolTip(tr("Click to turn it round; the cross or Delete takes it away"));
    setAccessibleName(term.excludes() ? tr("Filter: not %1").arg(term.label()) : tr("Filter: %1").arg(term.label()));
    connect(this, &QPushButton::clicked, this, &TermChip::flipAsked);
}

QSize TermChip::sizeHint() const
{
    const auto no = m_not.isEmpty() ? 0 : QFontMetrics(fonts::bold()).horizontalAdvance(m_not) + 5;
    return {kPadding + no + std::min(280, QFontMetrics(fonts::base()).horizontalAdvance(text())) + 6 + kCross + 6,
            measure::kToolControl};
}

QRect TermChip::cross() const
{
    return {width() - kCross - 6, (height() - kCross) / 2, kCross, kCross};
}

void TermChip::paintEvent(QPaintEvent *)
{
    const auto &theme = Theme::of(palette());
    QPainter painter(this);
    paintChip(painter, *this, false);
    int x = kPadding;
    if (!m_not.isEmpty()) {
        painter.setPen(theme.bad);
        painter.setFont(fonts::bold());
        painter.drawText(QRect(x, 0, width(), height()), Qt::AlignVCenter | Qt::TextSingleLine, m_not);
        x += painter.fontMetrics().horizontalAdvance(m_not) + 5;
    }
    painter.setPen(theme.text);
    painter.setFont(fonts::base());
    const int room = cross().left() - 4 - x;
    painter.drawText(QRect(x, 0, room, height()), Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(text(), Qt::ElideMiddle, room));
    paintIcon(&painter, cross(), QLatin1String("close"), theme.text2);
}

void TermChip::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && cross().adjusted(-4, -6, 6, 6).contains(event->position().toPoint())) {
        setDown(false);
        emit removeAsked();
        return;
    }
    QPushButton::mouseReleaseEvent(event);
}

void TermChip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace) {
        emit removeAsked();
        return;
    }
    QPushButton::keyPressEvent(event);
}

FilterBar::FilterBar(QWidget *parent)
    : QWidget(parent)
    , m_flow(new FlowLayout(measure::kSmallGap, this))
    , m_field(new QLineEdit)
    , m_more(makeIconButton(tr("Add a filter"), "plus"))
    , m_wrong(new InkLabel(Ink::Bad))
{
    m_field->setPlaceholderText(tr("Filter: text, or field: value"));
    m_field->setAccessibleName(tr("Filter the trigger log"));
    m_field->setToolTip(tr("Enter keeps it as a chip. Fields: status, reason, shard, since, error, lines, task, request. "
                           "Begin with \"not\" to exclude."));
    m_field->setProperty("compact", true);
    m_field->setFixedSize(kFieldWidth, measure::kToolControl);
    addFilterSign(m_field);
    m_field->setMaxLength(200);
    m_wrong->hide();
    m_flow->addWidget(m_field);
    m_flow->addWidget(m_more);
    m_flow->addWidget(m_wrong);
    m_pause.setSingleShot(true);
    m_pause.setInterval(kTypingPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &FilterBar::check);
    connect(m_field, &QLineEdit::textEdited, this, [this] { m_pause.start(); });
    connect(m_field, &QLineEdit::returnPressed, this, &FilterBar::take);
    connect(m_more, &QPushButton::clicked, this, &FilterBar::offerTerms);
}

std::vector<FilterTerm> FilterBar::terms() const
{
    auto all = m_chips;
    if (m_typed)
        all.push_back(*m_typed);
    return all;
}

void FilterBar::add(const QString &term)
{
    auto parsed = FilterTerm::parse(term, m_nowMs);
    if (!parsed || m_chips.size() >= LedgerFilter::kTermsMax)
        return;
    m_chips.push_back(std::move(*parsed));
    rebuild();
    emit changed();
}

void FilterBar::clear()
{
    m_chips.clear();
    m_typed.reset();
    m_field->clear();
    check();
    rebuild();
    emit changed();
}

void FilterBar::focusField()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void FilterBar::check()
{
    const bool before = m_typed.has_value();
    m_typed.reset();
    QString wrong;
    if (const auto text = m_field->text().trimmed(); !text.isEmpty()) {
        auto parsed = FilterTerm::parse(text, m_nowMs);
        if (parsed)
            m_typed = std::move(*parsed);
        else
            wrong = filterTrouble(parsed.error());
    }
    m_field->setProperty("wrong", !wrong.isEmpty());
    m_field->update();
    m_wrong->setText(wrong);
    m_wrong->setVisible(!wrong.isEmpty());
    m_flow->invalidate();
    if (before || m_typed)
        emit changed();
}

void FilterBar::take()
{
    m_pause.stop();
    check();
    if (!m_typed || m_chips.size() >= LedgerFilter::kTermsMax)
        return;
    m_chips.push_back(*std::exchange(m_typed, std::nullopt));
    m_field->clear();
    rebuild();
    emit changed();
}

void FilterBar::rebuild()
{
    for (auto *chip : findChildren<TermChip *>()) {
        m_flow->removeWidget(chip);
        chip->hide();
        chip->deleteLater();
    }
    for (std::size_t i = 0; i < m_chips.size(); ++i) {
        auto *chip = new TermChip(m_chips[i], this);
        m_flow->insertWidgetAt(1 + int(i), chip);
        chip->show();
        connect(chip, &TermChip::removeAsked, this, [this, i] {
            m_chips.erase(m_chips.begin() + std::ptrdiff_t(i));
            rebuild();
            m_field->setFocus(Qt::OtherFocusReason);
            emit changed();
        });
        connect(chip, &TermChip::flipAsked, this, [this, i] {
            const auto &old = m_chips[i];
            if (auto turned =
                    FilterTerm::parse(old.excludes() ? old.label() : QStringLiteral("not ") + old.label(), m_nowMs))
                m_chips[i] = std::move(*turned);
            rebuild();
            emit changed();
        });
    }
    updateGeometry();
}

void FilterBar::offerTerms()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto offer = [this, menu](const QString &term) { menu->addAction(term, this, [this, term] { add(term); }); };
    for (const auto status :
         {ExecutionStatus::Failed, ExecutionStatus::TimedOut, ExecutionStatus::Denied, ExecutionStatus::Problem})
        offer(QStringLiteral("status: %1").arg(word(status)));
    offer(QStringLiteral("not status: %1").arg(word(ExecutionStatus::Ok)));
    menu->addSeparator();
    offer(QStringLiteral("reason: %1").arg(word(TickReason::CatchUp)));
    offer(QStringLiteral("lines: >1000"));
    menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height() + 2)));
}

} // namespace sluice
