#include "ui/access/policycard.h"

#include "engine/client/accessrows.h"
#include "ui/forms/wordscard.h"
#include "ui/theme/theme.h"
#include "ui/widgets/controls.h"

namespace sluice {

ChecksCard::ChecksCard(QWidget *parent)
    : CardFrame(parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(measure::kSection, measure::kGap, measure::kSection, measure::kGap);
    m_column->setSpacing(measure::kGap);
}

void ChecksCard::clear()
{
    clearLayout(m_column);
    m_count = 0;
}

void ChecksCard::add(QLatin1String icon, Ink ink, const QString &strong, const QString &text, const QString &second)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(measure::kGap);
    auto *sign = new BadgeLabel;
    sign->set(icon, ink, {});
    sign->setFixedWidth(measure::kIcon);
    row->addWidget(sign, 0, Qt::AlignTop);
    auto html = strong.isEmpty() ? QString() : QStringLiteral("<b>%1</b> ").arg(strong.toHtmlEscaped());
    html += text.toHtmlEscaped();
    auto *column = new QVBoxLayout;
    column->setSpacing(2);
    column->addWidget(wrappedLabel(html, Ink::Text, Qt::RichText));
    if (!second.isEmpty())
        column->addWidget(wrappedLabel(second, Ink::Text2, Qt::PlainText));
    row->addLayout(column, 1);
    m_column->addLayout(row);
    ++m_count;
}

void ChecksCard::setChecks(const QList<PolicyCheck> &checks)
{
    clear();
    for (const auto &check : checks) {
        const bool good = check.weight == PolicyCheck::Weight::Good;
        const bool error = check.weight == PolicyCheck::Weight::Error;
        add(QLatin1String(good        ? "ok"
                              : error ? "failed"
                                      : "warning"),
            good        ? Ink::Ok
                : error ? Ink::Bad
                        : Ink::Warn,
            check.line > 0 ? tr("Line %1:").arg(check.line) : QString(), check.text, {});
    }
}

void ChecksCard::setRows(const CheckRows &rows)
{
    clear();
    for (const auto &row : rows.rows) {
        const auto title = QString::fromStdString(row.title);
        const auto evidence = QString::fromStdString(row.evidence);
        QStringList second;
        if (!row.good && !row.reason.empty())
            second.append(QString::fromStdString(row.reason));
        if (!evidence.isEmpty())
            second.append(evidence);
        if (!row.remedy.empty())
            second.append(tr("Do: %1").arg(QString::fromStdString(row.remedy)));
        add(QLatin1String(row.good ? "ok" : "failed"), row.good ? Ink::Ok : Ink::Bad, row.good ? QString() : title,
            row.good ? title : QString(), second.join(QLatin1Char('\n')));
    }
}

QStringList jsonDocuments(const QString &text)
{
    QStringList documents;
    int depth = 0;
    qsizetype start = 0;
    bool inString = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const auto ch = text[i];
        if (inString) {
            if (ch == QLatin1Char('\\'))
                ++i;
            else if (ch == QLatin1Char('"'))
                inString = false;
        } else if (ch == QLatin1Char('"')) {
            inString = true;
        } else if (ch == QLatin1Char('{')) {
            if (depth++ == 0)
                start = i;
        } else if (ch == QLatin1Char('}') && depth > 0 && --depth == 0) {
            documents.append(text.mid(start, i + 1 - start));
        }
    }
    return documents;
}

QList<AllowLine> policyWords(const std::vector<std::string> &systemNames, const QString &document)
{
    QList<AllowLine> lines;
    const bool alone = systemNames.size() + (document.isEmpty() ? 0 : 1) == 1;
    const auto add = [&lines, alone](const QString &text) {
        for (const auto &line : inWords(text)) {
            const bool known = std::any_of(lines.begin(), lines.end(), [&line](const AllowLine &one) {
                return one.kind == line.kind && one.text == line.text;
            });
            // What one policy does not allow another may: only what is forbidden stands.
            if (!known && (line.kind != AllowLine::Kind::Not || alone))
                lines.append(line);
        }
    };
    for (const auto &policy : systemPolicies()) {
        if (std::find(systemNames.begin(), systemNames.end(), policy.name) != systemNames.end())
            add(QString::fromUtf8(policy.document.data(), qsizetype(policy.document.size())));
    }
    if (!document.isEmpty())
        add(document);
    return lines;
}

} // namespace sluice
