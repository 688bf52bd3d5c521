// Ships a template's bytes as one object. The upload begins with the first byte, so no bytes make no object.
#pragma once

#include "engine/functions/native/templatesink.h"
#include "engine/objects/objectstorage.h"

namespace sluice {

class ObjectSink final : public TemplateSink {
public:
    struct Target {
        std::string endpoint;
        std::string bucket;
        std::string key;
    };
    ObjectSink(Loop &loop, ObjectStorage &storage, Target target);

    void write(Produced produced, Reply<void> reply) override;
    void finish(Reply<std::string> reply) override;
    bool startsOver() const override { return true; }

private:
    void put(std::string bytes, Reply<void> reply);

    Loop &m_loop;
    ObjectStorage &m_storage;
    const Target m_target;
    const std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    std::unique_ptr<ObjectUpload> m_upload;
};

} // namespace sluice
