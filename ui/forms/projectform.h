// A project: name, region, description.
#pragma once

#include "ui/forms/form.h"

class QLineEdit;

namespace sluice {

class ProjectForm final : public Form {
    Q_OBJECT
public:
    explicit ProjectForm(Staged &staged, QWidget *parent = nullptr);
    void load(const Project &value, FormMode mode);
    [[nodiscard]] Project value() const;

    void addTo(PutDefinitions &command) const override;
    [[nodiscard]] QString path() const override;

protected:
    void review() override;

private:
    Project m_value;
    QLineEdit *m_name;
    QLineEdit *m_region;
    QLineEdit *m_description;
};

} // namespace sluice
