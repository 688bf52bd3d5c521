// A connection: what its name stands for, and the secret that goes with it. The secret's value is typed here and taken once;
// it is no part of the value.
#pragma once

#include "engine/access/connection.h"
#include "engine/access/secret.h"
#include "ui/forms/form.h"

class QLineEdit;

namespace sluice {

class ChecksCard;
class ChipList;
class ColourBox;
class RadioRow;
class SecretField;
class SwitchBox;

class ConnectionForm final : public Form {
    Q_OBJECT
public:
    explicit ConnectionForm(Staged &staged, QWidget *parent = nullptr);
    void load(const Connection &value, FormMode mode);
    [[nodiscard]] Connection value() const;
    // `home`: where secrets are kept, for people; `why`: why not in the keychain.
    void setHome(const QString &home, const QString &why);
    void setStored(bool stored); // the value of its secret is there already

    [[nodiscard]] bool hasSecret() const; // something was typed
    [[nodiscard]] Secret takeSecret(); // once; the field is empty afterwards
    [[nodiscard]] Secret typedSecret() const; // for a test before it is kept
    void showChecks(const CheckRows &rows); // of a test, below the fields

    void addTo(PutDefinitions &) const override { } // a connection is put by a command of its own
    [[nodiscard]] QString path() const override;

protected:
    void review() override;

private:
    void addIdentity();
    void addCloud();
    void addKafka();
    void addCredential();
    Field *addLine(const char *id, const QString &label, const QString &readable, QLineEdit *edit);
    void reviewCloud();
    void reviewKafka();
    void reviewCredential();
    void showKind();
    [[nodiscard]] ConnectionKind kind() const;
    [[nodiscard]] Field *at(const char *id) const { return field(QLatin1String(id)); }

    Connection m_value;
    bool m_stored = false;
    QLineEdit *m_name;
    RadioRow *m_kind;
    QLineEdit *m_description;
    ColourBox *m_colour;
    SwitchBox *m_readOnly;
    QLineEdit *m_account;
    QLineEdit *m_region;
    QLineEdit *m_logEndpoint;
    QLineEdit *m_functionEndpoint;
    ChipList *m_brokers;
    QLineEdit *m_user;
    SecretField *m_secret;
    QLineEdit *m_secretName;
    ChecksCard *m_checks;
    bool m_ownSecretName = false; // a person gave it one; else it follows the connection's name
};

} // namespace sluice
