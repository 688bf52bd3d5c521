#include "ui/doctor/checkwords.h"

#include "models/format.h"
#include "ui/sentences.h"

#include <QCoreApplication>

namespace sluice {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CheckWords)
};

struct Check {
    const char *id;
    const char *title;
    int cause; // order of causes
    bool hint; // wrong is worth a look, but holds nothing up
};

// In the order of the path.
constexpr Check kChecks[] = {
    {"engine", QT_TRANSLATE_NOOP("CheckWords", "An engine runs the triggers"), 0, false},
    {"enabled", QT_TRANSLATE_NOOP("CheckWords", "The trigger is enabled"), 1, false},
    {"authorization", QT_TRANSLATE_NOOP("CheckWords", "Log Service may invoke functions"), 2, false},
    {"role-policy", QT_TRANSLATE_NOOP("CheckWords", "The trigger's role may read, invoke and write the trigger log"), 5,
     false},
    {"service-role", QT_TRANSLATE_NOOP("CheckWords", "The function's role may read the source and write the target"), 6,
     false},
    {"function", QT_TRANSLATE_NOOP("CheckWords", "The function exists and takes the configuration"), 4, false},
    {"source", QT_TRANSLATE_NOOP("CheckWords", "The source can be read"), 3, false},
    {"source-traffic", QT_TRANSLATE_NOOP("CheckWords", "The source gets data"), 12, true},
    {"checkpoint", QT_TRANSLATE_NOOP("CheckWords", "The checkpoint keeps up with the end of each shard"), 10, false},
    {"last-tick", QT_TRANSLATE_NOOP("CheckWords", "It looks at its shards on time"), 8, false},
    {"attempts", QT_TRANSLATE_NOOP("CheckWords", "Attempts succeed"), 7, false},
    {"function-log", QT_TRANSLATE_NOOP("CheckWords", "The function reports no error"), 9, false},
    {"interval", QT_TRANSLATE_NOOP("CheckWords", "The interval suits the traffic"), 14, true},
    {"trigger-log", QT_TRANSLATE_NOOP("CheckWords", "The trigger log can be written"), 13, true},
    {"disk", QT_TRANSLATE_NOOP("CheckWords", "There is room on the disk"), 11, false},
};

