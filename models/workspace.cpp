#include "models/workspace.h"

namespace sluice {

namespace {

constexpr int kSecondMs = 1'000;

} // namespace

Workspace::Workspace(Now now, QObject *parent)
    : QObject(parent)
    , m_now(std::move(now))
{
    m_second.setInterval(kSecondMs);
    connect(&m_second, &QTimer::timeout, this, [this] {
        m_triggers.setNow(m_now());
        emit secondPassed(m_now());
    });
    m_triggers.setNow(m_now());
    m_second.start();
}

Workspace::~Workspace() = default;

bool Workspace::connected() const
{
    return m_bell && m_bell->client().link() == Link::Connected;
}

void Workspace::attach(EngineClient &client)
{
    m_bell = std::make_unique<ClientBell>(client);
    connect(m_bell.get(), &ClientBell::linkChanged, this, &Workspace::linkChanged);
    connect(m_bell.get(), &ClientBell::definitionsChanged, this, &Workspace::readDefinitions);
    m_statusFeed = std::make_unique<PolledFeed<GetStatus>>(
        *m_bell, this, [this](Result<EngineStatus> answer) { takeStatus(std::move(answer)); });
    m_triggerFeed = std::make_unique<PolledFeed<GetTriggers>>(
        *m_bell, this, [this](Result<TriggerRows> answer) { takeTriggers(std::move(answer)); });
    m_definitionReader = std::make_unique<Reader<GetDefinitions>>(client, this, [this](Result<DefinitionRows> answer) {
        if (!answer)
            return emit failed(answer.error());
        answer->version = std::max<std::uint64_t>(1, answer->version); // an engine that nobody changed yet begins at 0
        m_definitions = std::make_shared<const DefinitionRows>(std::move(*answer));
        emit definitionsChanged();
    });
    m_historyReader = std::make_unique<Reader<GetHistory>>(client, this, [this](Result<HistoryRow> answer) {
        if (!answer)
            return; // a caller with fewer rights has nothing to undo
        m_history = std::move(*answer);
        emit historyRead();
    });
    emit attached();
    m_statusFeed->watch({});
    m_triggerFeed->watch({});
    m_bell->ringAll();
    emit linkChanged();
}

void Workspace::readDefinitions()
{
    m_definitionReader->ask({});
    m_historyReader->ask({});
}

void Workspace::readSoon()
{
    if (!m_bell)
        return;
    m_triggerFeed->readSoon();
    readDefinitions();
}

void Workspace::readAgain()
{
    emit readAgainAsked();
    if (m_bell) {
        m_statusFeed->watch({});
        m_triggerFeed->watch({});
        m_bell->ringAll();
    }
}

void Workspace::takeStatus(Result<EngineStatus> answer)
{
    if (!answer)
        return;
    m_status = std::move(*answer);
    emit statusRead();
}

void Workspace::takeTriggers(Result<TriggerRows> answer)
{
    if (!answer)
        return emit failed(answer.error());
    m_triggers.setNow(m_now());
    m_triggers.setRows(std::move(answer->rows));
    emit triggersRead();
}

} // namespace sluice
