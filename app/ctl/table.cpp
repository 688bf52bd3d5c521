#include "app/ctl/table.h"

#include "app/ctl/format.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace sluice::ctl {

namespace {

constexpr std::size_t kGap = 2;

} // namespace

Table::Table(std::vector<Column> columns)
    : m_columns(std::move(columns))
{
    for (const auto &column : m_columns)
        m_widths.push_back(displayWidth(column.title));
}

void Table::add(std::vector<std::string> cells)
{
    assert(cells.size() == m_columns.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
        cells[i] = printable(cells[i]);
        if (m_columns[i].widthMax > 0)
            cells[i] = elided(cells[i], m_columns[i].widthMax);
        m_widths[i] = std::max(m_widths[i], displayWidth(cells[i]));
    }
    m_rows.push_back(std::move(cells));
}

std::string Table::take()
{
    std::string out;
    if (!m_rows.empty() && !std::exchange(m_titled, true)) {
        std::vector<std::string> titles;
        for (const auto &column : m_columns)
            titles.push_back(column.title);
        appendLine(out, titles);
    }
    for (const auto &row : std::exchange(m_rows, {}))
        appendLine(out, row);
    return out;
}

void Table::appendLine(std::string &out, const std::vector<std::string> &cells) const
{
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto blank = std::string(m_widths[i] - displayWidth(cells[i]), ' ');
        if (i > 0)
            line.append(kGap, ' ');
        line += m_columns[i].align == Align::Right ? blank + cells[i] : cells[i] + blank;
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + '\n';
}

} // namespace sluice::ctl
