// A small world for enforcement: one project, two services, a trigger, users, and what was refused in it.
#pragma once

#include "engine/enforcement/roleports.h"
#include "tests/support/manualloop.h"

namespace sluice::test {

struct AccessWorld {
    ManualLoop loop;
    std::shared_ptr<Definitions> now = std::make_shared<Definitions>();
    std::vector<AuditEntry> audit;
    Authority authority{[this] { return now; }, loop.clock()};
    DenialLog denials{loop.clock(), [this](AuditEntry entry) { audit.push_back(std::move(entry)); }};
    RoleWorld roles{loop, authority, denials};

    static inline const LogstoreKey kAccess{"shop", "access"};
    static inline const LogstoreKey kCopy{"shop", "copy"};
    static inline const FunctionKey kToCsv{"shipping", "to-csv"};
    static inline const TriggerKey kTrigger{"shipping", "to-csv", "every-minute"};

    AccessWorld()
    {
        now->authorized = true;
        now->projects["shop"] = named<Project>("shop");
        for (const auto &key : {kAccess, kCopy}) {
            Logstore logstore;
            logstore.key = key;
            now->logstores[key] = logstore;
        }
        now->services["shipping"] = named<Service>("shipping");
        Function function;
        function.key = kToCsv;
        now->functions[kToCsv] = function;
        Trigger trigger;
        trigger.key = kTrigger;
        trigger.source = kAccess;
        now->triggers[kTrigger] = trigger;
        Connection local;
        local.name = kLocalConnection;
        now->connections[kLocalConnection] = local;
    }

    template <class T> static T named(const std::string &name)
    {
        T thing;
        thing.name = name;
        return thing;
    }

    // Definitions are immutable to their readers: a change makes a new snapshot.
    Definitions &change()
    {
        now = std::make_shared<Definitions>(*now);
        return *now;
    }
    void serviceRole(const std::string &role, std::vector<std::string> policies)
    {
        auto &service = change().services["shipping"];
        service.role = role;
        service.policies = std::move(policies);
    }
    void role(const std::string &name, const std::string &trust, std::vector<std::string> policies,
              const std::string &document = {})
    {
        auto role = named<Role>(name);
        role.trust = trust;
        role.policies = std::move(policies);
        role.document = document;
        change().roles[name] = role;
    }
    void user(const std::string &name, std::vector<std::string> policies, const std::string &document = {})
    {
        auto user = named<User>(name);
        user.policies = std::move(policies);
        user.document = document;
        change().users[name] = user;
    }
    void readOnly(bool yes) { change().connections[kLocalConnection].readOnly = yes; }

    static Caller owner() { return {}; }
    static Caller as(const std::string &user)
    {
        Caller caller;
        caller.kind = CallerKind::User;
        caller.user = user;
        caller.client = "sluicectl";
        return caller;
    }
};

} // namespace sluice::test
