// The pages of the window, made when they are first opened, with the way back.
#pragma once

#include "ui/page.h"

#include <QStackedWidget>

#include <functional>
#include <map>

namespace sluice {

class PageStack final : public QStackedWidget {
    Q_OBJECT
public:
    using Maker = std::function<Page *(Workspace &)>;
    static constexpr int kBackMax = 50; // places that the way back remembers

    explicit PageStack(Workspace &workspace, QWidget *parent = nullptr); // the workspace outlives it

    void add(const QString &head, Maker maker);
    bool open(const QString &place); // false: there is no such page
    bool back(); // false: there is nowhere to go back to
    [[nodiscard]] QString place() const { return m_place; }
    [[nodiscard]] Page *page() const; // the one that shows; null before the first open()
    [[nodiscard]] Page *pageOf(const QString &head) const; // null when it was not opened yet
    void dropOthers(); // pages that do not show go, and are made again when they are opened
    void showTrouble(const Error &error); // there is no engine: every page says so, also one that is opened later

signals:
    void placeChanged(const QString &place);
    void ready(); // the page that shows has its first data

private:
    void show(const QString &place);
    [[nodiscard]] Page *make(const QString &head);

    Workspace &m_workspace;
    std::map<QString, Maker> m_makers;
    std::map<QString, Page *> m_pages;
    std::optional<Error> m_trouble;
    QStringList m_back;
    QString m_place;
};

} // namespace sluice
