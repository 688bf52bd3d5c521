#include "ui/functions/runwords.h"

#include "models/format.h"
#include "ui/errors.h"

#include <QCoreApplication>

namespace sluice {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RunWords)
};

QString memoryOf(const InvokeAnswer &answer, const Function &function)
{
    if (answer.maxMemoryBytes <= 0)
        return {};
    return Text::tr("%1 of %2 MB")
        .arg(QLocale().toString(double(answer.maxMemoryBytes) / 1024 / 1024, 'f', 1))
        .arg(function.memoryMb);
}

QString factsOf(const InvokeAnswer &answer, const Function &function)
{
    auto facts = format::span((answer.durationMicros + 500) / 1'000);
    const auto add = [&facts](const QString &fact) { facts = Text::tr("%1, %2").arg(facts, fact); };
    if (answer.billedMs > 0)
        add(Text::tr("billed %1").arg(format::span(answer.billedMs)));
    if (const auto memory = memoryOf(answer, function); !memory.isEmpty())
        add(memory);
    if (!answer.instanceId.empty()) // else nothing ran
        add(answer.coldStart ? Text::tr("cold") : Text::tr("warm"));
    return facts;
}

void nameEnd(RunWords &out, const InvokeAnswer &answer, const Function &function, const ReplyError &error)
{
    const auto code = QString::fromStdString(answer.errorCode);
    out.message = error.message.isEmpty() ? QString::fromStdString(answer.errorMessage) : error.message;
    if (answer.status == "timed_out") {
        out.badge = {QLatin1String("clock"), Ink::Warn};
        out.brief = Text::tr("Timed out");
        out.state = Text::tr("Timed out after %1").arg(format::wholeSeconds(std::int64_t(function.timeoutSeconds) * 1'000));
    } else if (answer.status == "denied") {
        out.badge = {QLatin1String("padlock"), Ink::Bad};
        out.brief = Text::tr("Denied");
        out.state = code.isEmpty() ? out.brief : Text::tr("Denied: %1").arg(code);
    } else if (answer.status == "cancelled") {
        out.badge = {QLatin1String("cancelled"), Ink::Idle};
        out.brief = out.state = Text::tr("Cancelled");
    } else {
        out.badge = {QLatin1String("failed"), Ink::Bad};
        out.brief = Text::tr("Failed");
        const auto name = error.type.isEmpty() ? code : error.type;
        out.state = name.isEmpty() ? out.brief : Text::tr("Failed: %1").arg(name);
    }
    if (answer.errorType.find("Unhandled") != std::string::npos)
        out.kind = Text::tr("Unhandled");
    else if (answer.errorType.find("Handled") != std::string::npos)
        out.kind = Text::tr("Handled");
}

} // namespace

RunWords runWords(const TestRun &run, const Function &function, const ReplyError &error)
{
    RunWords out;
    if (run.isRunning()) {
        out.badge = {QLatin1String("running"), Ink::Accent};
        out.brief = out.state = Text::tr("Running");
        return out;
    }
    if (!run.answer) {
        out.badge = {QLatin1String("failed"), Ink::Bad};
        out.brief = Text::tr("Not run");
        out.state = run.error && !run.error->code.empty()
            ? Text::tr("Not run: %1").arg(QString::fromStdString(run.error->code))
            : out.brief;
        return out;
    }
    out.facts = factsOf(*run.answer, function);
    if (run.isOk()) {
        out.badge = {QLatin1String("ok"), Ink::Ok};
        out.brief = out.state = Text::tr("OK");
    } else {
        nameEnd(out, *run.answer, function, error);
    }
    return out;
}

} // namespace sluice
