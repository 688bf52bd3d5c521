// Tells a command that the code at a path was saved, once it has been quiet for a moment.
#pragma once

#include "engine/functions/code/codewatch.h"
#include "engine/qtloop.h"

#include <QObject>

#include <functional>
#include <string>

namespace sluice::ctl {

class CodeSaves final : public QObject {
public:
    CodeSaves(std::string path, std::function<void()> saved, QObject *parent)
        : QObject(parent)
        , m_watch(m_loop, std::move(path), std::move(saved))
    {
    }

private:
    QtLoop m_loop;
    CodeWatch m_watch;
};

} // namespace sluice::ctl