// What the engine says, with %1 … where it names something. The first that fits is taken.
constexpr Sentence kSentences[] = {
    {QT_TRANSLATE_NOOP("CheckWords",
                       "No engine is running: this command opened the directory for itself, and nothing ticks.")},
    {QT_TRANSLATE_NOOP("CheckWords", "Start the engine, or the console.")},
    {QT_TRANSLATE_NOOP("CheckWords", "It has run for %1.")},
    {QT_TRANSLATE_NOOP("CheckWords", "The trigger is paused. Its checkpoint stays where it is.")},
    {QT_TRANSLATE_NOOP("CheckWords", "Resume it.")},
    {QT_TRANSLATE_NOOP("CheckWords", "It looks for new data every %1 s.")},
    {QT_TRANSLATE_NOOP("CheckWords", "The quick authorization is not confirmed: every attempt ends as Unauthorized.")},
    {QT_TRANSLATE_NOOP("CheckWords", "Confirm the authorization.")},
    {QT_TRANSLATE_NOOP("CheckWords", "The quick authorization is confirmed.")},
    {QT_TRANSLATE_NOOP("CheckWords", "Role %1 is made by the authorization step.")},
    {QT_TRANSLATE_NOOP("CheckWords", "Role %1 does not exist.")},
    {"Define the role, or name another one.", QT_TRANSLATE_NOOP("CheckWords", "Create the role, or choose another one.")},
    {QT_TRANSLATE_NOOP("CheckWords", "Role %1 trusts %2, but %3 is assumed by %4.")},
    {QT_TRANSLATE_NOOP("CheckWords", "Set the role's trust to %1.")},
    {QT_TRANSLATE_NOOP("CheckWords", "No role is named, and policies are not enforced.")},
    {QT_TRANSLATE_NOOP("CheckWords", "Role %1 is there; its policies are not enforced.")},
    {QT_TRANSLATE_NOOP("CheckWords", "What user code needs cannot be told beforehand.")},
    {QT_TRANSLATE_NOOP("CheckWords", "Role %1 may do all that is needed.")},
    {QT_TRANSLATE_NOOP("CheckWords", "Role %1 may not do %2 that the trigger needs.")},
    {QT_TRANSLATE_NOOP("CheckWords", "Attach a policy that allows %1 on %2.")},
    {QT_TRANSLATE_NOOP("CheckWords", "Service %1 has no role, so its functions may touch nothing.")},
    {"Give it one: role: %1", QT_TRANSLATE_NOOP("CheckWords", "Edit the service and give it a role.")},
    {QT_TRANSLATE_NOOP("CheckWords", "Function %1 does not exist.")},
    {"Define it again, or take it out of the trash.",
     QT_TRANSLATE_NOOP("CheckWords", "Take it out of the trash, or create it again.")},
    {QT_TRANSLATE_NOOP("CheckWords", "The function configuration does not fit the function.")},
    {"Correct the trigger's parameter in the stack file and apply it.",
     QT_TRANSLATE_NOOP("CheckWords", "Edit the trigger and correct its function configuration.")},
    {QT_TRANSLATE_NOOP("CheckWords", "The target, %1, does not exist.")},
    {"Define it, or correct the parameter.",
     QT_TRANSLATE_NOOP("CheckWords", "Create it, or correct the function configuration of the trigger.")},
    {QT_TRANSLATE_NOOP("CheckWords", "The target, %1, could not be opened.")},
    {QT_TRANSLATE_NOOP("CheckWords", "Look at the error and at the disk.")},
    {QT_TRANSLATE_NOOP("CheckWords", "%1 is there.")},
    {QT_TRANSLATE_NOOP("CheckWords", "%1 writes to %2.")},
    {QT_TRANSLATE_NOOP("CheckWords", "Logstore %1 does not exist.")},
    {QT_TRANSLATE_NOOP("CheckWords", "Logstore %1 could not be opened.")},
    {QT_TRANSLATE_NOOP("CheckWords", "Logstore %1 cannot be read.")},
    {QT_TRANSLATE_NOOP("CheckWords",
                       "Look at the error and at the disk; the engine tries again by itself every half a minute.")},
    {QT_TRANSLATE_NOOP("CheckWords", "The trigger cannot begin on it.")},
    {QT_TRANSLATE_NOOP("CheckWords", "%1 of it cannot be read any more and will be left out.")},
    {QT_TRANSLATE_NOOP("CheckWords", "Parts of it are lost or damaged on the disk.")},
    {QT_TRANSLATE_NOOP("CheckWords", "Look at the disk; what is damaged is lost, the rest is delivered.")},
    {QT_TRANSLATE_NOOP("CheckWords", "Logstore %1 is open, with %2.")},
    {QT_TRANSLATE_NOOP("CheckWords", "Logstore %1 is open.")},
    {QT_TRANSLATE_NOOP("CheckWords", "Its newest records could not be written; delivery goes on without.")},
    {QT_TRANSLATE_NOOP("CheckWords", "Look at the error and at the disk; the engine goes on trying.")},
    {QT_TRANSLATE_NOOP("CheckWords", "%1 never reached it: the outbox was full.")},
    {QT_TRANSLATE_NOOP("CheckWords",
                       "Keep the trigger log writable; what was dropped stays in the ledger of the engine only.")},
    {QT_TRANSLATE_NOOP("CheckWords", "How much is free cannot be told.")},
    {QT_TRANSLATE_NOOP("CheckWords", "Look at the data directory.")},
    {QT_TRANSLATE_NOOP("CheckWords", "The disk is nearly full: soon nothing can be received or recorded.")},
    {"Free some space, or let Logstores keep less (ttl, maxBytes).",
     QT_TRANSLATE_NOOP("CheckWords", "Free some space, or let Logstores keep less: shorter retention, a size limit.")},
    {QT_TRANSLATE_NOOP("CheckWords", "Enough is free.")},
    {QT_TRANSLATE_NOOP("CheckWords", "Whether it gets data cannot be told: the source cannot be read.")},
    {QT_TRANSLATE_NOOP("CheckWords", "How far it is cannot be told: the source cannot be read.")},
    {QT_TRANSLATE_NOOP("CheckWords", "See the source above.")},
    {QT_TRANSLATE_NOOP("CheckWords", "%1 that should be collected cannot be read.")},
    {QT_TRANSLATE_NOOP("CheckWords", "Correct the path, or the rights of the file.")},
    {QT_TRANSLATE_NOOP("CheckWords", "Its newest data came %1.")},
    {QT_TRANSLATE_NOOP(
        "CheckWords",
        "Nothing came for %1, more than %2 intervals. Its files are read to their ends, and are not followed.")},
    {QT_TRANSLATE_NOOP("CheckWords", "Nothing came for %1, more than %2 intervals.")},
    {QT_TRANSLATE_NOOP("CheckWords", "It has never got any data. Its files are read to their ends, and are not followed.")},
    {QT_TRANSLATE_NOOP("CheckWords", "It has never got any data.")},
    {QT_TRANSLATE_NOOP("CheckWords", "Its files are read while an engine runs: start one.")},
    {"Set follow: true for a file that grows, or send logs.",
     QT_TRANSLATE_NOOP("CheckWords", "Follow the file if it still grows, or send logs to the Logstore.")},
    {QT_TRANSLATE_NOOP("CheckWords", "See whether the files that are collected still grow.")},
    {"Send logs to it, or let it collect a file.",
     QT_TRANSLATE_NOOP("CheckWords", "Import files into it, or send logs to it.")},
    {QT_TRANSLATE_NOOP("CheckWords", "The source cannot be read at the checkpoint.")},
    {QT_TRANSLATE_NOOP("CheckWords", "On %1 the checkpoint lies beyond the end.")},
    {QT_TRANSLATE_NOOP("CheckWords", "Move it to where delivery shall go on.")},
    {QT_TRANSLATE_NOOP("CheckWords", "There is no checkpoint on %1 yet.")},
    {QT_TRANSLATE_NOOP("CheckWords", "Wait until the trigger has begun; if it does not, see the source above.")},
    {QT_TRANSLATE_NOOP("CheckWords", "Retention took %1 before they were delivered.")},
    {"Keep more in the source (ttl, maxBytes), or find what holds delivery up.",
     QT_TRANSLATE_NOOP("CheckWords",
                       "Keep more in the source (longer retention, higher size limit), or find what holds delivery up.")},
    {QT_TRANSLATE_NOOP("CheckWords", "Data waits for %1 already.")},
    {QT_TRANSLATE_NOOP("CheckWords",
                       "Mend what else is wrong here; if nothing is, the function is too slow for the traffic.")},
    {QT_TRANSLATE_NOOP("CheckWords", "All that came is delivered: there is nothing new.")},
    {QT_TRANSLATE_NOOP("CheckWords", "What is left is not late.")},
    {QT_TRANSLATE_NOOP("CheckWords", "Nothing ticks: no engine is running.")},
    {QT_TRANSLATE_NOOP("CheckWords", "It does not look: the trigger is paused.")},
    {QT_TRANSLATE_NOOP("CheckWords", "It cannot begin.")},
    {QT_TRANSLATE_NOOP("CheckWords", "Mend the source; the trigger goes on by itself.")},
    {QT_TRANSLATE_NOOP("CheckWords", "On %1 its last tick ended without authorization.")},
    {QT_TRANSLATE_NOOP("CheckWords", "On %1 it waits after failures.")},
    {"Mend the cause below; then it goes on by itself, or at once with tick.",
     QT_TRANSLATE_NOOP("CheckWords", "Mend the cause below; then it goes on by itself, or at once with Tick now.")},
    {QT_TRANSLATE_NOOP("CheckWords", "On %1 it is long overdue.")},
    {QT_TRANSLATE_NOOP("CheckWords", "Let it look now.")},
    {QT_TRANSLATE_NOOP("CheckWords", "It has not begun on any shard.")},
    {QT_TRANSLATE_NOOP("CheckWords", "Every shard has its reason.")},
    {QT_TRANSLATE_NOOP("CheckWords", "On %1 the newest attempt failed: %2.")},
    {QT_TRANSLATE_NOOP("CheckWords", "There was no attempt in the last %1.")},
    {QT_TRANSLATE_NOOP("CheckWords", "%1 in the last %2, none failed.")},
    {QT_TRANSLATE_NOOP("CheckWords", "%1 of %2 in the last %3 failed; their windows are delivered since.")},
    {QT_TRANSLATE_NOOP("CheckWords", "Attach a policy that allows it to the role.")},
    {QT_TRANSLATE_NOOP("CheckWords", "Give the function more time, or the trigger smaller windows.")},
    {QT_TRANSLATE_NOOP("CheckWords", "Make what is missing, or correct the function configuration.")},
    {"Mend the cause; the window is tried again by itself, or now with tick.",
     QT_TRANSLATE_NOOP("CheckWords", "Mend the cause; the window is tried again by itself, or at once with Tick now.")},
    {QT_TRANSLATE_NOOP("CheckWords", "No request has failed that was not mended.")},
    {QT_TRANSLATE_NOOP("CheckWords", "The newest failed attempt did not reach the function.")},
    {QT_TRANSLATE_NOOP("CheckWords", "What the function said is nowhere: its service names no Logstore for it.")},
    {"Give service %1 log: {project, logstore}.",
     QT_TRANSLATE_NOOP("CheckWords", "Edit service %1 and choose a Logstore for its function log.")},
    {QT_TRANSLATE_NOOP("CheckWords", "What the function said cannot be read.")},
    {QT_TRANSLATE_NOOP("CheckWords", "Mend the Logstore of the function log.")},
    {QT_TRANSLATE_NOOP("CheckWords", "The function log has no line of the failed request %1.")},
    {QT_TRANSLATE_NOOP("CheckWords", "See whether the Logstore of the function log can be written.")},
    {QT_TRANSLATE_NOOP("CheckWords", "The function reported an error for request %1.")},
    {QT_TRANSLATE_NOOP("CheckWords", "Read its log and correct the function, or its configuration.")},
    {QT_TRANSLATE_NOOP("CheckWords", "The traffic cannot be told: the source cannot be read.")},
    {QT_TRANSLATE_NOOP("CheckWords", "The traffic cannot be told.")},
    {QT_TRANSLATE_NOOP("CheckWords", "The source has no shard.")},
    {QT_TRANSLATE_NOOP("CheckWords", "%1 a shard, over %2, is too much for an interval of %3 s.")},
    {QT_TRANSLATE_NOOP("CheckWords", "An interval brings more bytes than a window may hold.")},
    {QT_TRANSLATE_NOOP("CheckWords", "An interval brings more log groups than a window may hold.")},
    {QT_TRANSLATE_NOOP("CheckWords",
                       "No interval is short enough: give the source more shards, or the trigger larger windows.")},
    {"Set interval: %1 in the stack file and apply it.",
     QT_TRANSLATE_NOOP("CheckWords", "Let the trigger look for new data every %1 s.")},
    {QT_TRANSLATE_NOOP("CheckWords", "A window holds what comes in an interval, and more.")},
    {QT_TRANSLATE_NOOP("CheckWords", "%1 more triggers were not looked at")},
    {QT_TRANSLATE_NOOP("CheckWords", "The %1 that need it most were.")},
};

