#include "engine/collect/timerule.h"

namespace sluice {

namespace {

constexpr std::size_t kTextKept = 64; // longer ones are parsed each time

// Logs of one file are alike: the field is most often where it was in the last one.
const FieldView *find(const ParsedLog &log, std::string_view name, std::size_t &place)
{
    const auto fields = log.fields();
    if (place < fields.size() && fields[place].key == name)
        return &fields[place];
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (fields[i].key == name) {
            place = i;
            return &fields[i];
        }
    }
    return nullptr;
}

} // namespace

Result<TimeRule> TimeRule::create(LineFormat format, const CollectSource &source)
{
    SLUICE_LET(auto parser, TimeParser::create(source.timeFormat, source.timeZone));
    TimeRule rule(std::move(parser));
    if (!source.timeField.empty()) {
        rule.m_named = true;
        rule.m_names.push_back({source.timeField});
    } else if (format == LineFormat::Json || format == LineFormat::Csv || format == LineFormat::Regex) {
        rule.m_names = {{"time"}, {"@timestamp"}, {"timestamp"}};
    }
    return rule;
}

bool TimeRule::apply(ParsedLog &log, WallTime now)
{
    for (auto &name : m_names) {
        const auto *const field = find(log, name.text, name.place);
        if (field == nullptr)
            continue;
        if (field->value != m_lastText || now != m_lastNow || !m_lastTime) {
            m_lastTime = m_parser.parse(field->value, now);
            m_lastText = field->value.substr(0, kTextKept);
            m_lastNow = now;
        }
        if (m_lastTime) {
            log.time = m_lastTime;
            return true;
        }
    }
    return !m_named;
}

} // namespace sluice
