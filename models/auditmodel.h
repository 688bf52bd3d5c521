// The audit, newest first: the newest kKept rows of it, filtered here by text, action and kind. Rows come in order of their
// sequence and never change.
#pragma once

#include "engine/client/rows.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <deque>

namespace sluice {

class AuditModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Time, Who, Action, Kind, Name, Detail, kColumns };
    static constexpr std::size_t kKept = 20'000;

    using QAbstractTableModel::QAbstractTableModel;
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_shown.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(kColumns); }
    // StateRole: 1 = a refusal; KeyRole: the sequence; PrefixRole of Name: what stands before its last part.
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void append(std::vector<AuditRow> rows); // ascending; what is not newer than last() is left out
    void setNow(std::int64_t nowMs); // times of today lose their date
    void setText(const QString &text); // every word of it in who, action, kind or name
    void setAction(const std::string &action); // "" = all; as AuditRow spells it
    void setKind(const std::string &kind); // "" = all

    [[nodiscard]] std::uint64_t last() const { return m_last; } // newest sequence that was appended
    [[nodiscard]] std::size_t total() const { return m_rows.size(); }
    [[nodiscard]] bool isCut() const { return m_cut; } // older ones were let go
    [[nodiscard]] const AuditRow &at(int row) const { return m_shown[std::size_t(row)]->row; }
    [[nodiscard]] int rowOf(std::uint64_t sequence) const; // -1 = not shown
    [[nodiscard]] const std::vector<std::string> &kinds() const
    {
        return m_kinds;
    } // that were seen, sorted; without refusals'

signals:
    void kindsChanged();

private:
    struct Entry {
        AuditRow row;
        QString search;
    };
    [[nodiscard]] bool takes(const Entry &entry) const;
    void dropOldest();
    void sift();

    std::deque<Entry> m_rows; // ascending
    std::deque<const Entry *> m_shown; // newest first; into m_rows, whose entries stay where they are
    QStringList m_words;
    std::string m_action;
    std::string m_kind;
    std::vector<std::string> m_kinds;
    std::int64_t m_nowMs = 0;
    std::uint64_t m_last = 0;
    bool m_cut = false;
};

} // namespace sluice
