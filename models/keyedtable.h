// A table whose rows have identity: a new set of rows is merged into the old one, so that selection, scroll position and
// the current row stay on what they were on. Row must be comparable and have a key through `keyOf(const Row &)`.
#pragma once

#include <QAbstractTableModel>

#include <algorithm>
#include <cassert>
#include <map>
#include <vector>

namespace sluice {

template <class Row> class KeyedTable : public QAbstractTableModel {
public:
    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    [[nodiscard]] const Row &at(int row) const { return m_rows[std::size_t(row)]; }

protected:
    using Key = std::decay_t<decltype(keyOf(std::declval<const Row &>()))>;

    void assign(std::vector<Row> target)
    {
        std::map<Key, std::size_t> wanted;
        for (std::size_t i = 0; i < target.size(); ++i)
            wanted.emplace(keyOf(target[i]), i);
        assert(wanted.size() == target.size());
        removeOthers(wanted);
        const auto changed = takeValues(target, wanted);
        insertMissing(target);
        reorder(wanted);
        announce(changed);
        assert(m_rows.size() == target.size());
    }

    std::vector<Row> m_rows;

private:
    void removeOthers(const std::map<Key, std::size_t> &wanted)
    {
        for (int last = int(m_rows.size()) - 1; last >= 0; --last) {
            if (wanted.count(keyOf(at(last))))
                continue;
            int first = last;
            while (first > 0 && !wanted.count(keyOf(at(first - 1))))
                --first;
            beginRemoveRows({}, first, last);
            m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
            endRemoveRows();
            last = first;
        }
    }

    std::vector<Key> takeValues(std::vector<Row> &target, const std::map<Key, std::size_t> &wanted)
    {
        std::vector<Key> changed;
        for (auto &row : m_rows) {
            auto &fresh = target[wanted.at(keyOf(row))];
            if (!(row == fresh)) {
                row = fresh;
                changed.push_back(keyOf(row));
            }
        }
        return changed;
    }

    void insertMissing(const std::vector<Row> &target)
    {
        std::map<Key, bool> present;
        for (const auto &row : m_rows)
            present[keyOf(row)] = true;
        for (std::size_t i = 0; i < target.size(); ++i) {
            if (present.count(keyOf(target[i])))
                continue;
            std::size_t end = i + 1;
            while (end < target.size() && !present.count(keyOf(target[end])))
                ++end;
            const auto place = std::min(i, m_rows.size());
            beginInsertRows({}, int(place), int(place + end - i - 1));
            m_rows.insert(m_rows.begin() + std::ptrdiff_t(place), target.begin() + std::ptrdiff_t(i),
                          target.begin() + std::ptrdiff_t(end));
            endInsertRows();
            i = end;
        }
    }

    void reorder(const std::map<Key, std::size_t> &wanted)
    {
        const auto place = [&wanted](const Row &row) { return wanted.at(keyOf(row)); };
        const auto before = [&place](const Row &a, const Row &b) { return place(a) < place(b); };
        if (std::is_sorted(m_rows.begin(), m_rows.end(), before))
            return;
        emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
        const auto from = persistentIndexList();
        QModelIndexList to;
        for (const auto &index : from)
            to.append(this->index(int(place(at(index.row()))), index.column()));
        std::sort(m_rows.begin(), m_rows.end(), before);
        changePersistentIndexList(from, to);
        emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
    }

    void announce(const std::vector<Key> &changed)
    {
        if (changed.empty() || m_rows.empty())
            return;
        const int lastColumn = columnCount() - 1;
        if (changed.size() * 2 > m_rows.size()) {
            emit dataChanged(index(0, 0), index(int(m_rows.size()) - 1, lastColumn));
            return;
        }
        for (const auto &key : changed) {
            for (int row = 0; row < int(m_rows.size()); ++row) {
                if (keyOf(at(row)) == key)
                    emit dataChanged(index(row, 0), index(row, lastColumn));
            }
        }
    }
};

} // namespace sluice
