// Two versions of a function against each other: the configuration's fields, the files that came, changed and went, and the
// lines of the chosen one.
#pragma once

#include "engine/client/commands.h"
#include "models/celltable.h"
#include "models/codecompare.h"

#include <QDialog>
#include <QFutureWatcher>

class QSyntaxHighlighter;

namespace sluice {

class CodeView;
class InkLabel;
class Table;

class VersionCompare final : public QDialog {
    Q_OBJECT
public:
    // Window-modal, shown by open(); deletes itself when it is closed. The folders are read on another thread.
    VersionCompare(FunctionVersionRow before, FunctionVersionRow after, QWidget *window);

    [[nodiscard]] const CellTable &files() const { return m_model; }
    [[nodiscard]] QString text() const; // of the chosen one

private:
    struct Texts {
        QString path;
        CodeText before;
        CodeText after;
    };

    void build();
    void read();
    void take(const CodeComparison &comparison);
    void choose();
    void showTexts(const Texts &texts);
    [[nodiscard]] QString configurationText() const;

    const FunctionVersionRow m_before;
    const FunctionVersionRow m_after;
    QString m_configuration; // its changes, a line each; "" = none
    CodeComparison m_comparison;
    CellTable m_model;
    InkLabel *m_summary;
    Table *m_table;
    InkLabel *m_title;
    CodeView *m_view;
    QFutureWatcher<CodeComparison> m_reading;
    QFutureWatcher<Texts> m_texts;
    QString m_chosen;
};

} // namespace sluice
