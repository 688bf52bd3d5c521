// A bucket of the local object storage.
#pragma once

#include "ui/forms/form.h"

class QLineEdit;

namespace sluice {

class BucketForm final : public Form {
    Q_OBJECT
public:
    explicit BucketForm(Staged &staged, QWidget *parent = nullptr);
    void load(const Bucket &value, FormMode mode);
    [[nodiscard]] Bucket value() const;

    void addTo(PutDefinitions &command) const override;
    [[nodiscard]] QString path() const override;

protected:
    void review() override;

private:
    Bucket m_value;
    QLineEdit *m_name;
    QLineEdit *m_region;
};

} // namespace sluice
