// Writes all executions of a model that its filter takes to a file, oldest first, a little in each turn of the event loop.
// The file appears whole or not at all. What the ring drops meanwhile is counted.
#pragma once

#include "models/ledgermodel.h"
#include "models/ledgertext.h"

#include <QSaveFile>

#include <memory>

namespace sluice {

class LedgerExport : public QObject {
    Q_OBJECT
public:
    static constexpr int kBudgetMs = 8; // of one turn
    static constexpr qsizetype kChunkBytes = 64 * 1024;

    explicit LedgerExport(const LedgerModel &model, QObject *parent = nullptr); // the model outlives it

    // Errors: Failed/"CannotWrite" with the system's words. One at a time.
    Result<void> start(const QString &file, LedgerText text);
    void cancel(); // the file stays as it was
    [[nodiscard]] bool isRunning() const { return m_file != nullptr; }
    [[nodiscard]] std::uint64_t looked() const; // executions, of all()
    [[nodiscard]] std::uint64_t all() const { return m_end.value() - m_begin.value(); }
    [[nodiscard]] std::uint64_t written() const { return m_written; } // executions
    [[nodiscard]] std::uint64_t lost() const { return m_lost; } // that went from the ring before their turn
    [[nodiscard]] QString file() const { return m_name; }

signals:
    void progressed();
    void finished(); // written() and lost() are final
    void failed(const sluice::Error &error);

private:
    void writeSome();
    bool flush();
    void giveUp();

    const LedgerModel &m_model;
    LedgerFilter m_filter;
    LedgerText m_text;
    std::unique_ptr<QSaveFile> m_file;
    QTimer m_turn;
    QByteArray m_chunk;
    QString m_name;
    ExecutionId m_begin{1};
    ExecutionId m_next{1};
    ExecutionId m_end{1};
    std::uint64_t m_written = 0;
    std::uint64_t m_lost = 0;
};

} // namespace sluice
