// The checks of what is defined and of where it lives; those of what flows are in doctorchecks_flow.cpp.
#include "engine/doctorchecks.h"

#include "engine/doctorrow.h"

namespace sluice {

using namespace doctor;

namespace {

constexpr const char *kApply = "sluicectl apply STACK";

// Why a Logstore cannot be used; "" when it can.
std::string troubleOf(const LogstoreFacts &logstore)
{
    if (!logstore.defined)
        return "Logstore " + toText(logstore.key) + " does not exist.";
    if (logstore.unopened)
        return "Logstore " + toText(logstore.key) + " could not be opened.";
    if (!logstore.shards)
        return "Logstore " + toText(logstore.key) + " cannot be read.";
    return {};
}

std::string evidenceOf(const LogstoreFacts &logstore)
{
    if (logstore.unopened)
        return shown(*logstore.unopened);
    if (!logstore.shards)
        return shown(logstore.shards.error());
    return {};
}

CheckRow lostLogstore(CheckRow row, const LogstoreFacts &logstore)
{
    row.evidence = evidenceOf(logstore);
    if (!logstore.defined)
        return bad(std::move(row), troubleOf(logstore), "Define it again, or take it out of the trash.", "sluicectl trash",
                   "lost=logstore/" + toText(logstore.key));
    return bad(std::move(row), troubleOf(logstore),
               "Look at the error and at the disk; the engine tries again by itself every half a minute.",
               "sluicectl get shards " + toText(logstore.key), "logstore=" + toText(logstore.key));
}

// `service`: who must be trusted to assume it.
CheckRow judge(CheckRow row, const RoleFacts &role, std::string_view service, const std::string &whose)
{
    if (!role.name.empty() && !role.exists)
        return bad(std::move(row), "Role " + role.name + " does not exist.", "Define the role, or name another one.", kApply,
                   "edit");
    if (!role.trust.empty() && role.trust != service)
        return bad(std::move(row),
                   "Role " + role.name + " trusts " + role.trust + ", but " + whose + " is assumed by "
                       + std::string(service) + '.',
                   "Set the role's trust to " + std::string(service) + '.', kApply, "edit-role=" + role.name);
    if (!role.evaluated) {
        row.reason = role.name.empty() ? "No role is named, and policies are not enforced."
                                       : "Role " + role.name + " is there; its policies are not enforced.";
        return row;
    }
    if (role.asked.empty()) {
        row.reason = "What user code needs cannot be told beforehand.";
        return row;
    }
    std::size_t denied = 0;
    for (const auto &asked : role.asked) {
        if (asked.answer.allowed)
            continue;
        ++denied;
        addLine(row.evidence, shown(asked.answer.explanation));
    }
    const auto name = "Role " + role.name;
    if (denied == 0) {
        row.reason = name + " may do all that is needed.";
        for (const auto &asked : role.asked)
            addLine(row.evidence, asked.action + " on " + asked.resource);
        return row;
    }
    const auto *first = &role.asked.front();
    for (const auto &asked : role.asked) {
        if (!asked.answer.allowed) {
            first = &asked;
            break;
        }
    }
    return bad(std::move(row), name + " may not do " + counted(denied, "thing") + " that the trigger needs.",
               "Attach a policy that allows " + first->action + " on " + first->resource + '.',
               "sluicectl can 'role " + role.name + "' " + first->action + ' ' + first->resource, "edit-role=" + role.name);
}

} // namespace

CheckRow checkEngine(const DoctorFacts &facts)
{
    auto row = begun(facts, "engine", "An engine runs the triggers");
    if (!facts.scheduling)
        return bad(std::move(row), "No engine is running: this command opened the directory for itself, and nothing ticks.",
                   "Start the engine, or the console.", "sluicectl serve");
    row.reason = "It has run for " + span(facts.up) + '.';
    return row;
}

CheckRow checkEnabled(const DoctorFacts &facts)
{
    auto row = begun(facts, "enabled", "The trigger is enabled");
    if (!facts.trigger.enabled)
        return bad(std::move(row), "The trigger is paused. Its checkpoint stays where it is.", "Resume it.",
                   "sluicectl resume " + nameOf(facts), "resume");
    row.reason = "It looks for new data every " + std::to_string(facts.trigger.intervalSeconds) + " s.";
    return row;
}

CheckRow checkAuthorization(const DoctorFacts &facts)
{
    auto row = begun(facts, "authorization", "Log Service may invoke functions");
    if (!facts.authorized)
        return bad(std::move(row), "The quick authorization is not confirmed: every attempt ends as Unauthorized.",
                   "Confirm the authorization.", "sluicectl authorize", "authorize");
    row.reason = "The quick authorization is confirmed.";
    return row;
}

CheckRow checkRole(const DoctorFacts &facts)
{
    auto row = begun(facts, "role-policy", "The trigger's role may read, invoke and write the trigger log");
    if (!facts.role.exists && !facts.authorized)
        return bad(std::move(row), "Role " + facts.role.name + " is made by the authorization step.",
                   "Confirm the authorization.", "sluicectl authorize", "authorize");
    return judge(std::move(row), facts.role, "log", "a trigger's role");
}

CheckRow checkServiceRole(const DoctorFacts &facts)
{
    auto row = begun(facts, "service-role", "The function's role may read the source and write the target");
    const auto &service = facts.trigger.key.service;
    if (facts.serviceRole.name.empty() && facts.serviceRole.evaluated && !facts.serviceRole.asked.empty())
        return bad(std::move(row), "Service " + service + " has no role, so its functions may touch nothing.",
                   "Give it one: role: {name: " + service + "-role, policies: [...]}.", kApply, "edit");
    return judge(std::move(row), facts.serviceRole, "fc", "a service's role");
}

CheckRow checkFunction(const DoctorFacts &facts)
{
    auto row = begun(facts, "function", "The function exists and takes the configuration");
    const auto name = toText(facts.trigger.key.functionKey());
    if (!facts.function)
        return bad(std::move(row), "Function " + name + " does not exist.", "Define it again, or take it out of the trash.",
                   "sluicectl trash", "lost=function/" + name);
    if (!facts.parameter) {
        const auto &error = facts.parameter.error();
        row.evidence = shown(error);
        if (error.place.line > 0)
            addLine(row.evidence,
                    "line " + std::to_string(error.place.line) + ", column " + std::to_string(error.place.column)
                        + " of the configuration");
        return bad(std::move(row), "The function configuration does not fit the function.",
                   "Correct the trigger's parameter in the stack file and apply it.", "sluicectl export", "edit");
    }
    const auto target = facts.target.logstore ? "Logstore " + toText(*facts.target.logstore)
        : facts.target.bucket                 ? "bucket " + *facts.target.bucket
                                              : std::string();
    if (!facts.targetDefined)
        return bad(std::move(row), "The target, " + target + ", does not exist.", "Define it, or correct the parameter.",
                   kApply,
                   facts.target.logstore ? "lost=logstore/" + toText(*facts.target.logstore)
                                         : "lost=bucket/" + facts.target.bucket.value_or(std::string()));
    if (facts.targetUnopened) {
        row.evidence = shown(*facts.targetUnopened);
        return bad(std::move(row), "The target, " + target + ", could not be opened.", "Look at the error and at the disk.");
    }
    const auto &function = *facts.function;
    row.reason = (function.templateName.empty() ? function.runtime : function.templateName)
        + (target.empty() ? " is there." : " writes to " + target + '.');
    return row;
}

CheckRow checkSource(const DoctorFacts &facts)
{
    auto row = begun(facts, "source", "The source can be read");
    if (!troubleOf(facts.source).empty())
        return lostLogstore(std::move(row), facts.source);
    std::uint64_t damaged = 0;
    for (const auto &shard : *facts.source.shards)
        damaged += shard.damagedGroups;
    if (facts.openError) {
        row.evidence = shown(*facts.openError);
        return bad(std::move(row), "The trigger cannot begin on it.", "Look at the error and at the disk.");
    }
    const auto &damage = facts.source.damage;
    for (auto at = damage.size() - std::min(damage.size(), kLinesShown); at < damage.size(); ++at)
        addLine(row.evidence, shown(damage[at]));
    if (damaged > 0 || !damage.empty())
        return bad(std::move(row),
                   damaged > 0 ? counted(damaged, "log group") + " of it cannot be read any more and will be left out."
                               : "Parts of it are lost or damaged on the disk.",
                   "Look at the disk; what is damaged is lost, the rest is delivered.",
                   "sluicectl get shards " + toText(facts.source.key), "logstore=" + toText(facts.source.key));
    row.reason =
        "Logstore " + toText(facts.source.key) + " is open, with " + counted(facts.source.shards->size(), "shard") + '.';
    return row;
}

CheckRow checkTriggerLog(const DoctorFacts &facts)
{
    auto row = begun(facts, "trigger-log", "The trigger log can be written");
    const auto waiting =
        facts.outbox.rows == 0 ? std::string() : "in the outbox, of all triggers: " + counted(facts.outbox.rows, "record");
    if (!troubleOf(facts.triggerLog).empty()) {
        row = lostLogstore(std::move(row), facts.triggerLog);
        addLine(row.evidence, waiting);
        return row;
    }
    std::uint64_t dropped = 0;
    for (const auto &record : facts.records)
        dropped += record.errorCode == "RecordsDropped" && isRecent(facts, record) ? record.count : 0;
    row.evidence = waiting;
    if (facts.outbox.shipper) {
        addLine(row.evidence, shown(*facts.outbox.shipper));
        return bad(std::move(row), "Its newest records could not be written; delivery goes on without.",
                   "Look at the error and at the disk; the engine goes on trying.",
                   "sluicectl get shards " + toText(facts.triggerLog.key), "logstore=" + toText(facts.triggerLog.key));
    }
    if (dropped > 0)
        return bad(std::move(row), counted(dropped, "record") + " never reached it: the outbox was full.",
                   "Keep the trigger log writable; what was dropped stays in the ledger of the engine only.",
                   "sluicectl executions " + nameOf(facts));
    row.reason = "Logstore " + toText(facts.triggerLog.key) + " is open.";
    return row;
}

CheckRow checkDisk(const DoctorFacts &facts)
{
    auto row = begun(facts, "disk", "There is room on the disk");
    if (!facts.disk) {
        row.evidence = shown(facts.disk.error());
        return bad(std::move(row), "How much is free cannot be told.", "Look at the data directory.");
    }
    row.evidence = size(static_cast<double>(facts.disk->freeBytes)) + " free of "
        + size(static_cast<double>(facts.disk->allBytes)) + " for " + facts.dataDirectory;
    const auto least = std::min(static_cast<double>(kDiskLeast), static_cast<double>(facts.disk->allBytes) / 4);
    const auto free = static_cast<double>(facts.disk->freeBytes);
    if (free < least || free < kDiskShare * static_cast<double>(facts.disk->allBytes))
        return bad(std::move(row), "The disk is nearly full: soon nothing can be received or recorded.",
                   "Free some space, or let Logstores keep less (ttl, maxBytes).", "sluicectl get logstores", "logstores");
    row.reason = "Enough is free.";
    return row;
}

std::vector<CheckRow> checksOf(const DoctorFacts &facts)
{
    return {checkEngine(facts),      checkEnabled(facts),    checkAuthorization(facts), checkRole(facts),
            checkServiceRole(facts), checkFunction(facts),   checkSource(facts),        checkTraffic(facts),
            checkCheckpoint(facts),  checkLastTick(facts),   checkAttempts(facts),      checkFunctionLog(facts),
            checkInterval(facts),    checkTriggerLog(facts), checkDisk(facts)};
}

} // namespace sluice
