#include "engine/functions/local/runtimespeech.h"

#include "engine/base/jsonvalue.h"
#include "engine/functions/local/runtimeframe.h"

#include <limits>
#include <optional>

namespace sluice {

namespace {

constexpr int kRuntimeProtocol = 1;

tl::unexpected<Error> notTheProtocol(std::string why)
{
    return fail(ErrorKind::Invalid, "RuntimeProtocol", std::move(why));
}

std::string callHead(const RuntimeCall &call)
{
    std::string head = "{\"requestId\":" + jsonQuoted(call.requestId);
    if (const auto *who = call.credentials) {
        head.reserve(256 + who->securityToken.size());
        auto secret = jsonQuoted(who->secret.view());
        head += ",\"accessKeyId\":" + jsonQuoted(who->keyId) + ",\"accessKeySecret\":";
        head += secret; // by itself: no sum with it is left behind in memory
        head += ",\"securityToken\":" + jsonQuoted(who->securityToken);
        wipe(secret);
    }
    head += ",\"deadlineMs\":" + std::to_string(call.deadlineMs) + '}';
    return head;
}

std::string headText(const JsonValue &object, std::string_view name)
{
    const auto *value = object.find(name);
    return value && value->is(JsonValue::Kind::String) ? value->text : std::string();
}

class FrameSpeech final : public RuntimeSpeech {
public:
    std::string initialize(const RuntimeCall &call) override
    {
        return encode({RuntimeFrameKind::Initialize, callHead(call), {}});
    }
    std::string invoke(const RuntimeCall &call, std::string_view event) override
    {
        return encode({RuntimeFrameKind::Call, callHead(call), std::string(event)});
    }
    std::string freeze(const RuntimeCall &call) override { return encode({RuntimeFrameKind::Freeze, callHead(call), {}}); }
    std::string stop(std::int64_t deadlineMs) override
    {
        return encode({RuntimeFrameKind::Stop, "{\"deadlineMs\":" + std::to_string(deadlineMs) + '}', {}});
    }
    void hear(std::string_view bytes) override { m_reader.add(bytes); }
    Result<std::optional<RuntimeWord>> next() override
    {
        SLUICE_LET(auto frame, m_reader.next());
        if (!frame)
            return std::nullopt;
        return word(std::move(*frame)).map([](RuntimeWord &&said) { return std::optional(std::move(said)); });
    }
    bool greets() const override { return true; }
    int callsMax() const override { return std::numeric_limits<int>::max(); }

private:
    static Result<RuntimeWord> word(RuntimeFrame &&frame)
    {
        const auto head = parseJson(frame.head, RuntimeFrame::kHeadBytesMax);
        if (!head || !head->is(JsonValue::Kind::Object))
            return notTheProtocol("the runtime sent a frame whose head is no JSON object");
        RuntimeWord said;
        said.requestId = headText(*head, "requestId");
        said.body = std::move(frame.body);
        switch (frame.kind) {
        case RuntimeFrameKind::Hello: return hello(*head);
        case RuntimeFrameKind::Initialized: said.kind = RuntimeWord::Kind::Initialized; return said;
        case RuntimeFrameKind::Result: said.kind = RuntimeWord::Kind::Result; return said;
        case RuntimeFrameKind::Failure:
            said.kind = RuntimeWord::Kind::Failure;
            said.errorType = headText(*head, "type") == "HandledInvocationError" ? "HandledInvocationError" //
                                                                                 : "UnhandledInvocationError";
            return said;
        case RuntimeFrameKind::Initialize:
        case RuntimeFrameKind::Call:
        case RuntimeFrameKind::Freeze:
        case RuntimeFrameKind::Stop: break;
        }
        return notTheProtocol("the runtime sent a frame that only the engine sends");
    }
    static Result<RuntimeWord> hello(const JsonValue &head)
    {
        const auto *protocol = head.find("protocol");
        if (!protocol || !protocol->is(JsonValue::Kind::Number) || protocol->text != std::to_string(kRuntimeProtocol))
            return notTheProtocol("the runtime speaks another version of the protocol");
        return RuntimeWord{};
    }

    RuntimeFrameReader m_reader;
};

} // namespace

std::unique_ptr<RuntimeSpeech> makeFrameSpeech()
{
    return std::make_unique<FrameSpeech>();
}

std::unique_ptr<RuntimeSpeech> makeSpeech(const InstanceSpec &spec)
{
    return isCustomRuntime(spec.function.runtime) ? makeCustomSpeech(spec) : makeFrameSpeech();
}

} // namespace sluice
