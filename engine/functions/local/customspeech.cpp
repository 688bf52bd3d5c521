// HTTP with a custom runtime, as a RuntimeSpeech: one request at a time, each answered by one reply (fc-api §5.8).
#include "engine/functions/local/calloutcome.h"
#include "engine/functions/local/customruntime.h"
#include "engine/functions/local/runtimespeech.h"

#include <optional>
#include <utility>

namespace sluice {

namespace {

class CustomSpeech final : public RuntimeSpeech {
public:
    explicit CustomSpeech(const InstanceSpec &spec)
    {
        const auto &function = spec.function;
        m_context.functionName = function.key.function;
        m_context.handler = function.handler;
        m_context.initializer = function.initializer;
        m_context.preStop = function.preStop;
        m_context.preFreeze = function.preFreeze;
        m_context.memoryMb = function.memoryMb;
        m_context.timeoutSeconds = function.timeoutSeconds;
        m_context.initializationTimeoutSeconds = function.initializationTimeoutSeconds;
        m_context.serviceName = function.key.service;
        m_context.logProject = spec.service.log.project;
        m_context.logStore = spec.service.log.logstore;
        m_context.qualifier = "LATEST";
        m_context.versionId = std::to_string(function.version);
        m_context.region = spec.service.region;
        m_context.accountId = "0";
        // From custom.debian11 on, credentials come by the environment only.
        m_credentialsInHeaders = function.runtime == "custom" || function.runtime == "custom.debian10";
    }

    std::string initialize(const RuntimeCall &call) override { return ask(CustomRuntimePath::Initialize, call, {}); }
    std::string invoke(const RuntimeCall &call, std::string_view event) override
    {
        return ask(CustomRuntimePath::Invoke, call, event);
    }
    std::string freeze(const RuntimeCall &call) override { return ask(CustomRuntimePath::PreFreeze, call, {}); }
    std::string stop(std::int64_t) override
    {
        return m_context.preStop.empty() || m_asked ? std::string() : ask(CustomRuntimePath::PreStop, {}, {});
    }
    void hear(std::string_view bytes) override { m_reader.add(bytes); }
    void connectionClosed() override
    {
        m_reader.close();
        m_closed = true;
    }
    Result<std::optional<RuntimeWord>> next() override
    {
        SLUICE_LET(auto reply, m_reader.next());
        if (reply && !m_asked)
            return fail(ErrorKind::Invalid, "RuntimeProtocol", "the runtime sent a reply that nobody asked for");
        if (reply)
            return word(std::move(*reply));
        if (!std::exchange(m_closed, false))
            return std::nullopt;
        m_reader = {};
        if (!m_asked)
            return std::nullopt;
        return failed(platformErrorBody("the runtime closed its connection before it answered"));
    }
    bool greets() const override { return false; }
    int callsMax() const override { return 1; }

private:
    struct Asked {
        CustomRuntimePath path = CustomRuntimePath::Invoke;
        std::string requestId;
    };
    std::string ask(CustomRuntimePath path, const RuntimeCall &call, std::string_view event)
    {
        m_asked = Asked{path, call.requestId};
        CustomRuntimeCall head;
        head.requestId = call.requestId;
        if (call.credentials && m_credentialsInHeaders) {
            head.accessKeyId = call.credentials->keyId;
            head.accessKeySecret = std::string(call.credentials->secret.view());
            head.securityToken = call.credentials->securityToken;
        }
        auto bytes = customRuntimeRequest(path, m_context, head, event);
        wipe(head.accessKeySecret);
        return bytes;
    }
    std::optional<RuntimeWord> failed(std::string body)
    {
        RuntimeWord said;
        said.kind = RuntimeWord::Kind::Failure;
        said.errorType = "UnhandledInvocationError";
        said.requestId = m_asked->requestId;
        said.body = std::move(body);
        m_asked.reset();
        return said;
    }
    std::optional<RuntimeWord> word(CustomRuntimeReply &&reply)
    {
        if (reply.failed)
            return failed(std::move(reply.body));
        RuntimeWord said;
        const bool hook = m_asked->path != CustomRuntimePath::Invoke;
        said.kind = hook ? RuntimeWord::Kind::Initialized : RuntimeWord::Kind::Result;
        said.requestId = std::move(m_asked->requestId);
        said.body = std::move(reply.body);
        m_asked.reset();
        return said;
    }

    CustomRuntimeContext m_context;
    bool m_credentialsInHeaders = false;
    CustomRuntimeReader m_reader;
    std::optional<Asked> m_asked;
    bool m_closed = false;
};

} // namespace

std::unique_ptr<RuntimeSpeech> makeCustomSpeech(const InstanceSpec &spec)
{
    return std::make_unique<CustomSpeech>(spec);
}

} // namespace sluice
