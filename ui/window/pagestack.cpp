#include "ui/window/pagestack.h"

#include "ui/places.h"

namespace sluice {

PageStack::PageStack(Workspace &workspace, QWidget *parent)
    : QStackedWidget(parent)
    , m_workspace(workspace)
{
    connect(&workspace, &Workspace::attached, this, [this] { m_trouble.reset(); });
}

void PageStack::add(const QString &head, Maker maker)
{
    m_makers.emplace(head, std::move(maker));
}

Page *PageStack::page() const
{
    return qobject_cast<Page *>(currentWidget());
}

Page *PageStack::pageOf(const QString &head) const
{
    const auto found = m_pages.find(head);
    return found == m_pages.end() ? nullptr : found->second;
}

bool PageStack::open(const QString &place)
{
    if (!m_makers.contains(places::head(place)))
        return false;
    if (place == m_place) {
        page()->focusFirst();
        return true;
    }
    if (!m_place.isEmpty()) {
        m_back.append(m_place);
        if (m_back.size() > kBackMax)
            m_back.removeFirst();
    }
    show(place);
    return true;
}

bool PageStack::back()
{
    if (m_back.isEmpty())
        return false;
    show(m_back.takeLast());
    return true;
}

void PageStack::dropOthers()
{
    std::erase_if(m_pages, [this](const auto &one) {
        if (one.second == page())
            return false;
        delete one.second;
        return true;
    });
}

void PageStack::showTrouble(const Error &error)
{
    m_trouble = error;
    for (const auto &[head, page] : m_pages)
        page->showTrouble(error);
}

void PageStack::show(const QString &place)
{
    const auto head = places::head(place);
    auto *next = pageOf(head);
    if (!next)
        next = make(head);
    if (auto *before = page(); before && before != next)
        before->leave();
    m_place = place;
    next->open(places::rest(place));
    setCurrentWidget(next);
    next->focusFirst();
    emit placeChanged(place);
}

Page *PageStack::make(const QString &head)
{
    auto *made = m_makers.at(head)(m_workspace);
    m_pages.emplace(head, made);
    connect(made, &Page::ready, this, [this, made] {
        if (page() == made)
            emit ready();
    });
    addWidget(made);
    if (m_trouble)
        made->showTrouble(*m_trouble);
    return made;
}

} // namespace sluice
