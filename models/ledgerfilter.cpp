#include "models/ledgerfilter.h"

#include "models/format.h"

#include <QDateTime>
#include <QRegularExpression>

#include <limits>
#include <optional>

namespace sluice {

namespace {

using Field = FilterTerm::Field;
constexpr auto kMost = std::numeric_limits<std::int64_t>::max();

std::optional<Field> fieldOf(const QString &name)
{
    static const std::pair<const char *, Field> kFields[] = {
        {"text", Field::Text},   {"status", Field::Status}, {"reason", Field::Reason},
        {"shard", Field::Shard}, {"since", Field::Since},   {"error", Field::Error},
        {"lines", Field::Lines}, {"task", Field::Task},     {"request", Field::Request}};
    for (const auto &[text, field] : kFields) {
        if (name.compare(QLatin1String(text), Qt::CaseInsensitive) == 0)
            return field;
    }
    return {};
}

bool contains(const QString &where, const QString &what)
{
    return where.contains(what, Qt::CaseInsensitive);
}

bool contains(const QLatin1String &where, const QString &what)
{
    return where.contains(what, Qt::CaseInsensitive);
}

std::uint32_t statusesLike(const QString &value)
{
    std::uint32_t bits = 0;
    for (int i = 0; i < kExecutionStatuses; ++i) {
        const auto status = static_cast<ExecutionStatus>(i);
        if (contains(code(status), value) || contains(word(status), value))
            bits |= 1U << i;
    }
    return bits;
}

std::uint32_t reasonsLike(const QString &value)
{
    std::uint32_t bits = 0;
    for (int i = 0; i < kTickReasons; ++i) {
        const auto reason = static_cast<TickReason>(i);
        if (contains(code(reason), value) || contains(word(reason), value))
            bits |= 1U << i;
    }
    return bits;
}

bool has(std::uint32_t bits, int bit)
{
    return (bits >> bit & 1U) != 0;
}

// "7", "0-3", "0–3", ">100", "<5"
bool parseRange(const QString &value, std::int64_t &from, std::int64_t &to)
{
    static const QRegularExpression kRange(QStringLiteral("^([<>])?\\s*(\\d{1,15})(?:\\s*[-–]\\s*(\\d{1,15}))?$"));
    const auto match = kRange.match(value);
    if (!match.hasMatch())
        return false;
    const auto first = match.captured(2).toLongLong();
    const bool hasSecond = match.hasCaptured(3);
    if (match.captured(1) == QLatin1String(">")) {
        from = first + 1;
        to = kMost;
    } else if (match.captured(1) == QLatin1String("<")) {
        from = 0;
        to = first - 1;
    } else {
        from = first;
        to = hasSecond ? match.captured(3).toLongLong() : first;
    }
    return from <= to && !(hasSecond && match.hasCaptured(1) && !match.captured(1).isEmpty());
}

bool parseSince(const QString &value, std::int64_t nowMs, std::int64_t &since)
{
    const auto now = format::inZone(nowMs);
    for (const auto *form : {"H:m", "H:m:s", "H:m:s.z"}) {
        if (const auto time = QTime::fromString(value, QLatin1String(form)); time.isValid()) {
            since = format::fromZone(now.date(), time);
            return true;
        }
    }
    const auto when = QDateTime::fromString(value, Qt::ISODateWithMs);
    // Without a zone of its own it is in the one that times are shown in.
    since = when.timeSpec() == Qt::LocalTime ? format::fromZone(when.date(), when.time()) : when.toMSecsSinceEpoch();
    return when.isValid();
}

bool uuidHas(const QUuid &uuid, const QString &value)
{
    return !uuid.isNull() && contains(uuid.toString(QUuid::WithoutBraces), value);
}

bool errorHas(const Execution &execution, const QString &value)
{
    for (const auto &attempt : execution.attempts) {
        if (!attempt.error.empty() && contains(QString::fromStdString(attempt.error), value))
            return true;
    }
    return false;
}

} // namespace

Result<FilterTerm> FilterTerm::parse(const QString &text, std::int64_t nowMs)
{
    FilterTerm term;
    auto rest = text.trimmed();
    if (rest.startsWith(QLatin1String("not "), Qt::CaseInsensitive)) {
        term.m_excludes = true;
        rest = rest.mid(4).trimmed();
    } else if (rest.startsWith(QLatin1Char('-')) && rest.size() > 1) {
        term.m_excludes = true;
        rest = rest.mid(1).trimmed();
    }
    if (rest.startsWith(QLatin1String("since "), Qt::CaseInsensitive))
        rest[5] = QLatin1Char(':');
    static const QRegularExpression kField(QStringLiteral("^([A-Za-z]+)\\s*:\\s*(.*)$"));
    auto field = Field::Text;
    if (const auto match = kField.match(rest); match.hasMatch()) {
        // "KeyError: 'status'" is text: only known words are fields.
        if (const auto known = fieldOf(match.captured(1))) {
            field = *known;
            term.m_label = match.captured(1).toLower() + QStringLiteral(": ") + match.captured(2);
            rest = match.captured(2).trimmed();
        }
    }
    if (term.m_label.isEmpty())
        term.m_label = rest;
    if (rest.isEmpty())
        return fail(ErrorKind::Invalid, "EmptyTerm", "a filter needs a value");
    SLUICE_TRY(term.take(field, rest, nowMs));
    return term;
}

Result<void> FilterTerm::take(Field field, const QString &value, std::int64_t nowMs)
{
    m_field = field;
    m_value = value;
    switch (field) {
    case Field::Text:
        m_statuses = statusesLike(value);
        m_reasons = reasonsLike(value);
        return {};
    case Field::Status:
        m_statuses = statusesLike(value);
        if (m_statuses == 0)
            return fail(ErrorKind::Invalid, "BadStatus", value.toStdString());
        return {};
    case Field::Reason:
        m_reasons = reasonsLike(value);
        if (m_reasons == 0)
            return fail(ErrorKind::Invalid, "BadReason", value.toStdString());
        return {};
    case Field::Shard:
    case Field::Lines:
        if (!parseRange(value, m_from, m_to))
            return fail(ErrorKind::Invalid, "BadNumber", value.toStdString());
        return {};
    case Field::Since:
        if (!parseSince(value, nowMs, m_from))
            return fail(ErrorKind::Invalid, "BadTime", value.toStdString());
        return {};
    case Field::Error:
    case Field::Task:
    case Field::Request: return {};
    }
    return {};
}

bool FilterTerm::holds(const Execution &execution) const
{
    const auto status = static_cast<int>(execution.telling().status);
    const auto reason = static_cast<int>(execution.reason);
    const auto inRange = [this](std::int64_t value) { return value >= m_from && value <= m_to; };
    switch (m_field) {
    case Field::Status: return has(m_statuses, status);
    case Field::Reason: return has(m_reasons, reason);
    case Field::Shard: return inRange(execution.shard);
    case Field::Lines: return inRange(static_cast<std::int64_t>(execution.windowLines));
    case Field::Since: return execution.first().startedMs >= m_from;
    case Field::Error: return errorHas(execution, m_value);
    case Field::Task: return uuidHas(execution.task, m_value);
    case Field::Request:
        return std::any_of(execution.attempts.begin(), execution.attempts.end(),
                           [this](const Attempt &attempt) { return uuidHas(attempt.request, m_value); });
    case Field::Text: return has(m_statuses, status) || has(m_reasons, reason) || errorHas(execution, m_value);
    }
    return false;
}

QString FilterTerm::text() const
{
    return m_excludes ? QStringLiteral("not ") + m_label : m_label;
}

bool LedgerFilter::takes(const Execution &execution) const
{
    std::uint32_t asked = 0; // fields with a term that includes
    std::uint32_t met = 0;
    for (const auto &term : m_terms) {
        const auto bit = 1U << static_cast<int>(term.field());
        if (term.excludes()) {
            if (term.holds(execution))
                return false;
            continue;
        }
        // Every text must be found; of other fields any one value is enough.
        if (term.field() == FilterTerm::Field::Text) {
            if (!term.holds(execution))
                return false;
            continue;
        }
        asked |= bit;
        if ((met & bit) == 0 && term.holds(execution))
            met |= bit;
    }
    return asked == met;
}

} // namespace sluice
