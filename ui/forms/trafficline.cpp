#include "ui/forms/trafficline.h"

#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

namespace sluice {

namespace {

constexpr int kSparkWidth = 72;
constexpr int kHeight = 16;
constexpr double kLine = 1.25;

} // namespace

QString megabitText(double bytesPerSecond)
{
    const auto megabits = bytesPerSecond * 8 / 1e6;
    return TrafficLine::tr("%1 Mbit/s").arg(QLocale().toString(megabits, 'f', megabits < 10 ? 1 : 0));
}

TrafficLine::TrafficLine(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
{
    m_timer.setInterval(kEveryMs);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (isVisible())
            ask();
    });
    connect(&workspace, &Workspace::attached, this, &TrafficLine::ask);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void TrafficLine::watch(const LogstoreKey &key, const LogstoreRow *row)
{
    const bool other = !(m_key == key);
    m_key = key;
    m_perMinute = row ? row->bytesPerMinute : std::vector<std::uint64_t>();
    m_shards = row ? row->definition.shards : 0;
    if (other || m_worst < 0)
        m_total = row ? row->bytesPerSecond : 0;
    if (other) {
        m_worst = -1;
        m_shard = -1;
    }
    setVisible(row != nullptr);
    if (!row || (row->definition.uid.empty())) // will be created: there is nothing to ask about
        m_timer.stop();
    else if (other) {
        m_timer.start();
        ask();
    }
    setAccessibleName(text());
    update();
}

double TrafficLine::busiestBytesPerSecond() const
{
    if (m_worst >= 0)
        return m_worst;
    return m_shards > 0 ? m_total / m_shards : 0;
}

void TrafficLine::ask()
{
    if (m_key.logstore.empty() || !m_workspace.bell() || !m_timer.isActive())
        return;
    m_workspace.send(GetShards{m_key}, this, [this, key = m_key](Result<ShardRows> answer) {
        if (answer && key == m_key)
            take(*answer);
    });
}

void TrafficLine::take(const ShardRows &rows)
{
    if (rows.rows.empty())
        return;
    m_total = 0;
    m_worst = -1;
    m_shards = 0;
    for (const auto &row : rows.rows) {
        if (row.status == "readonly")
            continue;
        ++m_shards;
        m_total += row.bytesPerSecond;
        if (row.bytesPerSecond > m_worst) {
            m_worst = row.bytesPerSecond;
            m_shard = row.shard;
        }
    }
    setAccessibleName(text());
    update();
    emit changed();
}

QString TrafficLine::text() const
{
    if (m_total <= 0)
        return tr("%n shard(s), no traffic now", nullptr, m_shards);
    auto text = tr("%n shard(s), %1 now", nullptr, m_shards).arg(megabitText(m_total));
    if (m_shards > 1 && m_shard >= 0)
        text = tr("%1; shard %2: %3").arg(text).arg(m_shard).arg(megabitText(m_worst));
    return text;
}

QSize TrafficLine::sizeHint() const
{
    return {kSparkWidth + 240, kHeight + 2};
}

void TrafficLine::paintEvent(QPaintEvent *)
{
    const auto &theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    int x = 0;
    if (m_perMinute.size() > 1) {
        const auto top = double(std::max<std::uint64_t>(1, *std::max_element(m_perMinute.begin(), m_perMinute.end())));
        QPainterPath path;
        for (std::size_t i = 0; i < m_perMinute.size(); ++i) {
            const QPointF point(double(i) / double(m_perMinute.size() - 1) * (kSparkWidth - 2) + 1,
                                kHeight - 2 - double(m_perMinute[i]) / top * (kHeight - 4));
            if (i == 0)
                path.moveTo(point);
            else
                path.lineTo(point);
        }
        painter.setPen(QPen(theme.series1, kLine));
        painter.drawPath(path);
        x = kSparkWidth + 6;
    }
    painter.setPen(theme.text2);
    painter.setFont(fonts::small());
    const auto place = rect().adjusted(x, 0, 0, 0);
    painter.drawText(place, Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, place.width()));
}

} // namespace sluice
