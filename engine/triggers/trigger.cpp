#include "engine/triggers/trigger.h"

#include <QCryptographicHash>
#include <QUuid>

namespace sluice {

namespace {

// The name space of task ids. Changing it would give a repeated window a new id after an upgrade.
const QUuid kTaskSpace = QUuid(0x5b1f3c52, 0x8d0e, 0x4f6a, 0x9c, 0x71, 0x2e, 0x64, 0xa9, 0x0d, 0x37, 0xe8);

} // namespace

std::string jobNameOf(const std::string &triggerUid)
{
    const auto bytes = QByteArray::fromRawData(triggerUid.data(), static_cast<qsizetype>(triggerUid.size()));
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha1).toHex().toStdString();
}

std::string taskIdOf(const std::string &triggerUid, ShardId shard, Cursor begin, Cursor end)
{
    const auto name = triggerUid + '/' + std::to_string(shard.value()) + '/' + std::to_string(begin.value()) + '/'
        + std::to_string(end.value());
    const auto bytes = QByteArray::fromRawData(name.data(), static_cast<qsizetype>(name.size()));
    return QUuid::createUuidV5(kTaskSpace, bytes).toByteArray(QUuid::WithoutBraces).toStdString();
}

TriggerKey triggerKeyOf(const std::string &text)
{
    const auto first = text.find('/');
    const auto second = first == std::string::npos ? first : text.find('/', first + 1);
    if (second == std::string::npos)
        return {"", "", text};
    return {text.substr(0, first), text.substr(first + 1, second - first - 1), text.substr(second + 1)};
}

} // namespace sluice
