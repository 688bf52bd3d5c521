// A form: loads a value, checks it while a person types, and gives it back. The wizard's pages and the edit and create
// dialogs show the same forms. A form never sends anything.
#pragma once

#include "ui/forms/field.h"
#include "ui/forms/staged.h"

#include <QVBoxLayout>

class QLineEdit;

namespace sluice {

class NumberBox;

enum class FormMode { Create, Edit }; // Edit: the name cannot change

struct FormProblem {
    QString label; // of its field
    QString text; // a sentence
    bool isHint = false; // does not stand in the way
    bool isMissing = false; // not filled in yet; not said beside the field until it was touched
    QString field; // for focusField()
    bool isEngine = false; // from a dry run: another one may take it back
};

// One line of text, as wide as there is room of text with the house's font and height.
[[nodiscard]] QLineEdit *makeEdit(const QString &placeholder = {});

class Form : public QWidget {
    Q_OBJECT
public:
    explicit Form(Staged &staged, QWidget *parent = nullptr); // staged outlives the form

    [[nodiscard]] virtual QList<FormProblem> problems() const; // of visible fields from the top, hints behind
    [[nodiscard]] bool isGood() const; // nothing but hints
    [[nodiscard]] bool isTouched() const; // a person changed something since load()
    virtual void focusField(const QString &field = {}); // "" = the first that is wrong, else the first
    void touchAll(); // says everything: after Next or OK was pressed on what is not good

    // Adds what this form makes: its value and what it creates beside it. Not what is staged.
    virtual void addTo(PutDefinitions &command) const = 0;
    // The stack-file path of its object: "services.shipping".
    [[nodiscard]] virtual QString path() const = 0;
    // What a dry run said. Problems of this object go to their fields; the others are given back.
    std::vector<ProblemRow> setEngineProblems(const std::vector<ProblemRow> &problems);

signals:
    void changed(); // the value, or what the form itself finds wrong with it
    void checked(); // what a dry run found came or went: problems()

protected:
    // `key` is the key in a stack file whose problems belong to the field; "" = the object itself (its name).
    Field *add(const QString &id, Field *field, const QString &key, QLayout *to = nullptr);
    void know(const QString &id, Field *field, const QString &key); // a field that stands in a layout already
    void forget(Field *field); // it goes away
    [[nodiscard]] Field *field(const QString &id) const; // null = none
    [[nodiscard]] Staged &staged() const { return m_staged; }
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    void setFormMode(FormMode mode) { m_mode = mode; }
    [[nodiscard]] FormMode mode() const { return m_mode; }

    virtual void review() = 0; // sets the verdicts of all fields from what is typed
    virtual void stagedChanged() { } // other names to choose from
    void edited(const QString &id); // a person changed that field: reviews and tells
    void refresh(); // reviews and tells, nobody touched anything
    void startLoading(); // until loaded() nothing is reviewed
    void loaded(); // at the end of load(): nothing is touched, nothing is wrong yet
    void watchName(const QString &id, QLineEdit *edit, NameKind kind); // rule, count, example link, edited()
    void addPart(const QString &id, Form *part); // a form inside this one: its problems are "id/…" of this one
    // The verdict on a name; `taken`: something else is called so. A name that cannot change is not looked at.
    void reviewName(const QString &id, const QLineEdit *edit, NameKind kind, bool taken);
    void reviewNumber(const QString &id, const NumberBox *box); // within its range
    void watchText(const QString &id, QLineEdit *edit); // edited()

private:
    [[nodiscard]] bool isShown(const QWidget *field) const; // no part around it is hidden
    struct Entry {
        QString id;
        QString key;
        Field *field = nullptr;
    };

    Staged &m_staged;
    QVBoxLayout *m_body;
    QList<Entry> m_fields;
    QList<std::pair<QString, Form *>> m_parts;
    FormMode m_mode = FormMode::Create;
    bool m_touched = false;
    bool m_loading = false;
};

[[nodiscard]] QString problemSentence(const ProblemRow &problem); // with its code

} // namespace sluice
