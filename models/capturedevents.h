// What the triggers of a function gave to it lately: the newest windows that were tried, to try them again by hand. UI
// thread.
#pragma once

#include "models/workspace.h"

namespace sluice {

struct CapturedEvent {
    std::uint64_t sequence = 0; // for GetExecution
    QString trigger; // its name
    std::int32_t shard = 0;
    std::int64_t startedMs = 0;
    std::uint64_t lines = 0;
    bool failed = false;
    friend bool operator==(const CapturedEvent &, const CapturedEvent &) = default;
};

class CapturedEvents final : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t kShown = 8;
    static constexpr std::uint32_t kReadRows = 40; // newest records of a trigger
    static constexpr int kTriggersMost = 8;
    static constexpr int kAgainMs = 3'000; // between two reads while triggers run

    explicit CapturedEvents(Workspace &workspace, QObject *parent = nullptr);

    void setFunction(const FunctionKey &function);
    void readAgain();
    void setActive(bool active); // somebody looks: else nothing is read by itself
    [[nodiscard]] const std::vector<CapturedEvent> &events() const
    {
        return m_events;
    } // failed ones among them; newest first

signals:
    void changed();

private:
    void take(std::uint64_t turn, LedgerRows rows);

    Workspace &m_workspace;
    QTimer m_again;
    FunctionKey m_function;
    std::vector<CapturedEvent> m_events;
    std::vector<CapturedEvent> m_coming; // of the read under way
    std::uint64_t m_turn = 0;
    bool m_active = true;
    bool m_stale = false; // there was news while nobody looked
    int m_open = 0; // answers that are still to come
};

} // namespace sluice
