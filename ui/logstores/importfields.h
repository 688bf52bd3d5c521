// The fields of an import: which files, how they are read, and into which Logstore.
#pragma once

#include "models/workspace.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;

namespace sluice {

class ImportFields final : public QWidget {
    Q_OBJECT
public:
    explicit ImportFields(Workspace &workspace, QWidget *parent = nullptr);

    void setTarget(const QString &logstore); // PROJECT/LOGSTORE; "" = the first one
    void refreshTargets(); // the definitions changed; what is chosen stays

    [[nodiscard]] CollectSource source() const;
    [[nodiscard]] LogstoreKey target() const;
    [[nodiscard]] bool makesLogstore() const; // the target is to be made
    [[nodiscard]] QString problem() const; // why it cannot be imported yet; "" = it can
    void focusFirst();

signals:
    void sourceChanged();
    void targetChanged();

private:
    void makeSource();
    void makeTarget();
    void browse();
    void showFitting();

    Workspace &m_workspace;
    QFormLayout *m_form;
    QLineEdit *m_path;
    QPushButton *m_browse;
    QComboBox *m_format;
    QLineEdit *m_pattern;
    QLineEdit *m_header;
    QLineEdit *m_timeField;
    QLineEdit *m_timeFormat;
    QCheckBox *m_follow;
    QComboBox *m_target;
    QComboBox *m_project;
    QLineEdit *m_name;
    QString m_wanted;
};

} // namespace sluice
