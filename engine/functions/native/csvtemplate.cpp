#include "engine/functions/native/csvtemplate.h"

namespace sluice {

namespace {

constexpr std::string_view kTagPrefix = "__tag__:";
constexpr std::size_t kHintsMax = 1'024; // positions; fields beyond are looked up

} // namespace

CsvTemplate::CsvTemplate(CsvParameter parameter)
    : m_parameter(std::move(parameter))
    , m_cells(m_parameter.delimiter, m_parameter.quote, m_parameter.escape)
    , m_nullCell(cellText(m_parameter.nullValue))
    , m_compressor(Compressor::create(m_parameter.compression))
{
    for (const auto &name : m_parameter.columns)
        addColumn(name);
    m_values.resize(m_slots.size());
}

void CsvTemplate::addColumn(const std::string &name)
{
    Column column;
    if (name == "__source__") {
        column.from = From::Source;
    } else if (name == "__topic__") {
        column.from = From::Topic;
    } else if (name.size() > kTagPrefix.size() && name.starts_with(kTagPrefix)) {
        column.from = From::Tag;
        column.tag = name.substr(kTagPrefix.size());
    } else {
        column.slot = static_cast<std::size_t>(m_slots.try_emplace(name, static_cast<int>(m_slots.size())).first->second);
    }
    m_columns.push_back(std::move(column));
}

std::string CsvTemplate::cellText(std::string_view value) const
{
    TextBuffer out;
    m_cells.put(out, value);
    return std::string(out.view());
}

void CsvTemplate::startGroup(const LogGroupReader &reader)
{
    for (auto &column : m_columns) {
        switch (column.from) {
        case From::Content: break;
        case From::Source: column.fixed = cellText(reader.source().value_or(std::string_view())); break;
        case From::Topic: column.fixed = cellText(reader.topic().value_or(std::string_view())); break;
        case From::Tag:
            column.fixed = m_nullCell;
            for (const auto &tag : reader.tags()) {
                if (tag.key == column.tag) {
                    column.fixed = cellText(tag.value);
                    break;
                }
            }
            break;
        }
    }
}

int CsvTemplate::slotOf(std::size_t position, std::string_view key)
{
    if (position < m_hints.size() && m_hints[position].key == key)
        return m_hints[position].slot;
    const auto found = m_slots.find(std::string(key));
    const int slot = found == m_slots.end() ? -1 : found->second;
    if (position < kHintsMax) {
        if (m_hints.size() <= position)
            m_hints.resize(position + 1);
        m_hints[position].key = key;
        m_hints[position].slot = slot;
    }
    return slot;
}

void CsvTemplate::addRow(const LogView &log)
{
    for (auto &value : m_values)
        value = {};
    for (std::size_t i = 0; i < log.contents.size(); ++i) {
        const auto &content = log.contents[i];
        const int slot = slotOf(i, content.key);
        if (slot < 0)
            continue;
        auto &value = m_values[static_cast<std::size_t>(slot)];
        if (value.data() == nullptr)
            value = content.value.data() == nullptr ? std::string_view("") : content.value;
    }
    putRow();
    ++m_counters.shipLines;
}

void CsvTemplate::putRow()
{
    bool first = true;
    const auto &delimiter = m_cells.delimiter();
    for (const auto &column : m_columns) {
        const bool content = column.from == From::Content;
        const auto value = content ? m_values[column.slot] : std::string_view(column.fixed);
        char *out = m_text.room(CsvCells::roomFor(std::max(value.size(), m_nullCell.size())));
        if (!first) {
            std::memcpy(out, delimiter.data(), delimiter.size());
            out += delimiter.size();
        }
        first = false;
        if (content && value.data() != nullptr) {
            out = m_cells.put(out, value);
        } else {
            const auto ready = content ? std::string_view(m_nullCell) : value;
            std::memcpy(out, ready.data(), ready.size());
            out += ready.size();
        }
        m_text.used(out);
    }
    m_text.add("\n");
}

void CsvTemplate::putHeader()
{
    bool first = true;
    for (const auto &name : m_parameter.columns) {
        if (!first)
            m_text.add(m_cells.delimiter());
        first = false;
        m_cells.put(m_text, name);
    }
    m_text.add("\n");
}

Done CsvTemplate::addGroup(std::string_view bytes)
{
    SLUICE_LET(auto reader, LogGroupReader::open(bytes));
    if (reader.lines() == 0)
        return {};
    if (!m_started && m_parameter.header)
        putHeader();
    m_started = true;
    startGroup(reader);
    for (;;) {
        SLUICE_LET(const bool more, reader.next(m_log));
        if (!more)
            return {};
        addRow(m_log);
        ++m_counters.ingestLines;
    }
}

Result<Produced> CsvTemplate::feed(LogBatch block)
{
    m_text.clear();
    for (const auto &group : block.groups) {
        if (const auto added = addGroup(group.bytes); !added) {
            ++m_damagedGroups;
            if (m_damage.empty())
                m_damage = "group " + toText(group.cursor) + ": " + added.error().detail;
        }
    }
    Produced produced;
    if (m_text.size() > 0)
        SLUICE_TRY(m_compressor->add(m_text.view(), produced.bytes));
    return produced;
}

Result<Produced> CsvTemplate::finish()
{
    Produced produced;
    if (m_started)
        SLUICE_TRY(m_compressor->finish(produced.bytes));
    return produced;
}

} // namespace sluice
