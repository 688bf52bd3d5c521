#include "ui/wizard/draftshelf.h"

#include <QCoreApplication>
#include <QSettings>
#include <QVariant>

namespace sluice::draftshelf {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(DraftShelf)
};

void store(const std::vector<WizardDraft> &drafts)
{
    QVariantList list;
    for (const auto &draft : drafts) {
        if (const auto stored = storedForm(draft); !stored.isEmpty() && list.size() < kMax)
            list.append(stored);
    }
    if (list.isEmpty())
        QSettings().remove(QLatin1String(kKey));
    else
        QSettings().setValue(QLatin1String(kKey), list);
}

} // namespace

std::vector<WizardDraft> all()
{
    std::vector<WizardDraft> drafts;
    const auto list = QSettings().value(QLatin1String(kKey)).toList();
    for (const auto &one : list) {
        if (auto draft = wizardDraftOf(one.toByteArray()))
            drafts.push_back(std::move(*draft));
    }
    return drafts;
}

void put(const WizardDraft &draft)
{
    auto drafts = all();
    drafts.insert(drafts.begin(), draft);
    store(drafts);
}

std::optional<WizardDraft> take(std::size_t at)
{
    auto drafts = all();
    if (at >= drafts.size())
        return {};
    auto draft = std::move(drafts[at]);
    drafts.erase(drafts.begin() + std::ptrdiff_t(at));
    store(drafts);
    return draft;
}

std::optional<WizardDraft> takeFor(const std::string &service)
{
    const auto drafts = all();
    for (std::size_t at = 0; at < drafts.size(); ++at) {
        if (!drafts[at].newService && drafts[at].service.name == service)
            return take(at);
    }
    return {};
}

QString titleOf(const WizardDraft &draft)
{
    return Text::tr("%1, page %2 of %3")
        .arg(QString::fromStdString(draft.service.name))
        .arg(draft.step + 1)
        .arg(wizard::kSteps);
}

} // namespace sluice::draftshelf
