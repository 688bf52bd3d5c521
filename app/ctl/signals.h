// SIGINT and SIGTERM as calls on the main thread. The second SIGINT ends the process at once.
#pragma once

#include <QObject>

#include <functional>

namespace sluice::ctl {

class Signals final : public QObject {
public:
    // One at a time in a process. `received` gets the signal's number.
    explicit Signals(std::function<void(int)> received);
    ~Signals() override;

private:
    void read();

    std::function<void(int)> m_received;
    int m_readFd = -1;
};

void ignoreBrokenPipes();

} // namespace sluice::ctl
