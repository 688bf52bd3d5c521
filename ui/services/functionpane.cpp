#include "ui/services/functionpane.h"

#include "models/format.h"
#include "models/servicemodel.h"
#include "ui/places.h"
#include "ui/services/factgrid.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/controls.h"

#include <QScrollArea>

namespace sluice {

namespace {

QString plain(const std::string &text)
{
    return QString::fromStdString(text);
}

QList<ServiceFact> factsOf(const Function &function)
{
    QList<ServiceFact> facts;
    if (!function.templateName.empty())
        facts.append(
            {FunctionPane::tr("Template"), plain(function.templateName), {}, FunctionPane::tr("runs in the engine")});
    else {
        facts.append({FunctionPane::tr("Runtime"), plain(function.runtime), {}, {}});
        facts.append({FunctionPane::tr("Handler"), plain(function.handler), {}, {}});
        if (!function.initializer.empty())
            facts.append({FunctionPane::tr("Initializer"), plain(function.initializer), {}, {}});
        facts.append({FunctionPane::tr("Code"), plain(function.code), {}, {}});
    }
    facts.append({FunctionPane::tr("Version"), format::number(function.version), {}, {}});
    facts.append({FunctionPane::tr("Memory"), FunctionPane::tr("%1 MiB").arg(function.memoryMb), {}, {}});
    facts.append({FunctionPane::tr("Timeout"), format::wholeSeconds(std::int64_t(function.timeoutSeconds) * 1'000), {}, {}});
    if (function.templateName.empty())
        facts.append({FunctionPane::tr("Internet"),
                      function.internetAccess ? FunctionPane::tr("allowed") : FunctionPane::tr("not allowed"),
                      {},
                      {}});
    return facts;
}

} // namespace

FunctionPane::FunctionPane(QWidget *parent)
    : QWidget(parent)
    , m_name(new InkLabel(Ink::Text))
    , m_description(new InkLabel(Ink::Text2))
    , m_facts(new FactGrid)
    , m_environmentTitle(makeHeading(tr("Environment")))
    , m_environment(new FactGrid)
    , m_secretsTitle(makeHeading(tr("Secrets, by name")))
    , m_secrets(new FactGrid)
{
    setAccessibleName(tr("Function"));
    auto *inner = new QWidget;
    auto *column = new QVBoxLayout(inner);
    column->setContentsMargins(measure::kEdge, measure::kSection, measure::kEdge, measure::kEdge);
    column->setSpacing(measure::kGap);
    auto *head = new QHBoxLayout;
    m_name->setFont(fonts::card());
    m_name->setElide(Qt::ElideMiddle);
    head->addWidget(m_name, 1);
    auto *close = makeIconButton(tr("Close"), "close");
    connect(close, &QPushButton::clicked, this, &FunctionPane::closeAsked);
    head->addWidget(close);
    column->addLayout(head);
    m_description->setWordWrap(true);
    column->addWidget(m_description);
    column->addWidget(m_facts);
    column->addSpacing(measure::kSmallGap);
    column->addWidget(m_environmentTitle);
    column->addWidget(m_environment);
    column->addSpacing(measure::kSmallGap);
    column->addWidget(m_secretsTitle);
    column->addWidget(m_secrets);
    column->addStretch(1);
    connect(m_secrets, &FactGrid::opened, this, &FunctionPane::opened);
    auto *scroll = new QScrollArea;
    scroll->setWidget(inner);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
}

void FunctionPane::set(const Function &function)
{
    m_key = function.key;
    m_name->setFullText(tr("Function %1").arg(plain(function.key.function)));
    m_description->setText(plain(function.description));
    m_description->setVisible(!function.description.empty());
    m_facts->set(factsOf(function));
    QList<ServiceFact> environment;
    for (const auto &[name, value] : function.environment)
        environment.append({plain(name), plain(value), {}, {}});
    m_environment->set(environment);
    m_environmentTitle->setVisible(!environment.isEmpty());
    QList<ServiceFact> secrets;
    for (const auto &[variable, secret] : function.secretValues)
        secrets.append({plain(variable), plain(secret), places::at("access", "secrets/" + secret), {}});
    m_secrets->set(secrets);
    m_secretsTitle->setVisible(!secrets.isEmpty());
}

} // namespace sluice
