// A function configuration: as a form where the function is a template, as JSON, or both; each follows the other. Keys that
// the form does not know are kept.
#pragma once

#include "ui/forms/form.h"

class QLabel;

namespace sluice {

class BadgeLabel;
class InkLabel;
class JsonEditor;
class Segments;
class TemplateFields;

class ParameterForm final : public Form {
    Q_OBJECT
public:
    explicit ParameterForm(Staged &staged, QWidget *parent = nullptr);
    // `templateName` "" = user code: JSON alone. An empty text starts with the template's defaults.
    void load(const QString &templateName, const QString &json);
    void setTemplate(const QString &templateName); // keeps the text when the template is the same
    [[nodiscard]] QString json() const;
    [[nodiscard]] QString templateName() const { return m_templateName; }
    void setColumns(const QStringList &columns); // that the source is known to have
    void setExample(int shard, std::int64_t timeMs); // for "Next object: …"

    void addTo(PutDefinitions &command) const override; // nothing: it is part of a trigger
    [[nodiscard]] QString path() const override { return m_path; }
    void setPath(const QString &path) { m_path = path; }

protected:
    void review() override;
    void stagedChanged() override;

private:
    QString m_templateName;
    QString m_path;
};

} // namespace sluice
