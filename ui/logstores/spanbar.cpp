#include "ui/logstores/spanbar.h"

#include "models/format.h"
#include "ui/widgets/controls.h"

#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QSignalBlocker>

namespace sluice {

namespace {

constexpr std::int64_t kSecondMs = 1'000;

QDateTimeEdit *makeMoment(const QString &name)
{
    auto *field = new QDateTimeEdit;
    field->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    field->setTimeSpec(Qt::UTC); // digits only: they are read in the zone that times are shown in
    field->setProperty("compact", true);
    field->setFixedHeight(measure::kToolControl);
    field->setAccessibleName(name);
    return field;
}

void put(QDateTimeEdit &field, std::int64_t ms)
{
    const QSignalBlocker quiet(&field);
    const auto when = format::inZone(ms);
    field.setDateTime(
        QDateTime(when.date(), QTime(when.time().hour(), when.time().minute(), when.time().second()), Qt::UTC));
}

std::int64_t momentOf(const QDateTimeEdit &field)
{
    return format::fromZone(field.date(), field.time());
}

} // namespace

SpanBar::SpanBar(QWidget *parent)
    : QWidget(parent)
    , m_from(makeMoment(tr("From")))
    , m_to(makeMoment(tr("To")))
    , m_zone(new InkLabel(Ink::Text2))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(measure::kGap);
    row->addWidget(makeLabel(tr("From"), Ink::Text2));
    row->addWidget(m_from);
    row->addWidget(makeLabel(tr("to"), Ink::Text2));
    row->addWidget(m_to);
    row->addWidget(m_zone);
    row->addStretch(1);
    m_pause.setSingleShot(true);
    m_pause.setInterval(kTypingPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &SpanBar::changed);
    for (auto *field : {m_from, m_to})
        connect(field, &QDateTimeEdit::dateTimeChanged, &m_pause, qOverload<>(&QTimer::start));
}

void SpanBar::set(std::int64_t fromMs, std::int64_t toMs)
{
    put(*m_from, fromMs);
    put(*m_to, toMs);
    m_zone->setText(format::zoneName(toMs));
}

std::int64_t SpanBar::fromMs() const
{
    return momentOf(*m_from);
}

std::int64_t SpanBar::toMs() const
{
    return momentOf(*m_to) + kSecondMs;
}

} // namespace sluice
