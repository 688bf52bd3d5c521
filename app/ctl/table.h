// A table in a terminal: aligned by display width, numbers to the right, no lines drawn.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sluice::ctl {

enum class Align { Left, Right };

struct Column {
    std::string title;
    Align align = Align::Left;
    std::size_t widthMax = 0; // longer cells are cut; 0 = never
};

class Table {
public:
    explicit Table(std::vector<Column> columns);

    void add(std::vector<std::string> cells); // as many as there are columns; made printable

    // The rows added since the last call, the titles before the first ones. Columns stay at least as wide as they were,
    // so that a followed table keeps its shape.
    [[nodiscard]] std::string take();

    [[nodiscard]] bool empty() const { return m_rows.empty(); }

private:
    void appendLine(std::string &out, const std::vector<std::string> &cells) const;

    std::vector<Column> m_columns;
    std::vector<std::size_t> m_widths;
    std::vector<std::vector<std::string>> m_rows;
    bool m_titled = false;
};

} // namespace sluice::ctl
