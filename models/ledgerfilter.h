// What of the trigger log is shown. A filter is a stack of terms: terms of different fields must all hold, of one field any
// one; an excluding term must not hold. A term is text, or `field: value`:
//   status: failed   reason: catch-up   shard: 0-3   since: 10:00   error: KeyError   lines: >100   task: 7d0c…   request: …
// A term beginning with `not ` or `-` excludes. Words are taken in English and in the user's language.
#pragma once

#include "engine/base/result.h"
#include "models/ledgerring.h"

namespace sluice {

class FilterTerm {
public:
    enum class Field { Text, Status, Reason, Shard, Since, Error, Lines, Task, Request };

    // Errors: Invalid with the sentence's facts in `code`: UnknownField, BadStatus, BadReason, BadNumber, BadTime.
    [[nodiscard]] static Result<FilterTerm> parse(const QString &text, std::int64_t nowMs);

    [[nodiscard]] bool holds(const Execution &execution) const; // without regard to `excludes`
    [[nodiscard]] bool excludes() const { return m_excludes; }
    [[nodiscard]] Field field() const { return m_field; }
    [[nodiscard]] QString label() const { return m_label; } // "status: failed", without the "not"
    [[nodiscard]] QString text() const; // what parse() takes

private:
    Result<void> take(Field field, const QString &value, std::int64_t nowMs);

    Field m_field = Field::Text;
    bool m_excludes = false;
    std::uint32_t m_statuses = 0; // bits
    std::uint32_t m_reasons = 0;
    std::int64_t m_from = 0; // shard, lines: a range; since: unix milliseconds
    std::int64_t m_to = 0;
    QString m_value;
    QString m_label;
};

class LedgerFilter {
public:
    static constexpr std::size_t kTermsMax = 16;

    void set(std::vector<FilterTerm> terms) { m_terms = std::move(terms); }
    [[nodiscard]] const std::vector<FilterTerm> &terms() const { return m_terms; }
    [[nodiscard]] bool isEmpty() const { return m_terms.empty(); }
    [[nodiscard]] bool takes(const Execution &execution) const;

private:
    std::vector<FilterTerm> m_terms;
};

} // namespace sluice
