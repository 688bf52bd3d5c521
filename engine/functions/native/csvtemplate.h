// oss-shipper-csv (fc-api §6.2): the window's logs as one CSV text, a row a log.
// Differences: a missing tag gives the null value instead of shifting the row; no logs give no object at all; values keep
// their bytes, also where they are not UTF-8.
#pragma once

#include "engine/functions/native/compressor.h"
#include "engine/functions/native/csvcells.h"
#include "engine/functions/native/nativetemplate.h"
#include "engine/logs/loggroupreader.h"

#include <unordered_map>

namespace sluice {

class CsvTemplate final : public NativeTemplate {
public:
    explicit CsvTemplate(CsvParameter parameter);

    Result<Produced> feed(LogBatch block) override;
    Result<Produced> finish() override;
    Counters counters() const override { return m_counters; }
    std::uint64_t damagedGroups() const override { return m_damagedGroups; }
    std::string damage() const override { return m_damage; }

private:
    enum class From { Content, Source, Topic, Tag };
    struct Column {
        From from = From::Content;
        std::string tag; // of From::Tag
        std::size_t slot = 0; // of From::Content: where this key's value is kept
        std::string fixed; // of the others: this group's cell, ready to copy
    };
    // Fields usually come in the same order in every log: what stood at a position the last time is looked at first.
    struct Hint {
        std::string key;
        int slot = -1; // -1: no column wants it
    };

    void addColumn(const std::string &name);
    void startGroup(const LogGroupReader &reader);
    [[nodiscard]] Done addGroup(std::string_view bytes);
    void addRow(const LogView &log);
    void putRow();
    [[nodiscard]] int slotOf(std::size_t position, std::string_view key);
    [[nodiscard]] std::string cellText(std::string_view value) const;
    void putHeader();

    const CsvParameter m_parameter;
    const CsvCells m_cells;
    const std::string m_nullCell;
    std::unique_ptr<Compressor> m_compressor;
    std::vector<Column> m_columns;
    std::unordered_map<std::string, int> m_slots;
    std::vector<std::string_view> m_values; // of the log at hand, by slot; null data = missing
    std::vector<Hint> m_hints;
    LogView m_log;
    TextBuffer m_text;
    Counters m_counters;
    bool m_started = false;
    std::uint64_t m_damagedGroups = 0;
    std::string m_damage;
};

} // namespace sluice
