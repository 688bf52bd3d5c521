// Keeps an AuditModel up to date: reads what is newer than its newest row, page after page, when definitions change and
// every kPollMs besides, because a refusal rings no bell. Thread: UI.
#pragma once

#include "models/auditmodel.h"
#include "models/clientbell.h"
#include "models/reader.h"

namespace sluice {

class AuditFeed final : public QObject {
    Q_OBJECT
public:
    static constexpr std::uint32_t kPage = 500; // rows of one answer: a frame's work
    static constexpr int kPollMs = 2'000;

    AuditFeed(ClientBell &bell, AuditModel &model, QObject *parent = nullptr); // both outlive the feed

    void start();
    void stop(); // rows stay; start() goes on where it was
    [[nodiscard]] bool hasRead() const { return m_hasRead; }

signals:
    void read(); // the model has all that there was
    void failed(const sluice::Error &error);

private:
    void pull();
    void take(Result<AuditRows> answer);

    AuditModel &m_model;
    Reader<GetAudit> m_reader;
    QTimer m_poll;
    bool m_watching = false;
    bool m_hasRead = false;
};

} // namespace sluice
