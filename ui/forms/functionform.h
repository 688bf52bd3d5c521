// A function: a template of the engine, or code with its runtime and handler.
#pragma once

#include "ui/forms/form.h"

class QLineEdit;

namespace sluice {

class ChoiceBox;
class NumberBox;
class PairTable;
class SwitchBox;

class FunctionForm final : public Form {
    Q_OBJECT
public:
    explicit FunctionForm(Staged &staged, QWidget *parent = nullptr);
    void load(const Function &value, FormMode mode); // key.service says whose it is
    [[nodiscard]] Function value() const;
    void setService(const std::string &service); // of a function that is created
    void fixKind(); // template or runtime was chosen elsewhere: shown, not editable

    void addTo(PutDefinitions &command) const override;
    [[nodiscard]] QString path() const override;

protected:
    void review() override;

private:
    void buildCode();
    void fillKinds(const QString &current);
    [[nodiscard]] bool isTemplate() const;
    void browse(bool folder);

    Function m_value;
    QLineEdit *m_name;
    QLineEdit *m_description;
    ChoiceBox *m_kind;
    QLineEdit *m_handler;
    QLineEdit *m_initializer;
    QLineEdit *m_code;
    NumberBox *m_memory;
    NumberBox *m_timeout;
    SwitchBox *m_internet;
    PairTable *m_environment;
    bool m_kindFixed = false;
};

} // namespace sluice
