// One input of `put`: a file or standard input, read block by block and encoded into log groups.
#pragma once

#include "engine/client/unixsocket.h"
#include "engine/collect/logfileencoder.h"

namespace sluice::ctl {

class PutSource {
public:
    enum class Follow { No, Yes };
    enum class State {
        More, // call step() again
        Wait, // nothing to read now: a pipe's waitFd() tells, a followed file is looked at again in a while
        End,
    };

    // "-" is standard input. Errors name the file.
    [[nodiscard]] static Result<std::unique_ptr<PutSource>> open(const std::string &path, CollectSource format,
                                                                 Follow follow);

    // Reads one block at most and encodes it; take() the groups before the next step.
    [[nodiscard]] Result<State> step(WallTime now);
    [[nodiscard]] std::vector<EncodedGroup> take();

    [[nodiscard]] const std::string &path() const { return m_path; }
    [[nodiscard]] std::uint64_t position() const { return m_encoder->position(); } // bytes in the groups taken so far
    [[nodiscard]] std::uint64_t size() const { return m_size; } // 0 = not known
    [[nodiscard]] int waitFd() const { return m_regular ? -1 : m_file.get(); }
    [[nodiscard]] CollectCounts counts() const; // since the start, over rotations

private:
    static constexpr int kLooksAfterRotation = 3; // without anything new, before the new file is read

    PutSource(std::string path, CollectSource format, Follow follow);

    [[nodiscard]] Done reopen();
    [[nodiscard]] Result<State> atEnd(WallTime now);
    [[nodiscard]] bool wasReplaced() const;

    const std::string m_path;
    const CollectSource m_format;
    const Follow m_follow;
    FileDescriptor m_file;
    bool m_regular = false;
    bool m_ended = false;
    int m_looksAfterRotation = 0;
    std::uint64_t m_size = 0;
    std::unique_ptr<LogFileEncoder> m_encoder;
    std::vector<EncodedGroup> m_left; // of the content before a rotation, not taken yet
    CollectCounts m_earlier; // of the contents before a rotation
};

[[nodiscard]] CollectCounts operator+(CollectCounts a, const CollectCounts &b);

// "auto", "json" …, or "regex=PATTERN".
[[nodiscard]] Result<CollectSource> formatFromText(const std::string &text);

} // namespace sluice::ctl
