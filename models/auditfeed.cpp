#include "models/auditfeed.h"

namespace sluice {

AuditFeed::AuditFeed(ClientBell &bell, AuditModel &model, QObject *parent)
    : QObject(parent)
    , m_model(model)
    , m_reader(bell.client(), this, [this](Result<AuditRows> answer) { take(std::move(answer)); })
{
    m_poll.setInterval(kPollMs);
    connect(&m_poll, &QTimer::timeout, this, &AuditFeed::pull);
    connect(&bell, &ClientBell::definitionsChanged, this, &AuditFeed::pull);
}

void AuditFeed::start()
{
    m_watching = true;
    m_poll.start();
    pull();
}

void AuditFeed::stop()
{
    m_watching = false;
    m_poll.stop();
    m_reader.forget();
}

void AuditFeed::pull()
{
    if (m_watching && !m_reader.busy())
        m_reader.ask(GetAudit{m_model.last(), kPage});
}

void AuditFeed::take(Result<AuditRows> answer)
{
    if (!answer)
        return emit failed(answer.error());
    const auto count = answer->rows.size();
    m_model.append(std::move(answer->rows));
    if (count >= kPage)
        return pull();
    m_hasRead = true;
    emit read();
}

} // namespace sluice
