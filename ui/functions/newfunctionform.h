// A new function of one's own: whose it is, its name, what runs it, what its code starts from and where that lies.
#pragma once

#include "ui/forms/form.h"

class QCheckBox;
class QLineEdit;

namespace sluice {

class ChoiceBox;
class RadioRow;
class StarterCards;

class NewFunctionForm final : public Form {
    Q_OBJECT
public:
    explicit NewFunctionForm(Staged &staged, QWidget *parent = nullptr);
    void load(const std::string &service); // "" = the only one, or none yet

    [[nodiscard]] Function value() const;
    [[nodiscard]] std::string starter() const; // whose files are written; "" = the files that are there are used

    void addTo(PutDefinitions &command) const override;
    [[nodiscard]] QString path() const override;

    static constexpr int kMemoryMb = 256;
    static constexpr int kTimeoutSeconds = 60;

protected:
    void review() override;
    void stagedChanged() override;

private:
    void buildCode();
    void reviewService();
    void reviewFolder();
    void suggest(); // name and folder that nobody has typed
    void browse();
    void newService();
    [[nodiscard]] std::string runtime() const;
    [[nodiscard]] bool usesFiles() const; // that are there
    [[nodiscard]] QString freeName() const;

    ChoiceBox *m_service;
    QLineEdit *m_name;
    RadioRow *m_runtime;
    StarterCards *m_cards;
    QLineEdit *m_folder;
    QCheckBox *m_use;
    QLineEdit *m_handler;
    QString m_suggestedName;
    QString m_suggestedFolder;
};

} // namespace sluice
