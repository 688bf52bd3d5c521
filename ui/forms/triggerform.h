// A trigger, with its function's configuration beside it, or below where there is no room.
#pragma once

#include "ui/forms/form.h"

class QBoxLayout;
class QCheckBox;
class QDateTimeEdit;
class QLabel;
class QLineEdit;
class QPushButton;

namespace sluice {

class ChoiceBox;
class NumberBox;
class ParameterForm;
class RadioRow;
class SwitchBox;
class RateHint;
class TrafficLine;

class TriggerForm final : public Form {
    Q_OBJECT
public:
    explicit TriggerForm(Staged &staged, QWidget *parent = nullptr);
    // key.service and key.function say whose it is. Edit: the source is shown, it cannot change.
    void load(const Trigger &value, FormMode mode);
    [[nodiscard]] Trigger value() const;
    void setFunction(const FunctionKey &key, const QString &templateName,
                     const std::string &region); // of a trigger that is created
    [[nodiscard]] ParameterForm *parameter() const { return m_parameter; }

    void addTo(PutDefinitions &command) const override;
    [[nodiscard]] QString path() const override;

protected:
    void review() override;
    void stagedChanged() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    Trigger m_value;
    ParameterForm *m_parameter;
};

} // namespace sluice
