// One function beside its service: what it runs, its limits, its environment and the names of its secrets.
#pragma once

#include "engine/functions/function.h"

#include <QWidget>

class QLabel;

namespace sluice {

class FactGrid;
class InkLabel;

class FunctionPane final : public QWidget {
    Q_OBJECT
public:
    explicit FunctionPane(QWidget *parent = nullptr);
    void set(const Function &function);
    [[nodiscard]] const FunctionKey &function() const { return m_key; }

signals:
    void closeAsked();
    void opened(const QString &place);

private:
    FunctionKey m_key;
    InkLabel *m_name;
    InkLabel *m_description;
    FactGrid *m_facts;
    QLabel *m_environmentTitle;
    FactGrid *m_environment;
    QLabel *m_secretsTitle;
    FactGrid *m_secrets;
};

} // namespace sluice
