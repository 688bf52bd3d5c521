// One command while it runs: what was asked, where to print, the engine, and how it ends. Main thread.
#pragma once

#include "app/ctl/attach.h"
#include "app/ctl/commandline.h"
#include "app/ctl/output.h"

#include <QObject>

namespace sluice::ctl {

enum class Exit { Done = 0, Failed = 1, BadInput = 2, Held = 3 };

[[nodiscard]] Exit exitFor(const Error &error);

inline constexpr const char *kActor = "sluicectl";

class Session final : public QObject {
public:
    Session(Arguments arguments, EngineFactory factory, std::string version);
    ~Session() override;

    // Runs the command; QCoreApplication::exit() with its status when it ended.
    void start();
    void interrupt(int signal);

    [[nodiscard]] const Arguments &arguments() const { return m_arguments; }
    [[nodiscard]] Output &out() { return m_output; }
    [[nodiscard]] const std::string &dataDirectory() const { return m_dataDirectory; }
    [[nodiscard]] const std::string &version() const { return m_version; }
    [[nodiscard]] EngineClient &client() { return m_attachment->client(); }
    [[nodiscard]] Attachment &attachment() { return *m_attachment; }
    [[nodiscard]] bool ended() const { return m_ended; }

    // Asks the engine; an error ends the command.
    template <class C, class F> void ask(C command, F then)
    {
        client().send(std::move(command), this, [this, then = std::move(then)](Result<typename C::Answer> answer) mutable {
            if (m_ended)
                return;
            if (!answer)
                return fail(answer.error());
            then(std::move(*answer));
        });
    }
    // The same, for a command that wants the error itself.
    template <class C, class F> void attempt(C command, F then)
    {
        client().send(std::move(command), this, [this, then = std::move(then)](Result<typename C::Answer> answer) mutable {
            if (!m_ended)
                then(std::move(answer));
        });
    }

    void finish(Exit exit);
    void fail(Error error); // reports it and ends the command

    // What SIGINT and SIGTERM do; without one, the command ends as failed.
    void onInterrupt(std::function<void(int)> handler) { m_interrupted = std::move(handler); }

    // The file as the person named it, for messages about the absolute path that the engine got.
    void nameFile(std::string absolute, std::string given);

private:
    void leave();

    const Arguments m_arguments;
    const std::string m_version;
    const std::string m_dataDirectory;
    Output m_output;
    std::unique_ptr<Attachment> m_attachment; // null: the command needs no engine
    std::function<void(int)> m_interrupted;
    std::string m_absoluteFile;
    std::string m_givenFile;
    Exit m_exit = Exit::Done;
    bool m_ended = false;
};

// $XDG_DATA_HOME/NAME or ~/.local/share/NAME.
[[nodiscard]] std::string defaultDirectory(std::string_view name);
[[nodiscard]] std::string absolutePath(const std::string &path);

} // namespace sluice::ctl
