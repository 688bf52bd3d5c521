// The event that a test run gives to the function: a captured one, a file of the code, or nothing; edited as JSON.
#pragma once

#include "models/capturedevents.h"
#include "models/codefolder.h"

#include <QWidget>

class QAction;
class QComboBox;
class QPushButton;

namespace sluice {

class CodeEditor;
class InkLabel;
class PaneCard;

class EventPane final : public QWidget {
    Q_OBJECT
public:
    explicit EventPane(Workspace &workspace, QWidget *parent = nullptr);

    void setFunction(const FunctionKey &function, const QString &folder, bool readOnly);
    void setListing(const CodeListing &listing);
    void readAgain(); // the file that is chosen, if nothing was typed over it
    void capture(std::uint64_t sequence); // chooses the event of that record
    [[nodiscard]] QByteArray payload() const; // the event as it stands there
    [[nodiscard]] QString eventName() const;
    [[nodiscard]] QAction *saveAction() const { return m_save; } // "Save event as test…"
    [[nodiscard]] QAction *formatAction() const { return m_format; }
    [[nodiscard]] CodeEditor *editor() const { return m_editor; }
    [[nodiscard]] QComboBox *choice() const { return m_choice; }

signals:
    void saved(const QString &path); // a file of the code is new

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void fill();
    void choose(const QString &key);
    void takeCaptured(const QString &key, Result<ExecutionDetail> answer);
    void showText(const QString &key, const QString &text);
    void check();
    void askSave();
    void format();
    [[nodiscard]] QString choiceOf(const CapturedEvent &event) const;

    Workspace &m_workspace;
    CapturedEvents m_captured;
    PaneCard *m_card;
    QComboBox *m_choice;
    CodeEditor *m_editor;
    InkLabel *m_facts;
    InkLabel *m_problem;
    QAction *m_save;
    QAction *m_format;
    QTimer m_check;
    FunctionKey m_function;
    QString m_folder;
    CodeListing m_listing;
    QString m_key; // captured:SEQUENCE · file:PATH · empty
    QHash<QString, QString> m_texts; // what was typed, by function and key
    bool m_readOnly = false; // the folder
    bool m_chosen = false; // by a person
};

} // namespace sluice
