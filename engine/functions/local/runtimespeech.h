// How the engine speaks with a runtime: frames over descriptor 3, or HTTP with a custom runtime. Pure; makes bytes and reads
// them. One for each process. What it hears is hostile until it comes out of here.
#pragma once

#include "engine/base/result.h"
#include "engine/functions/local/instancespec.h"

#include <deque>
#include <memory>
#include <string>
#include <string_view>

namespace sluice {

struct RuntimeCall {
    std::string requestId;
    const FunctionCredentials *credentials = nullptr; // null = none
    std::int64_t deadlineMs = 0; // unix
};

struct RuntimeWord {
    enum class Kind { Ready, Initialized, Result, Failure };
    Kind kind = Kind::Ready;
    std::string requestId; // not of Ready
    std::string errorType; // of a Failure: UnhandledInvocationError, HandledInvocationError
    std::string body; // of a Result: the reply; of a Failure: its error JSON
};

class RuntimeSpeech {
public:
    virtual ~RuntimeSpeech() = default;

    // Bytes for InstanceProcess::send().
    [[nodiscard]] virtual std::string initialize(const RuntimeCall &call) = 0;
    [[nodiscard]] virtual std::string invoke(const RuntimeCall &call, std::string_view event) = 0;
    [[nodiscard]] virtual std::string freeze(const RuntimeCall &call) = 0; // answered by Initialized or Failure
    [[nodiscard]] virtual std::string stop(std::int64_t deadlineMs) = 0; // "" = it has no word for it

    virtual void hear(std::string_view bytes) = 0;
    virtual void connectionClosed() { } // HTTP: by the runtime; frames have one connection for life
    // The next word, or nothing: more bytes are needed. Invalid/"RuntimeProtocol" for what is none; then it stays so.
    [[nodiscard]] virtual Result<std::optional<RuntimeWord>> next() = 0;

    [[nodiscard]] virtual bool greets() const = 0; // says Ready by itself; else it is taken as ready once it has started
    [[nodiscard]] virtual int callsMax() const = 0; // that it can tell apart at a time
};

// Frames (runtimeframe.h).
[[nodiscard]] std::unique_ptr<RuntimeSpeech> makeFrameSpeech();

// HTTP with a custom runtime (customruntime.h).
[[nodiscard]] std::unique_ptr<RuntimeSpeech> makeCustomSpeech(const InstanceSpec &spec);

// What a function's runtime speaks.
[[nodiscard]] std::unique_ptr<RuntimeSpeech> makeSpeech(const InstanceSpec &spec);

[[nodiscard]] inline bool isCustomRuntime(std::string_view runtime)
{
    return runtime == "custom" || runtime.starts_with("custom.");
}

} // namespace sluice
