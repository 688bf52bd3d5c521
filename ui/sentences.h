// Sentences that the engine says in English, found again by their form, so that they can be said in the user's language.
#pragma once

#include <QRegularExpression>
#include <QString>

#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace sluice {

struct Sentence {
    const char *engine; // with %1 … %9 where it names something
    const char *window = nullptr; // where the engine speaks of commands and stack files; null = the engine's words
};

class SentenceBook {
public:
    // What a sentence names, in the user's language; names inside quotation marks are never asked for.
    using Named = std::function<QString(const QString &)>;

    SentenceBook(const char *context, std::span<const Sentence> sentences); // both outlive the book

    // The first sentence of this form, translated; none when there is no such form.
    [[nodiscard]] std::optional<QString> words(const QString &said, const Named &named) const;

private:
    struct Pattern {
        const char *words;
        QRegularExpression form; // of the engine's sentence
        bool quoted[10]; // by number of the place
    };

    const char *m_context;
    std::vector<Pattern> m_patterns;
};

} // namespace sluice
