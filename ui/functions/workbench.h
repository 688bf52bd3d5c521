// The Code tab: files, editor, test event, result. A placeholder until the real one is there.
#pragma once

#include "models/workspace.h"

#include <QAction>
#include <QWidget>

namespace sluice {

class Workbench : public QWidget {
    Q_OBJECT
public:
    explicit Workbench(Workspace &, QWidget *parent)
        : QWidget(parent)
        , m_run(new QAction(tr("&Run test"), this))
        , m_save(new QAction(tr("&Save"), this))
    {
    }
    void setFunction(const Function &function) { m_function = function; }
    void clear() { m_function = {}; }
    [[nodiscard]] bool unsaved() const { return false; }
    [[nodiscard]] QAction *runAction() const { return m_run; }
    [[nodiscard]] QAction *saveAction() const { return m_save; }

private:
    Function m_function;
    QAction *m_run;
    QAction *m_save;
};

} // namespace sluice
