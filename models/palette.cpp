#include "models/palette.h"

#include "models/roles.h"

#include <algorithm>

namespace sluice {

namespace {

constexpr int kWholeText = 1'000;
constexpr int kStartOfText = 100;
constexpr int kStartOfWord = 30;
constexpr int kMiddle = 10;

int matchOfWord(const QString &text, const QString &word)
{
    int best = 0;
    for (auto at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(word, at + 1, Qt::CaseInsensitive)) {
        if (at == 0)
            return kStartOfText;
        best = std::max(best, text[at - 1].isLetterOrNumber() ? kMiddle : kStartOfWord);
    }
    return best;
}

} // namespace

int matchOf(const QString &text, const QString &typed)
{
    if (text.compare(typed.trimmed(), Qt::CaseInsensitive) == 0)
        return kWholeText;
    int sum = 1;
    for (const auto &word : typed.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const auto one = matchOfWord(text, word);
        if (one == 0)
            return 0;
        sum += one;
    }
    return sum;
}

PaletteModel::PaletteModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &entry = at(index.row());
    switch (role) {
    case Qt::DisplayRole: return entry.text;
    case Qt::AccessibleTextRole: return QStringLiteral("%1, %2").arg(entry.text, entry.kind);
    case PrefixRole: return entry.kind;
    case SuffixRole: return entry.keys;
    case ValueRole: return entry.icon;
    default: return {};
    }
}

void PaletteModel::setEntries(std::vector<PaletteEntry> entries)
{
    beginResetModel();
    m_entries = std::move(entries);
    show();
    endResetModel();
}

void PaletteModel::setTyped(const QString &typed)
{
    beginResetModel();
    m_typed = typed;
    show();
    endResetModel();
}

void PaletteModel::show()
{
    struct Match {
        std::size_t entry;
        int score;
    };
    std::vector<Match> matches;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const auto &entry = m_entries[i];
        auto score = matchOf(entry.text, m_typed);
        if (score == 0 && matchOf(entry.kind + QLatin1Char(' ') + entry.text, m_typed) > 0)
            score = 1;
        if (score > 0)
            matches.push_back({i, score});
    }
    std::stable_sort(matches.begin(), matches.end(), [](const Match &a, const Match &b) { return a.score > b.score; });
    m_hidden = matches.size() > std::size_t(kShownMax) ? matches.size() - std::size_t(kShownMax) : 0;
    matches.resize(matches.size() - m_hidden);
    m_shown.clear();
    for (const auto &match : matches)
        m_shown.push_back(match.entry);
}

} // namespace sluice
