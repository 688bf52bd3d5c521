// Keeps a LedgerModel at the engine's newest: on the doorbell it reads "after what I have, at most so many", once a frame,
// until it has all. What the engine's ring dropped before it could be read is counted.
#pragma once

#include "models/clientbell.h"
#include "models/ledgermodel.h"
#include "models/reader.h"

namespace sluice {

class LedgerFeed : public QObject {
    Q_OBJECT
public:
    // ClientBell and model outlive the feed.
    LedgerFeed(ClientBell &bell, LedgerModel &model, QObject *parent = nullptr);

    // Starts again with the newest records of this trigger ("" = all).
    void watch(const std::string &trigger);

    void pause(); // nothing is read while nobody looks …
    void resume(); // … and what came meanwhile is read after

    [[nodiscard]] bool hasRead() const { return m_hasRead; }
    [[nodiscard]] std::uint64_t missed() const { return m_missed; } // records that went before they were read

signals:
    void firstRead();
    void failed(const sluice::Error &error);
    void recovered(); // the first read after one that failed

private:
    void pull();
    void take(Result<LedgerRows> answer);

    LedgerModel &m_model;
    Reader<ReadLedger> m_reader;
    QTimer m_frame; // between two reads that follow each other
    std::string m_trigger;
    std::uint64_t m_after = 0;
    std::uint64_t m_missed = 0;
    bool m_watching = false;
    bool m_pulling = false;
    bool m_again = false;
    bool m_hasRead = false;
    bool m_failed = false; // the last one
};

} // namespace sluice
