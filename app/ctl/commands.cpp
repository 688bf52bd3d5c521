#include "app/ctl/commands.h"

#include <array>

namespace sluice::ctl {

namespace {

constexpr OptionSpec kYes = {"--yes", "", "give the confirmation that is asked for on a terminal"};
constexpr OptionSpec kFollow = {"--follow", "", "go on with what comes, until interrupted"};

std::vector<CommandSpec> running()
{
    return {
        {"serve", "", "the engine without a window, until SIGINT or SIGTERM", {}, 0, 0, Needs::Lock, serve},
        {"run",
         "STACK",
         "apply a stack file and run its triggers",
         {{"--until-idle", "", "end when the files are read and every trigger has delivered"},
          {"--timeout", "SECONDS", "give up after that long"}},
         1,
         1,
         Needs::Schedule,
         run},
        {"demo",
         "",
         "the sample stack on real input, with its live trigger log",
         {{"--seconds", "N", "end after that long"}, {"--picture", "FILE.png", "save a picture of the console on the way"}},
         0,
         0,
         Needs::Schedule,
         demo},
        {"status", "", "the engine at a glance", {}, 0, 0, Needs::Engine, status},
    };
}

std::vector<CommandSpec> defining()
{
    const OptionSpec prune = {"--prune", "", "also delete what this stack made and no longer names"};
    const OptionSpec cascade = {"--cascade", "", "also delete what uses it"};
    return {
        {"plan", "STACK", "what applying a stack file would change", {prune}, 1, 1, Needs::Engine, plan},
        {"apply", "STACK", "change the definitions to what a stack file says", {prune}, 1, 1, Needs::Engine, apply},
        {"export", "[NAME…]", "live definitions as a stack file", {}, 0, kAnyNumber, Needs::Engine, exportStack},
        {"delete", "KIND NAME", "delete a definition into the trash", {cascade, kYes}, 2, 2, Needs::Engine, remove},
        {"trash", "[restore NAME]", "what is in the trash; take something out of it", {}, 0, 2, Needs::Engine, trash},
        {"undo", "", "take back the last change of a definition", {}, 0, 0, Needs::Engine, undo},
        {"redo", "", "make the change again that undo took back last", {}, 0, 0, Needs::Engine, redo},
        {"audit", "", "who changed what, and when", {{"--count", "N", "only the newest N"}}, 0, 0, Needs::Engine, audit},
        {"get",
         "projects|logstores|shards|services|functions|triggers|roles|users|connections|buckets [NAME]",
         "tables of what is defined, with its state",
         {},
         1,
         2,
         Needs::Engine,
         get},
        {"authorize",
         "",
         "let the log service invoke functions (the quick-authorization step)",
         {{"--revoke", "", "take it back"}, {"--show", "", "only show what it grants"}, {"--yes", "", "do not ask"}},
         0,
         0,
         Needs::Engine,
         authorize},
        {"can", "WHO ACTION RESOURCE", "may a user or role do that, and why (exit 1: denied)", {}, 3, 3, Needs::Engine, can},
    };
}

std::vector<CommandSpec> access()
{
    return {
        {"connection",
         "add NAME | set NAME | test NAME | remove NAME | list",
         "which services names stand for, and whether they can be reached",
         {{"--kind", "KIND", "add: cloud or kafka"},
          {"--account", "ID", "cloud: the account's id"},
          {"--region", "REGION", "cloud: such as cn-hangzhou"},
          {"--log-endpoint", "URL", "cloud: of Log Service (REGION.log.aliyuncs.com)"},
          {"--function-endpoint", "URL", "cloud: of Function Compute (ACCOUNT.REGION.fc.aliyuncs.com)"},
          {"--broker", "HOST:PORT", "kafka: a broker; may be repeated"},
          {"--user", "ID", "the access key's id, or the SASL user"},
          {"--secret", "NAME", "a secret that is stored already; without it the secret is asked for"},
          {"--fd", "N", "add: read the secret from this file descriptor"},
          {"--read-only", "yes|no", "let nothing pass that changes anything there"},
          {"--colour", "#RRGGBB", "what it looks like in the console"},
          {"--description", "TEXT", "what it is for"}},
         1,
         2,
         Needs::Engine,
         connection},
        {"user",
         "add NAME | set NAME | remove NAME | rotate NAME | list",
         "who may call this engine with an access key",
         {{"--policy", "POLICY", "a system policy; may be repeated"},
          {"--document", "FILE", "a policy of its own, JSON; - is standard input"},
          {"--description", "TEXT", "who it is"},
          {"--keep-old", "", "rotate: the old key works until the next rotation"},
          {"--fd", "N", "add, rotate: write the secret to this file descriptor"}},
         1,
         2,
         Needs::Engine,
         user},
        {"secret",
         "add NAME|list|remove NAME",
         "secrets that definitions refer to as {secret: NAME}; values are asked for, never arguments",
         {{"--fd", "N", "add: read the value from this file descriptor"}},
         1,
         kAnyNumber,
         Needs::Engine,
         secret},
        {"policy",
         "check FILE|- / show NAME / list",
         "check a RAM policy; show the system policies",
         {},
         1,
         2,
         Needs::Nothing,
         policy},
    };
}

std::vector<CommandSpec> logs()
{
    const OptionSpec count = {"--count", "N", "at most N logs"};
    return {
        {"put",
         "PROJECT/LOGSTORE [FILE…|-]",
         "append the lines of files or of standard input",
         {{"--format", "FORMAT", "auto, line, json, csv, nginx, apache, syslog or regex=PATTERN with named groups"},
          kFollow},
         1,
         kAnyNumber,
         Needs::Engine,
         put},
        {"pull",
         "PROJECT/LOGSTORE",
         "logs as JSON lines",
         {{"--shard", "N", "only this shard"},
          {"--from", "TIME", "received since (begin)"},
          {"--to", "TIME", "received before"},
          count,
          kFollow},
         1,
         1,
         Needs::Engine,
         pull},
        {"executions",
         "[TRIGGER]",
         "the ledger: every attempt of every trigger",
         {{"--failed", "", "only what failed"},
          {"--since", "TIME", "started since"},
          {"--count", "N", "the newest N (1000)"},
          kFollow},
         0,
         1,
         Needs::Engine,
         executions},
        {"logs",
         "SERVICE/FUNCTION",
         "the log of a function",
         {{"--request", "ID", "of one invocation"}, {"--count", "N", "the newest N lines (1000)"}, kFollow},
         1,
         1,
         Needs::Engine,
         functionLog},
        {"invoke",
         "SERVICE/FUNCTION",
         "call a function once: its result to standard output, its log to standard error",
         {{"--event", "FILE|-", "the event; {} when there is none"},
          {"--last", "", "the event of its newest execution"},
          {"--watch", "", "call it again whenever its code was saved, until interrupted"}},
         1,
         1,
         Needs::Engine,
         invoke},
    };
}

std::vector<CommandSpec> functions()
{
    return {
        {"function",
         "new FOLDER | test FOLDER | add NAME | versions NAME | rollback NAME | unpin NAME | sandbox [allow|require]",
         "functions as you write them: begin, test, versions of the code, what runs them (NAME: SERVICE/FUNCTION)",
         {{"--runtime", "RUNTIME", "new: python3 or nodejs; add: any (what the code looks like)"},
          {"--template", "NAME", "new: blank, clean or ship"},
          {"--watch", "", "test: run the tests again whenever the code was saved, until interrupted"},
          {"--code", "FOLDER|ZIP", "add: where its code is"},
          {"--handler", "HANDLER", "add: what is called in it (index.handler)"},
          {"--to", "N", "rollback: the version that is to run, whatever is saved; with its configuration"},
          kYes},
         1,
         2,
         Needs::Engine,
         function,
         {"new", "test"}},
    };
}

std::vector<CommandSpec> triggers()
{
    return {
        {"pause", "TRIGGER", "start no new execution of a trigger", {}, 1, 1, Needs::Engine, pause},
        {"resume", "TRIGGER", "let a paused trigger go on", {}, 1, 1, Needs::Engine, resume},
        {"tick", "TRIGGER", "look at its shards now, also when it is blocked", {}, 1, 1, Needs::Engine, tick},
        {"checkpoint",
         "TRIGGER",
         "show the checkpoints of a trigger, or move them",
         {{"--shard", "N", "only this shard"}, {"--to", "TIME|CURSOR", "move there"}, kYes},
         1,
         1,
         Needs::Engine,
         checkpoint},
        {"doctor",
         "[TRIGGER]",
         "why a trigger does not fire: what was looked at, and what to do",
         {{"--all", "", "every check of every trigger, not only of those with a finding"}},
         0,
         1,
         Needs::Engine,
         doctor},
    };
}

} // namespace

std::span<const CommandSpec> commands()
{
    static const std::vector<CommandSpec> all = [] {
        std::vector<CommandSpec> list;
        for (auto &&group : {running(), defining(), access(), logs(), functions(), triggers()})
            list.insert(list.end(), group.begin(), group.end());
        return list;
    }();
    return all;
}

} // namespace sluice::ctl
