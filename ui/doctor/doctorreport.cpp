#include "ui/doctor/doctorreport.h"

#include "models/format.h"
#include "ui/doctor/checkwords.h"

#include <QCoreApplication>

namespace sluice {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(DoctorReport)
};

} // namespace

QString doctorReport(const QString &trigger, const CheckRows &checks, std::int64_t checkedMs, std::int64_t tookMs)
{
    QStringList lines{Text::tr("Why does %1 not fire?").arg(trigger),
                      Text::tr("checked %1 in %2").arg(format::fullTime(checkedMs), format::span(tookMs)), QString()};
    for (const auto &check : checks.rows) {
        const auto words = wordsOf(check);
        lines.append(QStringLiteral("[%1] %2").arg(word(words.level), words.title));
        const auto add = [&lines](const QString &text) {
            for (const auto &line : text.split(QLatin1Char('\n'), Qt::SkipEmptyParts))
                lines.append(QStringLiteral("    ") + line);
        };
        add(words.reason);
        add(words.evidence);
        if (!words.remedy.isEmpty())
            add(Text::tr("Do: %1").arg(words.remedy));
        add(QString::fromStdString(check.command));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace sluice
