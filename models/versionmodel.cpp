#include "models/versionmodel.h"

#include "engine/catalog/fieldjson.h"
#include "models/auditdiff.h"
#include "models/format.h"
#include "models/roles.h"

namespace sluice {

namespace {

QString changesOf(const FunctionVersionRow &version, const FunctionVersionRow *before)
{
    if (!before)
        return VersionModel::tr("first version");
    QStringList parts;
    if (version.digest != before->digest)
        parts.append(VersionModel::tr("code"));
    const auto fields = changeSummary("change", comparableConfiguration(before->configuration),
                                      comparableConfiguration(version.configuration));
    if (!fields.isEmpty())
        parts.append(fields);
    return parts.isEmpty() ? VersionModel::tr("nothing: an older version again") : parts.join(QStringLiteral("; "));
}

} // namespace

std::string comparableConfiguration(const std::string &configuration)
{
    if (configuration.size() > kComparedMax)
        return configuration;
    const auto document =
        QJsonDocument::fromJson(QByteArray::fromRawData(configuration.data(), qsizetype(configuration.size())));
    if (!document.isObject())
        return configuration;
    auto object = document.object();
    object.remove(QStringLiteral("version"));
    object.remove(QStringLiteral("pinnedCode"));
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

std::optional<Function> rolledBack(const Function &now, const FunctionVersionRow &version)
{
    auto then = fieldjson::fromText<Function>(version.configuration);
    if (!then)
        return std::nullopt;
    then->key = now.key;
    then->version = now.version;
    then->pinnedCode = version.digest;
    return *then;
}

VersionModel::VersionModel(QObject *parent)
    : KeyedTable(parent)
{
}

void VersionModel::set(std::vector<FunctionVersionRow> versions, const std::string &pinnedCode)
{
    std::vector<VersionItem> items;
    for (std::size_t i = 0; i < versions.size(); ++i) {
        const auto *before = i + 1 < versions.size() ? &versions[i + 1] : nullptr;
        auto &item = items.emplace_back();
        item.changes = changesOf(versions[i], before);
        item.pinned = versions[i].runs && !pinnedCode.empty();
        item.version = versions[i];
    }
    assign(std::move(items));
}

const FunctionVersionRow *VersionModel::running() const
{
    for (const auto &item : m_rows) {
        if (item.version.runs)
            return &item.version;
    }
    return nullptr;
}

const FunctionVersionRow *VersionModel::before(int row) const
{
    return row >= 0 && row + 1 < rowCount() ? &at(row + 1).version : nullptr;
}

QVariant VersionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return cellAlignment(section == Number || section == Files || section == Size);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Number: return tr("Version");
    case Time: return tr("Since");
    case Runs: return tr("Runs");
    case Files: return tr("Files");
    case Size: return tr("Size");
    case Digest: return tr("Digest of the code");
    case Changes: return tr("What it changed");
    default: return {};
    }
}

QString VersionModel::text(const VersionItem &item, int column) const
{
    const auto &version = item.version;
    switch (column) {
    case Number: return format::number(version.number);
    case Time: return format::timeOfDay(version.timeMs, m_nowMs);
    case Runs: return item.pinned ? tr("runs, pinned") : version.runs ? tr("runs") : format::none();
    case Files: return format::number(version.files);
    case Size: return format::windowSize(version.bytes);
    case Digest: return QString::fromStdString(version.digest).left(kDigestShown);
    case Changes: return item.changes;
    default: return {};
    }
}

QVariant VersionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &item = at(index.row());
    switch (role) {
    case Qt::DisplayRole: return text(item, index.column());
    case Qt::TextAlignmentRole: return headerData(index.column(), Qt::Horizontal, role);
    case KeyRole: return qulonglong(item.version.number);
    case NoteRole: return index.column() == Digest || (index.column() == Runs && !item.version.runs);
    case Qt::ToolTipRole:
        if (index.column() == Time)
            return format::fullTime(item.version.timeMs);
        if (index.column() == Digest)
            return QString::fromStdString(item.version.digest);
        if (index.column() == Changes)
            return item.changes;
        return {};
    default: return {};
    }
}

} // namespace sluice
