// A KeyedTable that shows those of its rows in which a typed text is found. Rows keep the order in which they are set.
#pragma once

#include "models/keyedtable.h"

#include <QString>

namespace sluice {

template <class Row> class SiftedTable : public KeyedTable<Row> {
public:
    using KeyedTable<Row>::KeyedTable;

    void setRows(std::vector<Row> rows)
    {
        m_all = std::move(rows);
        show();
    }
    void setText(const QString &text) // every word of it is somewhere in the row
    {
        m_words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        show();
    }

    [[nodiscard]] std::size_t total() const { return m_all.size(); }
    [[nodiscard]] int rowOf(const std::string &key) const // -1 = not shown
    {
        for (int row = 0; row < this->rowCount(); ++row) {
            if (keyOf(this->at(row)) == key)
                return row;
        }
        return -1;
    }
    [[nodiscard]] const Row *find(const std::string &key) const // also what the text hides; null = not there
    {
        const auto found = std::find_if(m_all.begin(), m_all.end(), [&key](const Row &row) { return keyOf(row) == key; });
        return found == m_all.end() ? nullptr : &*found;
    }

protected:
    [[nodiscard]] virtual QString searchable(const Row &row) const = 0;

private:
    void show()
    {
        std::vector<Row> shown;
        for (const auto &row : m_all) {
            const auto text = m_words.isEmpty() ? QString() : searchable(row);
            const bool takes = std::all_of(m_words.begin(), m_words.end(), [&text](const QString &word) {
                return text.contains(word, Qt::CaseInsensitive);
            });
            if (takes)
                shown.push_back(row);
        }
        this->assign(std::move(shown));
    }

    std::vector<Row> m_all;
    QStringList m_words;
};

} // namespace sluice
