// One signed call of Log Service that changes nothing: the list of projects. A thread with an event loop.
#pragma once

#include "engine/access/serviceaddress.h"
#include "engine/access/signing/signature.h"
#include "engine/base/loop.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

class QNetworkAccessManager;
class QNetworkReply;

namespace sluice {

using Sign = std::function<Result<std::vector<NewHeader>>(const SignedRequest &request, const Credentials &credentials,
                                                          const SignOptions &options)>;

// V4 of Log Service.
[[nodiscard]] Sign requestSigner();

struct CallAnswer {
    int status = 0;
    std::string code; // of the service's error, "" = none
    std::string message;
    std::string requestId;
    std::int64_t projects = 0; // in the account
    std::optional<WallTime> serverTime; // of its Date header
    Duration took{};
};

class ProjectListCall {
public:
    static constexpr Duration kCallMax = std::chrono::seconds(10);
    static constexpr std::int64_t kAnswerBytesMax = 64 * 1024;

    ProjectListCall(Loop &loop, Sign sign, Duration limit = kCallMax);
    ~ProjectListCall(); // not answered yet = Cancelled

    // Once. An answer of whatever status is an answer. TimedOut/"CallTimeout", Unavailable/"CallFailed",
    // Corrupt/"AnswerTooLong", and what signing gives.
    void run(const ServiceAddress &to, const std::string &region, const Credentials &credentials, Reply<CallAnswer> reply);

private:
    void read();
    void finished();
    void end(Result<CallAnswer> result);

    Loop &m_loop;
    const Sign m_sign;
    const Duration m_limit;
    std::unique_ptr<QNetworkAccessManager> m_network;
    QNetworkReply *m_call = nullptr; // the manager's child; null = none, or ended
    std::string m_body;
    Reply<CallAnswer> m_reply;
    TimerId m_timer{};
    BootTime m_since{};
    QObject m_context;
};

} // namespace sluice
