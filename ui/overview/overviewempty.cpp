// What the overview says instead of rows.
#include "ui/overview/overviewpage.h"
#include "ui/places.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/triggertable.h"

namespace sluice {

void OverviewPage::showTrouble(const Error &error)
{
    m_trouble = troubleOf(error, tr("Could not list the triggers"));
    m_late.stop();
    updateEmpty();
}

void OverviewPage::updateEmpty()
{
    const bool loading = !m_read && !m_trouble && !m_late.isActive() && m_open;
    if (loading || m_trouble || (m_read && m_triggers.rowCount() == 0))
        sayEmpty();
    else
        m_empty->hide();
}

void OverviewPage::sayEmpty()
{
    // The buttons are made only when it is another thing to say: a button in focus stays.
    const auto say = m_trouble    ? m_trouble->what + m_trouble->why
        : !m_read                 ? QStringLiteral("reading")
        : m_triggers.total() == 0 ? QStringLiteral("none")
                                  : QStringLiteral("filter");
    const bool same = std::exchange(m_said, say) == say && !m_empty->isHidden();
    const auto button = [this](const QString &text, const char *icon, ButtonRank rank, auto act) {
        auto *made = makeButton(text, icon, ButtonSize::Page, rank);
        connect(made, &QPushButton::clicked, this, act);
        return made;
    };
    if (m_trouble) {
        m_empty->say(*m_trouble);
        if (!same)
            m_empty->setButtons(
                {button(tr("&Try again"), "replay", ButtonRank::Default, [this] { workspace().readAgain(); })});
    } else if (!m_read) {
        m_empty->say(QLatin1String("clock"), Ink::Accent, tr("Reading the triggers"),
                     tr("The engine starts: it reads what was written last. Nothing that was acknowledged is lost."));
        m_empty->setButtons({});
    } else if (m_triggers.total() == 0) {
        m_empty->say(QLatin1String("trigger"), Ink::Text2, tr("No triggers yet"),
                     tr("A trigger asks a Logstore for what is new and invokes a function. "
                        "The sample brings a Logstore with data, a function and a trigger."));
        if (!same)
            m_empty->setButtons({button(tr("&New trigger"), "plus", ButtonRank::Default,
                                        [this] { workspace().open(QStringLiteral("wizard")); }),
                                 button(tr("&Run the sample"), "flask", ButtonRank::Plain,
                                        [this] { workspace().open(QStringLiteral("sample")); })});
    } else {
        m_empty->say(QLatin1String("filter"), Ink::Text2, tr("No trigger matches"),
                     tr("%n trigger(s) hidden by the filter.", nullptr, int(m_triggers.total())));
        if (!same)
            m_empty->setButtons({button(tr("C&lear filters"), nullptr, ButtonRank::Plain, [this] { clearFilters(); })});
    }
    m_empty->show();
}

} // namespace sluice
