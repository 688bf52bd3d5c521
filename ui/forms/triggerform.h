// A trigger, with its function's configuration beside it, or below where there is no room.
#pragma once

#include "ui/forms/form.h"

class QBoxLayout;
class QCheckBox;
class QLineEdit;
class QPushButton;

namespace sluice {

class ChoiceBox;
class HintBox;
class NumberBox;
class ParameterForm;
class RadioRow;
class SwitchBox;
class TrafficLine;

class TriggerForm final : public Form {
    Q_OBJECT
public:
    explicit TriggerForm(Staged &staged, QWidget *parent = nullptr);
    // key.service and key.function say whose it is. Edit: the source is shown, it cannot change.
    void load(const Trigger &value, FormMode mode);
    [[nodiscard]] Trigger value() const;
    // Of a trigger that is created, when its function is not staged or changes. `region`: the service's.
    void setFunction(const FunctionKey &key, const QString &templateName, const std::string &region);
    [[nodiscard]] ParameterForm *parameter() const { return m_parameter; }

    void addTo(PutDefinitions &command) const override;
    [[nodiscard]] QString path() const override;

    static constexpr int kSideBySide = 860; // narrower: the configuration goes below

protected:
    void review() override;
    void stagedChanged() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildSource(QVBoxLayout *column);
    void buildTiming(QVBoxLayout *column);
    void buildRest(QVBoxLayout *column);
    void watchAll();
    void reviewSource();
    void reviewTriggerLog();
    void reviewTiming();
    void reviewStart();
    void reviewRole();
    void newLogstore(bool triggerLog);
    void createIndex();
    void sourceChosen();
    [[nodiscard]] LogstoreKey source() const;
    [[nodiscard]] std::optional<std::int64_t> startTime() const; // unix seconds; none = not a time

    Trigger m_value;
    std::string m_region = "local";
    int m_better = 0; // seconds
    QBoxLayout *m_columns;
    ParameterForm *m_parameter;
    QLineEdit *m_name;
    ChoiceBox *m_project;
    ChoiceBox *m_logstore;
    TrafficLine *m_traffic;
    ChoiceBox *m_triggerLog;
    QPushButton *m_index;
    NumberBox *m_interval;
    HintBox *m_rate;
    NumberBox *m_retries;
    RadioRow *m_start;
    QLineEdit *m_time;
    ChoiceBox *m_role;
    QCheckBox *m_enabled;
    SwitchBox *m_advanced;
    NumberBox *m_windowMib;
    NumberBox *m_windowGroups;
    QCheckBox *m_loop;
};

} // namespace sluice
