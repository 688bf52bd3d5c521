// What the command palette offers: places and actions, the best match for what was typed first.
#pragma once

#include <QAbstractListModel>

#include <functional>
#include <vector>

namespace sluice {

struct PaletteEntry {
    QString text; // "Tick now", "cleaning/clean/orders"
    QString kind; // "Trigger", "Action" …: drawn in the second tone
    QString keys; // shortcut, "" = none
    QString icon; // name of an icon
    QString place; // opened when chosen; "" = `run`
    std::function<void()> run;
};

// How well `text` answers what was typed: 0 = not at all. Every word typed must occur, in any order; the beginning of a word
// counts more than its middle, a whole text most. Without regard to case.
[[nodiscard]] int matchOf(const QString &text, const QString &typed);

class PaletteModel final : public QAbstractListModel {
    Q_OBJECT
public:
    static constexpr int kShownMax = 200; // best matches; more say so in hidden()

    explicit PaletteModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override; // PrefixRole: kind, SuffixRole: keys

    void setEntries(std::vector<PaletteEntry> entries);
    void setTyped(const QString &typed);
    [[nodiscard]] const PaletteEntry &at(int row) const { return m_entries[m_shown[std::size_t(row)]]; }
    [[nodiscard]] std::size_t hidden() const { return m_hidden; } // matches beyond kShownMax

private:
    void show();

    std::vector<PaletteEntry> m_entries;
    std::vector<std::size_t> m_shown;
    QString m_typed;
    std::size_t m_hidden = 0;
};

} // namespace sluice
