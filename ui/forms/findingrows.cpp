#include "ui/forms/findingrows.h"

#include "ui/widgets/controls.h"

#include <QLabel>
#include <QVBoxLayout>

namespace sluice {

namespace {

class FindingRow final : public QWidget {
public:
    explicit FindingRow(bool first)
        : m_first(first)
    {
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        if (!m_first)
            QPainter(this).fillRect(0, 0, width(), 1, Theme::of(palette()).line);
    }

private:
    bool m_first;
};

} // namespace

FindingRows::FindingRows(QWidget *parent)
    : CardFrame(parent)
    , m_rows(new QVBoxLayout(this))
{
    m_rows->setContentsMargins(1, 1, 1, 1);
    m_rows->setSpacing(0);
}

void FindingRows::set(const QList<PolicyCheck> &checks)
{
    if (checks == m_checks)
        return;
    m_checks = checks;
    while (auto *item = m_rows->takeAt(0)) {
        if (auto *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    for (qsizetype i = 0; i < checks.size() && i < kShown; ++i)
        m_rows->addWidget(rowOf(checks[i], i == 0));
    if (checks.size() > kShown) {
        PolicyCheck rest;
        rest.weight = PolicyCheck::Weight::Warning;
        rest.text = tr("%n more.", nullptr, int(checks.size() - kShown));
        m_rows->addWidget(rowOf(rest, false));
    }
}

QWidget *FindingRows::rowOf(const PolicyCheck &check, bool first)
{
    auto *row = new FindingRow(first);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(measure::kSection, measure::kGap - 2, measure::kGap, measure::kGap - 2);
    line->setSpacing(measure::kGap);
    auto *sign = new BadgeLabel;
    const bool error = check.weight == PolicyCheck::Weight::Error;
    const bool good = check.weight == PolicyCheck::Weight::Good;
    sign->set(good        ? QLatin1String("ok")
                  : error ? QLatin1String("failed")
                          : QLatin1String("warning"),
              good        ? Ink::Ok
                  : error ? Ink::Bad
                          : Ink::Warn,
              {});
    sign->setFixedWidth(measure::kIcon);
    line->addWidget(sign, 0, Qt::AlignTop);
    auto *text = makeLabel({}, Ink::Text);
    text->setWordWrap(true);
    text->setTextFormat(Qt::RichText);
    const auto plain = check.text.toHtmlEscaped();
    text->setText(check.line > 0 ? QStringLiteral("<b>%1</b> %2").arg(tr("Line %1:").arg(check.line), plain) : plain);
    line->addWidget(text, 1);
    if (!check.button.isEmpty()) {
        auto *button = makeButton(check.button, nullptr, ButtonSize::Toolbar);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setAccessibleDescription(check.text);
        line->addWidget(button, 0, Qt::AlignTop);
        connect(button, &QPushButton::clicked, this, [this, check] { emit repairAsked(check.repaired); });
    } else if (check.line > 0) {
        auto *show = makeButton(tr("Show"), nullptr, ButtonSize::Toolbar, ButtonRank::Quiet);
        show->setFocusPolicy(Qt::StrongFocus);
        show->setAccessibleDescription(check.text);
        line->addWidget(show, 0, Qt::AlignTop);
        connect(show, &QPushButton::clicked, this,
                [this, check] { emit placeAsked(check.line, std::max(1, check.column)); });
    }
    return row;
}

} // namespace sluice
