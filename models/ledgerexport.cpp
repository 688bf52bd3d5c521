#include "models/ledgerexport.h"

#include <QElapsedTimer>

namespace sluice {

namespace {

constexpr int kLookEvery = 64; // executions between two looks at the clock

Error writeError(const QFileDevice &file)
{
    return {ErrorKind::Failed, "CannotWrite", file.errorString().toStdString()};
}

} // namespace

LedgerExport::LedgerExport(const LedgerModel &model, QObject *parent)
    : QObject(parent)
    , m_model(model)
{
    m_turn.setInterval(0);
    connect(&m_turn, &QTimer::timeout, this, &LedgerExport::writeSome);
}

Result<void> LedgerExport::start(const QString &file, LedgerText text)
{
    auto opened = std::make_unique<QSaveFile>(file);
    if (!opened->open(QIODevice::WriteOnly))
        return sluice::fail(writeError(*opened));
    m_file = std::move(opened);
    m_name = file;
    m_text = std::move(text);
    m_filter = m_model.filter();
    m_begin = m_next = m_model.ring().begin();
    m_end = m_model.ring().end();
    m_written = m_lost = 0;
    m_chunk = m_text.head();
    m_turn.start();
    return {};
}

void LedgerExport::cancel()
{
    if (m_file)
        giveUp();
}

std::uint64_t LedgerExport::looked() const
{
    return m_next.value() - m_begin.value();
}

void LedgerExport::writeSome()
{
    QElapsedTimer timer;
    timer.start();
    const auto &ring = m_model.ring();
    for (int looked = 1; m_next < m_end; ++looked) {
        if (const auto oldest = std::min(ring.begin(), m_end); m_next < oldest) {
            m_lost += oldest.value() - m_next.value();
            m_next = oldest;
            continue;
        }
        if (!ring.holds(m_next))
            break; // the log was cleared: another trigger is watched
        const auto &execution = ring.at(m_next);
        if (m_filter.takes(execution)) {
            m_text.append(m_chunk, execution, -1);
            ++m_written;
        }
        m_next = m_next.next();
        if (m_chunk.size() >= kChunkBytes && !flush())
            return;
        if (looked % kLookEvery == 0 && timer.elapsed() >= kBudgetMs) {
            emit progressed();
            return;
        }
    }
    if (!flush())
        return;
    m_turn.stop();
    const auto done = std::move(m_file);
    if (done->commit())
        emit finished();
    else
        emit failed(writeError(*done));
}

bool LedgerExport::flush()
{
    const bool good = m_file->write(m_chunk) == m_chunk.size();
    m_chunk.clear();
    if (good)
        return true;
    const auto error = writeError(*m_file);
    giveUp();
    emit failed(error);
    return false;
}

void LedgerExport::giveUp()
{
    m_turn.stop();
    m_file->cancelWriting();
    m_file.reset();
    m_chunk.clear();
}

} // namespace sluice
