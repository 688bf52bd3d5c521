// Says when the code at a path was saved: once, after it has been quiet for a moment. A folder with all its folders, or one
// file. Shell around QFileSystemWatcher: engine thread.
#pragma once

#include "engine/base/loop.h"

#include <QFileSystemWatcher>
#include <QObject>

#include <functional>
#include <string>

namespace sluice {

class CodeWatch final : public QObject {
    Q_OBJECT
public:
    static constexpr Duration kQuiet = std::chrono::milliseconds(300); // editors save in several steps
    static constexpr Duration kLongest = std::chrono::seconds(3); // told at the latest, when there is no quiet
    static constexpr int kPathsMax = 2'000; // watched; a larger tree is watched as far as that

    // changed() on the loop's thread, never from inside a call of this class. Nobody is told after the watch is gone.
    CodeWatch(Loop &loop, std::string path, std::function<void()> changed);
    ~CodeWatch() override;

    void lookAgain(); // at a path that was not there, or that was made anew: from now on it is watched
    void touched(); // what the watcher calls; for tests too
    [[nodiscard]] bool waits() const { return m_waiting; } // something was saved that is not told yet
    [[nodiscard]] bool complete() const { return m_complete; } // false: kPathsMax was reached

private:
    void due();

    Loop &m_loop;
    std::string m_path;
    std::function<void()> m_changed;
    QFileSystemWatcher m_watcher;
    TimerId m_timer = {};
    bool m_waiting = false;
    bool m_complete = true;
    BootTime m_first = {}; // of what is not told yet
};

} // namespace sluice
