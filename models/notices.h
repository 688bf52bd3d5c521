// What a person should look at now: triggers that are blocked, not authorized, without their source, failing, lagging or
// silent. Told from what is read of the triggers again and again; one notice a trigger and cause, the gravest first.
#pragma once

#include "models/keyedtable.h"
#include "models/words.h"

#include <optional>

namespace sluice {

enum class NoticeCause { Blocked, NotAuthorized, SourceGone, Failing, Lagging, Silent };
enum class NoticeSeverity { Bad, Warn };

struct Notice {
    std::string trigger; // SERVICE/FUNCTION/TRIGGER
    NoticeCause cause = NoticeCause::Blocked;
    std::int64_t sinceMs = 0;
    std::int64_t figure = 0; // failing: failures in the hour · lagging: lag · silent: milliseconds without an execution
    double successRate = -1; // failing
    std::string error; // the newest, "" = none

    friend bool operator==(const Notice &, const Notice &) = default;
};
[[nodiscard]] std::string keyOf(const Notice &notice);
[[nodiscard]] NoticeSeverity severityOf(NoticeCause cause);

class Notices final : public KeyedTable<Notice> { // one column
    Q_OBJECT
public:
    static constexpr double kFailingUnder = 0.9; // success rate of the last hour …
    static constexpr double kFailingUntil = 0.95; // … and the one that ends the notice
    static constexpr std::int64_t kFailuresLeast = 3;
    static constexpr std::int64_t kLagIntervals = 5;
    static constexpr std::int64_t kLagLeastMs = 5 * 60'000;
    static constexpr std::int64_t kGrowingMs = 60'000; // a lag that is longer than so long ago grows
    static constexpr std::int64_t kSilentIntervals = 10;
    static constexpr std::int64_t kSilentLeastMs = 10 * 60'000;
    static constexpr std::int64_t kCalmMs =
        15'000; // without its cause a notice stays so long: a blocked shard tries each round
    static constexpr std::int64_t kSameMs = 5 * 60'000; // a cause that comes back within it is the old one, dismissed or not

    enum Role { PlaceRole = Qt::UserRole + 100, SeverityRole, SinceRole, DetailRole, CauseRole };

    explicit Notices(QObject *parent = nullptr);

    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 1; }
    // DisplayRole: "cleaning/clean/orders is blocked since 10:31:22" · DetailRole: the newest error, or what to expect
    // PlaceRole: the place of the trigger's page · SeverityRole, CauseRole: int · SinceRole: ms
    QVariant data(const QModelIndex &index, int role) const override;

    void take(const std::vector<TriggerRow> &rows, std::int64_t nowMs); // all triggers, as read now
    void dismiss(int row); // until its cause comes back
    void dismissAll();
    [[nodiscard]] int count(NoticeSeverity severity) const;

signals:
    void countsChanged();
    void raised(const QString &text); // a new notice

private:
    struct Watched { // a trigger and a cause that is there, or was lately
        Notice notice;
        std::int64_t seenMs = 0; // when its cause was there last
        bool dismissed = false;
    };
    struct Lag {
        std::int64_t lagMs = 0;
        std::int64_t atMs = 0;
        bool growing = false;
    };

    [[nodiscard]] std::vector<Notice> noticesOf(const TriggerRow &row, std::int64_t nowMs);
    [[nodiscard]] bool isGrowing(const TriggerRow &row, std::int64_t nowMs);
    void see(Notice notice, std::int64_t nowMs);
    void setClock(std::int64_t nowMs);
    void show();
    [[nodiscard]] QString text(const Notice &notice) const;

    std::map<std::string, Watched> m_watched; // by keyOf(notice)
    std::map<std::string, Lag> m_lags; // by trigger
    std::int64_t m_nowMs = 0;
};

} // namespace sluice
