// One line on a terminal that shows how far a command is. Nothing when standard error is none, with --quiet or --json,
// and in the first second.
#pragma once

#include "app/ctl/output.h"

#include <QElapsedTimer>

namespace sluice::ctl {

class Progress {
public:
    explicit Progress(const Output &output);
    ~Progress() { clear(); }
    Progress(const Progress &) = delete;
    Progress &operator=(const Progress &) = delete;

    // `part` from 0 to 1; negative = not known, then there is no bar. Draws at most ten times a second.
    void show(double part, const std::string &text);
    void clear();

private:
    const Output &m_output;
    bool m_on;
    bool m_drawn = false;
    QElapsedTimer m_begun;
    QElapsedTimer m_last;
};

} // namespace sluice::ctl
