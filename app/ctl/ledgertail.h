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

    // Child of the session.
    LedgerTail(Session &session, What what);
    void begin();
    std::function<void()> whenDone; // once, at the end of what there is; never when it follows
    [[nodiscard]] std::uint64_t printed() const { return m_printed; } // rows

private:
    static constexpr std::uint32_t kPage = 5'000;

    void read();
    void print(const LedgerRows &page);
    [[nodiscard]] std::vector<std::string> cells(const LedgerRow &row) const;

    Session &m_session;
    What m_what;
    Table m_table;
    std::uint64_t m_printed = 0;
    DoorbellLoop *m_loop = nullptr; // the session's
};

} // namespace sluice::ctl
