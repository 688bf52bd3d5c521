#include "models/ledgertext.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

namespace sluice {

namespace {

constexpr const char *kColumns[] = {"sequence", "started", "trigger",     "shard", "status", "reason", "round",    "attempt",
                                    "attempts", "ms",      "windowLines", "ship",  "error",  "taskId", "requestId"};

QByteArray isoTime(std::int64_t ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs).toLatin1();
}

QByteArray idText(const QUuid &id)
{
    return id.isNull() ? QByteArray() : id.toByteArray(QUuid::WithoutBraces);
}

} // namespace

QByteArray csvCell(const QByteArray &text)
{
    if (!text.contains(',') && !text.contains('"') && !text.contains('\n') && !text.contains('\r'))
        return text;
    auto quoted = text;
    quoted.replace('"', "\"\"");
    return '"' + quoted + '"';
}

QByteArray LedgerText::head() const
{
    if (form == LedgerForm::Json)
        return {};
    QByteArray line;
    for (const auto *column : kColumns)
        line += (line.isEmpty() ? "" : ",") + QByteArray(column);
    return line + "\r\n";
}

void LedgerText::append(QByteArray &out, const Execution &execution, int attempt) const
{
    if (attempt < 0) {
        for (int i = 0; i < int(execution.attempts.size()); ++i)
            append(out, execution, i);
        return;
    }
    const auto &one = execution.attempts[std::size_t(attempt)];
    const auto status = QByteArray(code(one.status).data());
    const auto reason = QByteArray(code(execution.reason).data());
    if (form == LedgerForm::Csv) {
        const QByteArray cells[] = {QByteArray::number(qulonglong(one.sequence)),
                                    isoTime(one.startedMs),
                                    QByteArray::fromStdString(trigger),
                                    QByteArray::number(execution.shard),
                                    status,
                                    reason,
                                    QByteArray::number(execution.round),
                                    QByteArray::number(one.attempt),
                                    QByteArray::number(execution.attemptsMax),
                                    QByteArray::number(qlonglong(one.durationMs)),
                                    QByteArray::number(qulonglong(execution.windowLines)),
                                    one.shipLines < 0 ? QByteArray() : QByteArray::number(qlonglong(one.shipLines)),
                                    QByteArray::fromStdString(one.error),
                                    idText(execution.task),
                                    idText(one.request)};
        for (std::size_t i = 0; i < std::size(cells); ++i)
            out += (i > 0 ? "," : "") + csvCell(cells[i]);
        out += "\r\n";
        return;
    }
    QJsonObject line{{QStringLiteral("sequence"), qint64(one.sequence)},
                     {QStringLiteral("started"), QString::fromLatin1(isoTime(one.startedMs))},
                     {QStringLiteral("trigger"), QString::fromStdString(trigger)},
                     {QStringLiteral("shard"), execution.shard},
                     {QStringLiteral("status"), QString::fromLatin1(status)},
                     {QStringLiteral("reason"), QString::fromLatin1(reason)},
                     {QStringLiteral("round"), qint64(execution.round)},
                     {QStringLiteral("attempt"), qint64(one.attempt)},
                     {QStringLiteral("attempts"), qint64(execution.attemptsMax)},
                     {QStringLiteral("ms"), qint64(one.durationMs)},
                     {QStringLiteral("windowLines"), qint64(execution.windowLines)},
                     {QStringLiteral("taskId"), QString::fromLatin1(idText(execution.task))},
                     {QStringLiteral("requestId"), QString::fromLatin1(idText(one.request))}};
    if (one.shipLines >= 0)
        line.insert(QStringLiteral("ship"), qint64(one.shipLines));
    if (!one.error.empty())
        line.insert(QStringLiteral("error"), QString::fromStdString(one.error));
    out += QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace sluice
