#include "ui/functions/timings.h"

#include "models/format.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QLocale>

namespace sluice {

namespace {

constexpr int kRowHigh = 24;
constexpr int kBarHigh = 12;
constexpr int kBarLeast = 2; // what took no time is still there
constexpr int kSide = 10;

} // namespace

QString microsText(std::int64_t micros)
{
    if (micros > 0 && micros < 10'000)
        return Timings::tr("%1 ms").arg(QLocale().toString(double(micros) / 1'000, 'f', 1));
    return format::span((micros + 500) / 1'000);
}

Timings::Timings(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Timings"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void Timings::set(const InvokeAnswer &answer, int memoryMb)
{
    InvokeAnswer kept = answer;
    kept.reply.clear();
    kept.logTail.clear();
    m_answer = std::move(kept);
    m_memoryMb = memoryMb;
    setAccessibleDescription(rowTexts().join(QStringLiteral(", ")) + QStringLiteral(". ") + summary());
    update();
}

void Timings::clear()
{
    m_answer.reset();
    setAccessibleDescription({});
    update();
}

std::int64_t Timings::totalMicros(const InvokeAnswer &answer)
{
    return answer.waitedMicros + answer.startMicros + answer.durationMicros;
}

QList<Timings::Row> Timings::rows() const
{
    if (!m_answer)
        return {};
    return {{tr("Wait"), m_answer->waitedMicros, false},
            {m_answer->coldStart ? tr("Start (cold)") : tr("Start (warm)"), m_answer->startMicros, false},
            {tr("Function code"), m_answer->durationMicros, true}};
}

QStringList Timings::rowTexts() const
{
    QStringList out;
    for (const auto &row : rows())
        out.append(row.name + QLatin1Char(' ') + microsText(row.micros));
    return out;
}

QString Timings::summary() const
{
    if (!m_answer)
        return {};
    QStringList facts;
    const auto total = totalMicros(*m_answer);
    if (total > 0)
        facts.append(
            tr("The function is %1 of the time.").arg(format::percent(double(m_answer->durationMicros) / double(total))));
    if (m_answer->billedMs > 0)
        facts.append(tr("Billed %1.").arg(format::span(m_answer->billedMs)));
    if (m_answer->maxMemoryBytes > 0)
        facts.append(tr("Memory %1 of %2 MB.")
                         .arg(QLocale().toString(double(m_answer->maxMemoryBytes) / 1024 / 1024, 'f', 1))
                         .arg(m_memoryMb));
    return facts.join(QLatin1Char(' '));
}

void Timings::paintEvent(QPaintEvent *)
{
    const auto &theme = Theme::of(palette());
    QPainter painter(this);
    painter.setFont(fonts::base());
    const auto all = rows();
    if (all.isEmpty()) {
        painter.setFont(fonts::small());
        painter.setPen(theme.text2);
        painter.drawText(rect().adjusted(measure::kSection, measure::kSmallGap + 1, -kSide, 0), Qt::AlignLeft | Qt::AlignTop,
                         tr("Where the time of a call goes."));
        return;
    }
    int names = 0;
    int values = 0;
    std::int64_t total = 0;
    const auto metrics = painter.fontMetrics();
    for (const auto &row : all) {
        names = std::max(names, metrics.horizontalAdvance(row.name));
        values = std::max(values, metrics.horizontalAdvance(microsText(row.micros)));
        total += row.micros;
    }
    const int left = kSide + names + 16;
    const int room = std::max(20, width() - left - values - 16 - kSide);
    std::int64_t before = 0;
    int top = 6;
    for (const auto &row : all) {
        painter.setPen(theme.text);
        painter.drawText(QRect(kSide, top, names + 4, kRowHigh), Qt::AlignVCenter, row.name);
        painter.setPen(theme.text2);
        painter.drawText(QRect(width() - kSide - values, top, values, kRowHigh), Qt::AlignVCenter | Qt::AlignRight,
                         microsText(row.micros));
        const auto at = total > 0 ? int(double(before) / double(total) * room) : 0;
        const auto wide = total > 0 ? int(double(row.micros) / double(total) * room) : 0;
        const auto bar = QRect(left + std::min(at, room - kBarLeast), top + (kRowHigh - kBarHigh) / 2,
                               std::max(kBarLeast, wide), kBarHigh);
        painter.fillRect(bar, row.isWork ? theme.series1 : theme.ctl);
        before += row.micros;
        top += kRowHigh;
    }
    painter.setFont(fonts::small());
    painter.setPen(theme.text2);
    painter.drawText(QRect(kSide, top + 10, width() - 2 * kSide, std::max(0, height() - top - 10)),
                     Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, summary());
}

} // namespace sluice