const Check *checkOf(const std::string &id)
{
    for (const auto &check : kChecks) {
        if (id == check.id)
            return &check;
    }
    return nullptr;
}

// "shard 1", "shards 0 and 2", "3 log groups": what the engine counts and names.
QString namedThing(const QString &text)
{
    static const QRegularExpression kShards(QStringLiteral("^shards? (.+)$"));
    if (const auto match = kShards.match(text); match.hasMatch())
        return Text::tr("shard %1").arg(match.captured(1).replace(QLatin1String(" and "), QLatin1String(", ")));
    static const QRegularExpression kSpan(QStringLiteral("^(\\d+) (s|min|h|days)( ago)?$"));
    if (const auto match = kSpan.match(text); match.hasMatch()) {
        const auto unit = match.captured(2);
        const qint64 unitMs = unit == QLatin1String("s") ? 1'000
            : unit == QLatin1String("min")               ? 60'000
            : unit == QLatin1String("h")                 ? 3'600'000
                                                         : 86'400'000;
        const auto span = format::span(match.captured(1).toLongLong() * unitMs);
        return match.captured(3).isEmpty() ? span : Text::tr("%1 ago").arg(span);
    }
    static const QRegularExpression kCounted(QStringLiteral("^(\\d+) (thing|log group|file|shard|attempt|record|line)s?$"));
    const auto match = kCounted.match(text);
    if (!match.hasMatch())
        return text;
    const auto number = match.captured(1).toInt();
    const auto noun = match.captured(2);
    if (noun == QLatin1String("thing"))
        return Text::tr("%n thing(s)", nullptr, number);
    if (noun == QLatin1String("log group"))
        return Text::tr("%n log group(s)", nullptr, number);
    if (noun == QLatin1String("file"))
        return Text::tr("%n file(s)", nullptr, number);
    if (noun == QLatin1String("shard"))
        return Text::tr("%n shard(s)", nullptr, number);
    if (noun == QLatin1String("attempt"))
        return Text::tr("%n attempt(s)", nullptr, number);
    if (noun == QLatin1String("record"))
        return Text::tr("%n record(s)", nullptr, number);
    return Text::tr("%n line(s)", nullptr, number);
}

