// Asks for one name over a page: a field, its rule, what is wrong with it.
#pragma once

#include <QDialog>

#include <functional>

class QLineEdit;
class QPushButton;

namespace sluice {

class InkLabel;

class NameBox final : public QDialog {
    Q_OBJECT
public:
    // `check` gives what is wrong with a name, "" when nothing is. Shown by open(); deletes itself.
    NameBox(const QString &title, const QString &label, const QString &ok, const QString &name,
            std::function<QString(const QString &)> check, QWidget *over);
    void setRemark(const QString &text); // the rule
    [[nodiscard]] QString name() const;

signals:
    void named(const QString &name);

private:
    void refresh();

    std::function<QString(const QString &)> m_check;
    QLineEdit *m_field;
    InkLabel *m_remark;
    InkLabel *m_problem;
    QPushButton *m_ok;
};

} // namespace sluice
