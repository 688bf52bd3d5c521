// Where a template's output goes. Loop thread; one verb at a time, answered later, exactly once.
#pragma once

#include "engine/base/loop.h"
#include "engine/functions/native/nativetemplate.h"

#include <functional>

namespace sluice {

enum class LineLevel { Info, Warn, Error };
using LineWriter = std::function<void(LineLevel, std::string)>; // into the function log

class TemplateSink {
public:
    // Destroying it gives up what is not finished.
    virtual ~TemplateSink() = default;

    virtual void write(Produced produced, Reply<void> reply) = 0;
    // Makes what was written visible and durable, and gives a line about it; "" when there was nothing to write.
    virtual void finish(Reply<std::string> reply) = 0;

    // True: a failed verb may be answered by doing the whole window over with a new sink. False: the sink repeated its
    // calls itself, and an error is final.
    [[nodiscard]] virtual bool startsOver() const = 0;
};

} // namespace sluice
