// A function configuration: as a form where the function is a template, as JSON, or both; each follows the other. Keys that
// the form does not know are kept. The JSON text is the truth: the form writes single values of it.
#pragma once

#include "engine/functions/native/templateparameter.h"
#include "ui/forms/form.h"

class QLabel;
class QPushButton;

namespace sluice {

class BadgeLabel;
class InkLabel;
class JsonEditor;
class Segmented;
class TemplateFields;

class ParameterForm final : public Form {
    Q_OBJECT
public:
    explicit ParameterForm(Staged &staged, QWidget *parent = nullptr);
    // `templateName` "" = user code: JSON alone. An empty text, or {}, starts with the template's defaults.
    void load(const QString &templateName, const QString &json);
    void setTemplate(const QString &templateName); // the text stays, unless it was empty or another template's defaults
    [[nodiscard]] QString json() const;
    [[nodiscard]] QString templateName() const { return m_templateName; }
    void setColumns(const QStringList &columns); // that the source is known to have
    void setExample(int shard, std::int64_t timeMs); // for "Next object: …"
    // The targets that the configuration names, for narrowing a policy; "" = none.
    [[nodiscard]] QString bucket() const;

    void addTo(PutDefinitions &command) const override; // nothing: it is part of a trigger
    [[nodiscard]] QString path() const override { return m_path; }
    void setPath(const QString &path) { m_path = path; } // "services.….triggers.NAME.parameter"
    [[nodiscard]] QList<FormProblem> problems() const override;
    void focusField(const QString &field = {}) override;

protected:
    void review() override;
    void stagedChanged() override;

private:
    enum View { kForm, kBoth, kJson };

    QWidget *makeCard();
    QWidget *makeStrip();
    QWidget *makeFoot();
    void makeFields();
    void orderTabs();
    void showView();
    void reviewJson();
    void showStatus(const QStringList &warnings);
    void showPreview(const TemplateParameter *parameter);
    void toggleInstructions();

    QString m_templateName;
    std::optional<NativeTemplateKind> m_kind;
    QString m_path;
    QStringList m_columns;
    QString m_problem; // of the text; "" = good
    QString m_loadedJson;
    QString m_loadedText; // the same as it is shown
    bool m_writing = false; // a value of the form, into the text
    int m_shard = 0;
    std::int64_t m_timeMs = 0;

    Segmented *m_segments;
    QVBoxLayout *m_card = nullptr;
    TemplateFields *m_fields = nullptr;
    QWidget *m_strip = nullptr;
    QLabel *m_advice;
    QLabel *m_preview;
    QLabel *m_all;
    QWidget *m_jsonHead = nullptr;
    QPushButton *m_format = nullptr;
    JsonEditor *m_editor;
    Field *m_jsonField;
    QWidget *m_foot = nullptr;
    BadgeLabel *m_status;
    InkLabel *m_position;
};

} // namespace sluice
