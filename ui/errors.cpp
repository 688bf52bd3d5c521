#include "ui/errors.h"

#include "models/format.h"
#include "models/words.h"
#include "ui/enginewords.h"

#include <QCoreApplication>

namespace sluice {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Errors)
};

QString adviceFor(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Invalid: return Text::tr("Correct the input; the same call fails again.");
    case ErrorKind::NotFound: return Text::tr("Check the name, or create what is missing.");
    case ErrorKind::Exists: return Text::tr("Choose another name, or use what exists.");
    case ErrorKind::InUse: return Text::tr("Remove what depends on it first.");
    case ErrorKind::Denied: return Text::tr("Check the role and its policies, then try again.");
    case ErrorKind::Throttled: return Text::tr("A limit was reached. Wait a moment, then try again.");
    case ErrorKind::Unavailable: return Text::tr("Press F5 to try again.");
    case ErrorKind::TimedOut: return Text::tr("There was no answer in time. Press F5 to try again.");
    case ErrorKind::Full: return Text::tr("Free some space, or raise the limit.");
    case ErrorKind::Corrupt: return Text::tr("Stored data is damaged. The log of the engine names the file.");
    case ErrorKind::Cancelled: return Text::tr("It was given up on request. Start it again if it is still wanted.");
    case ErrorKind::Unsupported: return Text::tr("This engine cannot do that.");
    case ErrorKind::Failed: return Text::tr("Look at the function log, correct the function, then press Tick now.");
    }
    return {};
}

QString firstLine(const std::string &text)
{
    return QString::fromStdString(text).section(QLatin1Char('\n'), 0, 0).trimmed();
}

QString whyOf(const LedgerRow &attempt)
{
    const auto code = QString::fromStdString(attempt.errorCode);
    const auto message = QString::fromStdString(attempt.errorMessage).trimmed();
    if (message.isEmpty() && !code.isEmpty())
        return Text::tr("It gave no message, only the code %1.").arg(code);
    if (message.isEmpty())
        return {};
    if (code.isEmpty() || message.startsWith(code))
        return message;
    return QStringLiteral("%1: %2").arg(code, message);
}

} // namespace

Trouble troubleOf(const Error &error, const QString &doing)
{
    Trouble trouble;
    trouble.what = doing;
    const auto code = QString::fromStdString(error.code);
    const auto detail = engineWords(error.detail);
    if (code == QLatin1String("EngineGone")) {
        trouble.why = Text::tr("The engine does not answer any more.");
        trouble.todo = Text::tr("Triggers in another process go on; only this view is missing. "
                                "Start the console again to attach.");
        return trouble;
    }
    trouble.why = code.isEmpty() ? detail : detail.isEmpty() ? code : Text::tr("%1 (%2)").arg(detail, code);
    trouble.todo = adviceFor(error.kind);
    if (code == QLatin1String("ChangedMeanwhile"))
        trouble.todo = Text::tr("Nothing was replaced. Look at what is there now, then decide again.");
    else if (code == QLatin1String("GoneMeanwhile"))
        trouble.todo = Text::tr("Nothing was made. What was typed is kept; decide again.");
    return trouble;
}

Trouble troubleOf(const LedgerRow &attempt)
{
    Trouble trouble;
    trouble.why = whyOf(attempt);
    const auto code = QString::fromStdString(attempt.errorCode);
    switch (statusOf(attempt)) {
    case ExecutionStatus::Ok: return {};
    case ExecutionStatus::Failed:
        trouble.what =
            attempt.errorCode.empty() ? Text::tr("The function failed") : Text::tr("The function failed with %1").arg(code);
        trouble.todo = Text::tr("Look at the function log below and correct the function, then press Tick now. "
                                "The window stays until it succeeds.");
        if (code == QLatin1String("FunctionNotFound") || code == QLatin1String("ServiceNotFound")) {
            trouble.what = Text::tr("The function does not exist");
            trouble.todo = Text::tr("Create it again, or restore it from the trash. The window stays until it succeeds.");
        }
        break;
    case ExecutionStatus::TimedOut:
        trouble.what = Text::tr("The function did not answer within its timeout");
        if (trouble.why.isEmpty())
            trouble.why = Text::tr("It was stopped after %1.").arg(format::span(attempt.durationMs));
        trouble.todo = Text::tr("Raise the timeout of the function, or make its windows smaller. "
                                "The window stays until it succeeds.");
        break;
    case ExecutionStatus::Denied:
        trouble.what = Text::tr("The invocation was denied");
        trouble.todo = Text::tr("Confirm the authorization policy, or correct the role of this trigger. "
                                "The window stays until it succeeds.");
        break;
    case ExecutionStatus::Cancelled:
        trouble.what = Text::tr("The attempt was cancelled");
        trouble.todo = Text::tr("Nothing is lost: the window is tried again when the trigger runs.");
        break;
    case ExecutionStatus::Problem:
        trouble.what = attempt.reason == TickReason::PollFailed ? Text::tr("The Logstore could not be read")
            : attempt.reason == TickReason::SourceGone          ? Text::tr("The Logstore does not exist any more")
                                                                : Text::tr("The trigger met a problem");
        if (attempt.count > 1)
            trouble.why = Text::tr("%1 (%2 times)").arg(trouble.why, format::number(attempt.count));
        trouble.todo = Text::tr("The trigger goes on by itself when the cause is gone.");
        break;
    }
    if (trouble.why.isEmpty())
        trouble.why = Text::tr("The function gave no reason.");
    return trouble;
}

Trouble startTrouble(const Error &error)
{
    return troubleOf(error, Text::tr("Could not start the engine"));
}

Trouble stackTrouble(const Error &error)
{
    auto trouble = troubleOf(error, Text::tr("Could not apply the stack file"));
    if (error.place.line > 0)
        trouble.why = QStringLiteral("%1:%2:%3: %4")
                          .arg(QString::fromStdString(error.place.file))
                          .arg(error.place.line)
                          .arg(error.place.column)
                          .arg(trouble.why);
    return trouble;
}

QString filterTrouble(const Error &error)
{
    const auto value = firstLine(error.detail);
    if (error.code == "BadStatus")
        return Text::tr("No status is called %1.").arg(value);
    if (error.code == "BadReason")
        return Text::tr("No reason is called %1.").arg(value);
    if (error.code == "BadNumber")
        return Text::tr("%1 is not a number or a range such as 0-3.").arg(value);
    if (error.code == "BadTime")
        return Text::tr("%1 is not a time such as 10:00.").arg(value);
    return {};
}

} // namespace sluice
