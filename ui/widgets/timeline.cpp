#include "ui/widgets/timeline.h"

#include "models/format.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/status.h"

#include <QPainter>

namespace sluice {

namespace {

constexpr int kBoxWidth = 34;
constexpr int kBoxHeight = 21;
constexpr int kLabel = 18;
constexpr int kLeastGap = 14;

std::int64_t endOf(const LedgerRow &row)
{
    return row.startedMs + row.durationMs;
}

} // namespace

Timeline::Timeline(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Timeline::set(std::vector<LedgerRow> attempts, std::int64_t nowMs)
{
    m_attempts = std::move(attempts);
    m_nowMs = nowMs;
    QStringList words;
    for (const auto &row : m_attempts)
        words.append(QStringLiteral("%1 %2").arg(row.attempt).arg(word(statusOf(row))));
    setAccessibleName(tr("Attempts: %1").arg(words.join(QStringLiteral(", "))));
    update();
}

QSize Timeline::sizeHint() const
{
    return {280, 2 * kLabel + kBoxHeight};
}

std::vector<Timeline::Box> Timeline::boxes() const
{
    const auto room = std::max<std::size_t>(3, std::size_t((width() + kLeastGap) / (kBoxWidth + kLeastGap)));
    std::vector<Box> all;
    const auto count = m_attempts.size();
    for (std::size_t i = 0; i < count; ++i) {
        // Too many for the line: the first, then the newest; what is between is one box of dots.
        if (count > room && i >= 1 && i < count - (room - 2)) {
            if (all.back().attempt >= 0)
                all.push_back({{}, -1});
            continue;
        }
        all.push_back({{}, int(i)});
    }
    double waits = 0;
    std::vector<double> gaps;
    for (std::size_t i = 1; i < all.size(); ++i) {
        double wait = 0;
        if (all[i].attempt > 0 && all[i - 1].attempt >= 0)
            wait = double(std::max<std::int64_t>(
                0, m_attempts[std::size_t(all[i].attempt)].startedMs - endOf(m_attempts[std::size_t(all[i].attempt) - 1])));
        gaps.push_back(wait);
        waits += wait;
    }
    const double least = gaps.empty() ? 0 : std::min(46.0, (width() - double(all.size()) * kBoxWidth) / double(gaps.size()));
    const double spare = width() - double(all.size()) * kBoxWidth - double(gaps.size()) * least;
    double x = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i > 0)
            x += least + (waits > 0 ? spare * gaps[i - 1] / waits : 0);
        all[i].rect = QRectF(std::round(x), kLabel, kBoxWidth, kBoxHeight);
        x += kBoxWidth;
    }
    return all;
}

void Timeline::paintBox(QPainter &painter, const Box &box) const
{
    const auto &theme = Theme::of(palette());
    if (box.attempt < 0) {
        painter.setPen(theme.text2);
        painter.drawText(box.rect, Qt::AlignCenter, QStringLiteral("…"));
        return;
    }
    const auto &row = m_attempts[std::size_t(box.attempt)];
    const auto status = statusOf(row);
    const auto tint = status == ExecutionStatus::Ok ? Tint::Ok
        : status == ExecutionStatus::Cancelled      ? Tint::Info
                                                    : Tint::Bad;
    const auto colour = status == ExecutionStatus::Cancelled ? theme.idle : theme.tintFrame(tint);
    painter.setPen(colour);
    painter.setBrush(theme.tint(tint));
    painter.drawRect(box.rect.adjusted(0.5, 0.5, -0.5, -0.5));
    painter.setFont(fonts::bold());
    const auto number = QString::number(row.attempt);
    const auto width = painter.fontMetrics().horizontalAdvance(number);
    const auto left = box.rect.left() + (kBoxWidth - width - 14) / 2.0;
    painter.drawText(QRectF(left, box.rect.top(), width + 1, kBoxHeight), Qt::AlignCenter, number);
    const char *sign = status == ExecutionStatus::Ok ? "check"
        : status == ExecutionStatus::TimedOut        ? "clock"
        : status == ExecutionStatus::Denied          ? "padlock"
                                                     : "close";
    paintIcon(&painter, QRectF(left + width + 3, box.rect.top() + 5, 11, 11), QLatin1String(sign), colour);
}

void Timeline::paintEvent(QPaintEvent *)
{
    if (m_attempts.empty())
        return;
    const auto &theme = Theme::of(palette());
    const auto all = boxes();
    QPainter painter(this);
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i > 0) {
            const auto from = all[i - 1].rect.right();
            const auto to = all[i].rect.left();
            painter.setPen(QPen(theme.ctl, 1, Qt::DotLine));
            painter.drawLine(QPointF(from + 4, kLabel + 10.5), QPointF(to - 4, kLabel + 10.5));
            const auto &next = all[i];
            if (next.attempt > 0 && all[i - 1].attempt >= 0) {
                const auto wait =
                    m_attempts[std::size_t(next.attempt)].startedMs - endOf(m_attempts[std::size_t(next.attempt) - 1]);
                painter.setFont(fonts::small());
                painter.setPen(theme.text2);
                const auto text = format::span(std::max<std::int64_t>(0, wait));
                if (painter.fontMetrics().horizontalAdvance(text) < to - from + kBoxWidth)
                    painter.drawText(QRectF(from - kBoxWidth, 0, to - from + 2 * kBoxWidth, kLabel - 2), Qt::AlignCenter,
                                     text);
            }
        }
        paintBox(painter, all[i]);
    }
    painter.setFont(fonts::small());
    painter.setPen(theme.text2);
    const QRect below(0, kLabel + kBoxHeight + 2, width(), kLabel - 2);
    painter.drawText(below, Qt::AlignLeft | Qt::AlignVCenter, format::time(m_attempts.front().startedMs, m_nowMs));
    if (m_attempts.size() > 1)
        painter.drawText(below, Qt::AlignRight | Qt::AlignVCenter, format::time(endOf(m_attempts.back()), m_nowMs));
    else
        painter.drawText(below, Qt::AlignRight | Qt::AlignVCenter, format::span(m_attempts.front().durationMs));
}

} // namespace sluice
