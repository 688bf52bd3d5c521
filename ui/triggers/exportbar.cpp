#include "ui/triggers/exportbar.h"

#include "models/format.h"
#include "ui/errors.h"
#include "ui/widgets/controls.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QStandardPaths>

namespace sluice {

ExportBar::ExportBar(const LedgerModel &model, QWidget *parent)
    : QWidget(parent)
    , m_export(model)
    , m_text(new InkLabel(Ink::Text2))
    , m_progress(new QProgressBar)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, measure::kSmallGap, 0, measure::kSmallGap);
    row->setSpacing(measure::kGap);
    m_text->setElide(Qt::ElideMiddle);
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(180, 14);
    m_progress->setAccessibleName(tr("Export"));
    auto *cancel = makeButton(tr("Ca&ncel"), nullptr, ButtonSize::Toolbar);
    row->addWidget(m_text, 1);
    row->addWidget(m_progress);
    row->addWidget(cancel);
    hide();
    connect(cancel, &QPushButton::clicked, this, &ExportBar::cancel);
    connect(&m_export, &LedgerExport::progressed, this, &ExportBar::showProgress);
    connect(&m_export, &LedgerExport::finished, this, [this] {
        auto text = tr("%Ln execution(s) written to %1", nullptr, int(m_export.written()))
                        .arg(QFileInfo(m_export.file()).fileName());
        if (m_export.lost() > 0)
            text += tr("; %1 went before they could be written").arg(format::number(m_export.lost()));
        tell(text);
    });
    connect(&m_export, &LedgerExport::failed, this, [this](const Error &error) {
        const auto trouble = troubleOf(error, tr("Could not write the export"));
        tell(QStringLiteral("%1. %2").arg(trouble.what, trouble.why));
    });
}

void ExportBar::ask(const std::string &trigger)
{
    auto *dialog = new QFileDialog(window(), tr("Export what the filter shows"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("CSV (*.csv)"), tr("JSON lines (*.jsonl)")});
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.contains(QLatin1String("jsonl")) ? QStringLiteral("jsonl") : QStringLiteral("csv"));
    });
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(QString::fromStdString(trigger).section(QLatin1Char('/'), -1) + QStringLiteral(".csv"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, trigger](const QString &file) { exportTo(file, trigger); });
    dialog->open();
}

void ExportBar::exportTo(const QString &file, const std::string &trigger)
{
    m_export.cancel();
    const auto suffix = QFileInfo(file).suffix().toLower();
    const auto isJson = suffix == QLatin1String("json") || suffix == QLatin1String("jsonl");
    const auto started = m_export.start(file, {trigger, isJson ? LedgerForm::Json : LedgerForm::Csv});
    if (!started) {
        const auto trouble = troubleOf(started.error(), tr("Could not write the export"));
        return tell(QStringLiteral("%1. %2").arg(trouble.what, trouble.why));
    }
    showProgress();
    show();
    emit runningChanged();
}

void ExportBar::cancel()
{
    if (!m_export.isRunning())
        return;
    m_export.cancel();
    tell(tr("Export cancelled; no file was written"));
}

void ExportBar::showProgress()
{
    const auto all = std::max<std::uint64_t>(1, m_export.all());
    m_progress->setRange(0, 1000);
    m_progress->setValue(int(m_export.looked() * 1000 / all));
    m_text->setFullText(
        tr("Exporting: %1 executions written, %2 of %3 looked at")
            .arg(format::number(m_export.written()), format::number(m_export.looked()), format::number(m_export.all())));
}

void ExportBar::tell(const QString &text)
{
    hide();
    emit said(text);
    emit runningChanged();
}

} // namespace sluice