QString sentence(const std::string &said)
{
    static const SentenceBook kBook("CheckWords", kSentences);
    const auto text = QString::fromStdString(said);
    return kBook.words(text, namedThing).value_or(text);
}

bool cannotTell(const CheckRow &row)
{
    return row.reason.find("cannot be told") != std::string::npos || row.reason.rfind("There was no attempt", 0) == 0;
}

} // namespace

CheckWords wordsOf(const CheckRow &row)
{
    const auto *check = checkOf(row.check);
    CheckWords words;
    words.level = cannotTell(row) ? CheckLevel::NotChecked
        : row.good                ? CheckLevel::Ok
        : check && check->hint    ? CheckLevel::Warning
                                  : CheckLevel::Problem;
    words.title = check && row.title == check->title ? Text::tr(check->title) : sentence(row.title);
    words.reason = sentence(row.reason);
    words.remedy = sentence(row.remedy);
    words.evidence = QString::fromStdString(row.evidence);
    return words;
}

QString word(CheckLevel level)
{
    switch (level) {
    case CheckLevel::Problem: return Text::tr("Problem");
    case CheckLevel::Warning: return Text::tr("Warning");
    case CheckLevel::Ok: return Text::tr("OK");
    case CheckLevel::NotChecked: return Text::tr("Not checked");
    }
    return {};
}

int causeOf(const CheckRow &row)
{
    const auto *check = checkOf(row.check);
    return check ? check->cause : int(std::size(kChecks));
}

} // namespace sluice
