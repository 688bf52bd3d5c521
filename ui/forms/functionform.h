// A function: a template of the engine, or code with its runtime and handler.
#pragma once

#include "ui/forms/form.h"

class QLineEdit;

namespace sluice {

class ChoiceBox;
class NumberBox;
class PairTable;
class SwitchBox;

enum class FunctionPart { All, Settings, Environment }; // Settings: all but name and environment

class FunctionForm final : public Form {
    Q_OBJECT
public:
    explicit FunctionForm(Staged &staged, QWidget *parent = nullptr);
    void load(const Function &value, FormMode mode); // key.service says whose it is
    [[nodiscard]] Function value() const;
    void setPart(FunctionPart part); // what is shown; value() has all
    // Created with a folder that is missing or empty: the starter whose files it gets, by name; "" = none.
    [[nodiscard]] std::string starter() const;
    void setStarter(const std::string &name);
    void setService(const std::string &service); // of a function that is created
    void fixKind(); // template or runtime was chosen elsewhere: shown, not editable

    void addTo(PutDefinitions &command) const override;
    [[nodiscard]] QString path() const override;

protected:
    void review() override;

private:
    void buildCode();
    void buildMore(); // functionform_more.cpp: what most functions leave as it is
    void loadMore(const Function &value);
    void takeMore(Function &value) const;
    void reviewMore(bool code);
    void reviewCode(bool code);
    void reviewStarter(bool code);
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
    ChoiceBox *m_starter;
    NumberBox *m_memory;
    NumberBox *m_timeout;
    SwitchBox *m_internet;
    SwitchBox *m_advanced;
    NumberBox *m_concurrency;
    NumberBox *m_startTimeout;
    QLineEdit *m_preFreeze;
    QLineEdit *m_preStop;
    QLineEdit *m_command; // custom runtime
    NumberBox *m_port;
    PairTable *m_environment;
    FunctionPart m_part = FunctionPart::All;
    bool m_kindFixed = false;
};

} // namespace sluice
