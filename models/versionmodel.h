// The versions of one function, the newest first: code and configuration together, and what each changed.
#pragma once

#include "models/keyedtable.h"
#include "models/words.h"

#include "engine/client/commands.h"

namespace sluice {

struct VersionItem {
    FunctionVersionRow version;
    QString changes; // against the version before: "code; memoryMb: 256 → 512"
    bool pinned = false; // it runs because it is pinned

    friend bool operator==(const VersionItem &, const VersionItem &) = default;
};
[[nodiscard]] inline std::uint64_t keyOf(const VersionItem &item)
{
    return item.version.number;
}

// What of a function's definition a version stands for: without the counter of its changes and without the pin.
[[nodiscard]] std::string comparableConfiguration(const std::string &configuration);

// The function as it was in that version, pinned to its code; its name stays. None when the version's definition cannot be
// read.
[[nodiscard]] std::optional<Function> rolledBack(const Function &now, const FunctionVersionRow &version);

class VersionModel final : public KeyedTable<VersionItem> {
    Q_OBJECT
public:
    enum Column { Number, Time, Runs, Files, Size, Digest, Changes, kColumns };
    static constexpr int kDigestShown = 12; // hex digits

    explicit VersionModel(QObject *parent = nullptr);

    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(kColumns); }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void set(std::vector<FunctionVersionRow> versions, const std::string &pinnedCode);
    void setNow(std::int64_t nowMs) { m_nowMs = nowMs; }

    [[nodiscard]] const FunctionVersionRow *running() const; // what the next call runs; null = not known
    [[nodiscard]] const FunctionVersionRow *before(int row) const; // null = it is the oldest

private:
    [[nodiscard]] QString text(const VersionItem &item, int column) const;

    std::int64_t m_nowMs = 0;
};

} // namespace sluice
