// Definition of a connection: which engine or service a name stands for, and where its secret is.
#pragma once

#include "engine/base/fields.h"

#include <string>
#include <vector>

namespace sluice {

enum class ConnectionKind { Local, Cloud, Kafka };

inline constexpr const char *kLocalConnection = "local"; // is there from the start; cannot be deleted or change its kind

struct Connection {
    std::string name; // 1–64 of letters, digits, '_', '-'
    ConnectionKind kind = ConnectionKind::Local;
    std::string description;
    std::string colour; // "" or "#rrggbb": production looks like production
    bool readOnly = false; // no verb that changes anything passes the engine's call layer
    std::string account; // cloud: account id, digits
    std::string region; // cloud: "cn-hangzhou"
    std::string logEndpoint; // cloud: URL or host; "" = {region}.log.aliyuncs.com
    std::string functionEndpoint; // cloud: "" = {account}.{region}.fc.aliyuncs.com
    std::vector<std::string> brokers; // Kafka: host:port
    std::string user; // cloud: access key id; Kafka: SASL user, "" = none
    std::string secret; // name of the secret in the SecretStore: the access key's secret, or the password; "" = none
    bool unsandboxed = false; // local: its owner has accepted that functions run without a sandbox where there is none
    SLUICE_FIELDS(Connection, name, kind, description, colour, readOnly, account, region, logEndpoint, functionEndpoint,
                  brokers, user, secret, unsandboxed)
};

} // namespace sluice
