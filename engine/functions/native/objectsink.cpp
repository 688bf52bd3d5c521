#include "engine/functions/native/objectsink.h"

namespace sluice {

ObjectSink::ObjectSink(Loop &loop, ObjectStorage &storage, Target target)
    : m_loop(loop)
    , m_storage(storage)
    , m_target(std::move(target))
{
}

void ObjectSink::write(Produced produced, Reply<void> reply)
{
    if (produced.bytes.empty()) {
        m_loop.answer<void>(std::move(reply), {});
        return;
    }
    if (m_upload) {
        put(std::move(produced.bytes), std::move(reply));
        return;
    }
    m_storage.upload(m_target.endpoint, m_target.bucket, m_target.key, {},
                     [this, alive = std::weak_ptr(m_alive), bytes = std::move(produced.bytes),
                      reply = std::move(reply)](Result<std::unique_ptr<ObjectUpload>> upload) mutable {
                         if (!alive.lock())
                             return;
                         if (!upload)
                             return reply(fail(std::move(upload).error()));
                         m_upload = std::move(*upload);
                         put(std::move(bytes), std::move(reply));
                     });
}

void ObjectSink::put(std::string bytes, Reply<void> reply)
{
    m_upload->write(std::move(bytes), std::move(reply));
}

void ObjectSink::finish(Reply<std::string> reply)
{
    if (!m_upload) {
        m_loop.answer<std::string>(std::move(reply), std::string());
        return;
    }
    m_upload->commit([target = m_target, reply = std::move(reply)](Result<ObjectReceipt> receipt) mutable {
        if (!receipt)
            return reply(fail(std::move(receipt).error()));
        reply("wrote " + target.bucket + '/' + target.key + ", " + std::to_string(receipt->bytes) + " bytes, ETag "
              + receipt->etag);
    });
}

} // namespace sluice
