// A form: loads a value, checks it while a person types, and gives it back. The wizard's pages and the edit and create
// dialogs show the same forms. A form never sends anything.
#pragma once

#include "ui/forms/field.h"
#include "ui/forms/staged.h"

#include <QVBoxLayout>

namespace sluice {

enum class FormMode { Create, Edit }; // Edit: the name cannot change

struct FormProblem {
    QString label; // of its field
    QString text; // a sentence
    bool isHint = false; // does not stand in the way
    bool isMissing = false; // not filled in yet; not said beside the field until it was touched
    QString field; // for focusField()
};

class Form : public QWidget {
    Q_OBJECT
public:
    explicit Form(Staged &staged, QWidget *parent = nullptr); // staged outlives the form

    [[nodiscard]] QList<FormProblem> problems() const; // of visible fields from the top, hints behind
    [[nodiscard]] bool isGood() const; // nothing but hints
    [[nodiscard]] bool isTouched() const { return m_touched; } // a person changed something since load()
    void focusField(const QString &field = {}); // "" = the first that is wrong, else the first
    void touchAll(); // says everything: after Next or OK was pressed on what is not good

    // Adds what this form makes: its value and what it creates beside it. Not what is staged.
    virtual void addTo(PutDefinitions &command) const = 0;
    // The stack-file path of its object: "services.shipping".
    [[nodiscard]] virtual QString path() const = 0;
    // What a dry run said. Problems of this object go to their fields; the others are given back.
    std::vector<ProblemRow> setEngineProblems(const std::vector<ProblemRow> &problems);

signals:
    void changed(); // the value, or what is wrong with it

protected:
    // `key` is the key in a stack file whose problems belong to the field; "" = the object itself (its name).
    Field *add(const QString &id, Field *field, const QString &key, QLayout *to = nullptr);
    [[nodiscard]] Field *field(const QString &id) const; // null = none
    [[nodiscard]] Staged &staged() const { return m_staged; }
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    void setFormMode(FormMode mode) { m_mode = mode; }
    [[nodiscard]] FormMode mode() const { return m_mode; }

    virtual void review() = 0; // sets the verdicts of all fields from what is typed
    virtual void stagedChanged() { } // other names to choose from
    void edited(const QString &id); // a person changed that field: reviews and tells
    void refresh(); // reviews and tells, nobody touched anything
    void loaded(); // at the end of load(): nothing is touched, nothing is wrong yet
    void watchName(const QString &id, class QLineEdit *edit, NameKind kind); // count, example link, edited()

private:
    struct Entry {
        QString id;
        QString key;
        Field *field = nullptr;
    };

    Staged &m_staged;
    QVBoxLayout *m_body;
    QList<Entry> m_fields;
    FormMode m_mode = FormMode::Create;
    bool m_touched = false;
    bool m_loading = false;
};

} // namespace sluice
