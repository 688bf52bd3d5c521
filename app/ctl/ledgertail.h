// Prints the ledger, from a place on, as a table or as JSON lines; and goes on when the engine rings.
#pragma once

#include "app/ctl/doorbellloop.h"
#include "app/ctl/table.h"

namespace sluice::ctl {

class LedgerTail final : public QObject {
public:
    struct What {
        std::string trigger; // "" = all
        bool failedOnly = false;
        std::int64_t sinceMs = 0;
        std::uint64_t after = 0;
        std::uint32_t newest = 0; // begin with the newest so many; 0 = after `after`
        bool follow = false;
    };

    // Child of the session. `done` once, at the end of what there is; never when it follows.
    LedgerTail(Session &session, What what, std::function<void()> done);
    void begin();

private:
    static constexpr std::uint32_t kPage = 5'000;

    void read();
    void print(const LedgerRows &page);
    [[nodiscard]] std::vector<std::string> cells(const LedgerRow &row) const;

    Session &m_session;
    What m_what;
    std::function<void()> m_done;
    Table m_table;
    DoorbellLoop *m_loop = nullptr; // the session's
};

} // namespace sluice::ctl
