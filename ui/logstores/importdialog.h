// Reading files into a Logstore: shows what their first logs would become before anything is written, then adds the source
// to the Logstore (one change, which undo takes back; it goes on after a restart) and follows how far it is.
#pragma once

#include "models/logmodel.h"
#include "models/workspace.h"
#include "ui/errors.h"

#include <QDialog>
#include <QElapsedTimer>
#include <QTimer>

class QProgressBar;

namespace sluice {

class EmptyState;
class ImportFields;
class InkLabel;
class MessageStrip;
class Table;

class ImportDialog final : public QDialog {
    Q_OBJECT
public:
    // The workspace outlives the dialog, which deletes itself when it is closed. Shown by open().
    ImportDialog(Workspace &workspace, const QString &target, QWidget *window); // target: PROJECT/LOGSTORE or ""

    void reject() override; // closes; an import that runs goes on

    static constexpr int kPreviewPauseMs = 250; // of typing, before a file is looked at
    static constexpr std::uint32_t kPreviewRows = 100;

private:
    enum class State { Choosing, Sending, Running, Done };

    QWidget *makePreview();
    QWidget *makeFooter();
    void sourceChanged();
    void preview();
    void takePreview(Result<PreviewAnswer> answer);
    void import();
    void watch();
    void takeCollectors(const CollectorRows &rows);
    void cancelImport();
    void stopped(const QString &words);
    void setState(State state);
    void refresh();
    void sayTrouble(const Error &error, const QString &doing);

    Workspace &m_workspace;
    ImportFields *m_fields;
    InkLabel *m_recognised;
    Table *m_table;
    EmptyState *m_empty;
    MessageStrip *m_message;
    QProgressBar *m_bar;
    InkLabel *m_status;
    QPushButton *m_cancel;
    QPushButton *m_close;
    QPushButton *m_import;
    LogModel m_model;
    QTimer m_pause;
    QElapsedTimer m_since;
    std::unique_ptr<PolledFeed<GetCollectors>> m_feed;
    PreviewAnswer m_preview;
    CollectSource m_source; // that was added
    LogstoreKey m_target;
    bool m_wasThere = false; // the target, in the definitions: when it is in them no more, it was deleted
    std::uint64_t m_number = 0; // of the newest preview that was asked for
    std::uint64_t m_lines = 0; // that are written
    State m_state = State::Choosing;
    bool m_isPreviewed = false; // m_preview is of what the fields say
};

} // namespace sluice
