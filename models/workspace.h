// What all pages of a window share: the engine's client and bell, what was last read of definitions, triggers and status,
// the time, and the wish to be elsewhere. Made before there is an engine; attach() gives it one.
// Thread: UI. Owner: the window; it outlives every page.
#pragma once

#include "models/clientbell.h"
#include "models/polledfeed.h"
#include "models/triggermodel.h"

#include <functional>
#include <memory>

namespace sluice {

using DefinitionRowsPtr = std::shared_ptr<const DefinitionRows>; // never null

class Workspace final : public QObject {
    Q_OBJECT
public:
    using Now = std::function<std::int64_t()>; // unix milliseconds

    explicit Workspace(Now now, QObject *parent = nullptr);
    ~Workspace() override;

    void attach(EngineClient &client); // at most once; the client outlives the workspace
    [[nodiscard]] ClientBell *bell() const { return m_bell.get(); } // null before attach()
    [[nodiscard]] bool connected() const; // there is an engine and it answers

    [[nodiscard]] std::int64_t now() const { return m_now(); }
    [[nodiscard]] TriggerModel &triggers() { return m_triggers; }
    [[nodiscard]] DefinitionRowsPtr definitions() const { return m_definitions; } // version 0 = not read yet
    [[nodiscard]] const EngineStatus &status() const { return m_status; } // nowMs 0 = not read yet
    [[nodiscard]] const HistoryRow &history() const { return m_history; } // what undo and redo would do

    // Sends a command; before attach() it fails with Unavailable/"EngineGone". The reply is not called when context is gone.
    template <class C> void send(C command, QObject *context, UniqueFunction<void(Result<typename C::Answer>)> reply)
    {
        if (m_bell)
            return m_bell->client().send(std::move(command), context, std::move(reply));
        QMetaObject::invokeMethod(
            context,
            [reply = std::make_shared<decltype(reply)>(std::move(reply))] {
                (*reply)(fail(ErrorKind::Unavailable, "EngineGone", "there is no engine"));
            },
            Qt::QueuedConnection);
    }

    void readSoon(); // definitions, triggers, history: after a change of one's own
    void readAgain(); // everything, as if all had changed: F5

    // A place of the window (ui/places.h), or a dialog of it. The window decides; nothing happens when there is no such
    // place.
    void open(const QString &place) { emit placeAsked(place); }
    void say(const QString &text) { emit said(text); } // in the status line, for a few seconds

signals:
    void attached();
    void linkChanged(); // connected()
    void definitionsChanged(); // definitions() is another one
    void triggersRead(); // triggers() has fresh rows
    void statusRead(); // status()
    void historyRead(); // history()
    void readAgainAsked(); // F5; also without an engine
    void failed(const sluice::Error &error); // a repeated read failed
    void secondPassed(qint64 nowMs); // once a second, while the window is visible
    void placeAsked(const QString &place);
    void said(const QString &text);

private:
    void readDefinitions();
    void takeStatus(Result<EngineStatus> answer);
    void takeTriggers(Result<TriggerRows> answer);

    Now m_now;
    TriggerModel m_triggers;
    EngineStatus m_status;
    HistoryRow m_history;
    DefinitionRowsPtr m_definitions = std::make_shared<const DefinitionRows>();
    std::unique_ptr<ClientBell> m_bell;
    std::unique_ptr<PolledFeed<GetStatus>> m_statusFeed;
    std::unique_ptr<PolledFeed<GetTriggers>> m_triggerFeed;
    std::unique_ptr<Reader<GetDefinitions>> m_definitionReader;
    std::unique_ptr<Reader<GetHistory>> m_historyReader;
    QTimer m_second;
};

} // namespace sluice
