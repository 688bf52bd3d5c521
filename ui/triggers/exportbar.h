// Export of all that the filter takes: asks for a file, then one line with progress and Cancel until it is written.
#pragma once

#include "models/ledgerexport.h"

#include <QWidget>

class QProgressBar;

namespace sluice {

class InkLabel;

class ExportBar final : public QWidget {
    Q_OBJECT
public:
    explicit ExportBar(const LedgerModel &model, QWidget *parent = nullptr); // hidden until an export runs

    void ask(const std::string &trigger); // for a file, then exports to it
    void exportTo(const QString &file, const std::string &trigger); // *.json, *.jsonl: JSON lines; else CSV
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_export.isRunning(); }

signals:
    void said(const QString &text);
    void runningChanged();

private:
    void showProgress();
    void tell(const QString &text);

    LedgerExport m_export;
    InkLabel *m_text;
    QProgressBar *m_progress;
};

} // namespace sluice
