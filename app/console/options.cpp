#include "app/console/options.h"

#include <QCommandLineParser>
#include <QDir>
#include <QStandardPaths>

namespace sluice::console {

namespace {

constexpr double kScaleMax = 4;
constexpr double kAfterMax = 3'600;

tl::unexpected<Error> badUse(const QString &detail)
{
    return fail(ErrorKind::Invalid, "BadUsage", detail.toStdString());
}

void addOptions(QCommandLineParser &parser)
{
    const auto add = [&parser](const char *name, const char *text, const char *value) {
        parser.addOption({QLatin1String(name), QLatin1String(text), QLatin1String(value)});
    };
    add("data", "The engine's data directory.", "DIR");
    add("stack", "A stack file to apply at the start.", "FILE");
    add("secrets", "Where secrets are kept: keychain (default), memory, env or fd:N.", "PLACE");
    parser.addOption({QStringLiteral("sample"), QStringLiteral("Run the sample stack in the data directory.")});
    add("screenshot", "Save a picture of the window and quit.", "FILE.png");
    add("page",
        "The page to open: overview, triggers[/SERVICE/FUNCTION/TRIGGER], services, functions, logstores, access, doctor, "
        "wizard.",
        "NAME");
    add("theme", "light or dark.", "NAME");
    add("lang", "en or zh_CN.", "LANGUAGE");
    add("scale", "Scale of the window, 1 to 4.", "N");
    add("after", "Take the picture after so many seconds.", "SECONDS");
    parser.addOption({{QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Show this text.")});
    parser.addOption({QStringLiteral("version"), QStringLiteral("Show the version.")});
}

Result<double> numberOf(const QCommandLineParser &parser, const char *name, double least, double most)
{
    bool isNumber = false;
    const auto text = parser.value(QLatin1String(name));
    const auto value = text.toDouble(&isNumber);
    if (!isNumber || !(value >= least && value <= most))
        return badUse(QStringLiteral("--%1 takes a number from %2 to %3, not \"%4\"")
                          .arg(QLatin1String(name))
                          .arg(least)
                          .arg(most)
                          .arg(text));
    return value;
}

} // namespace

Result<Options> parseOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(QStringList{QStringLiteral("sluice")} + arguments))
        return badUse(parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return badUse(QStringLiteral("what to do with \"%1\" is not known").arg(parser.positionalArguments().constFirst()));
    Options options;
    options.help = parser.isSet(QStringLiteral("help"));
    options.version = parser.isSet(QStringLiteral("version"));
    options.sample = parser.isSet(QStringLiteral("sample"));
    options.data = parser.value(QStringLiteral("data"));
    options.stack = parser.value(QStringLiteral("stack"));
    options.secrets = parser.value(QStringLiteral("secrets"));
    options.screenshot = parser.value(QStringLiteral("screenshot"));
    options.page = parser.value(QStringLiteral("page"));
    options.language = parser.value(QStringLiteral("lang"));
    if (const auto theme = parser.value(QStringLiteral("theme")); theme == QLatin1String("light"))
        options.scheme = Scheme::Light;
    else if (theme == QLatin1String("dark"))
        options.scheme = Scheme::Dark;
    else if (parser.isSet(QStringLiteral("theme")))
        return badUse(QStringLiteral("--theme is light or dark, not \"%1\"").arg(theme));
    if (!options.language.isEmpty() && options.language != QLatin1String("en") && options.language != QLatin1String("zh_CN"))
        return badUse(QStringLiteral("--lang is en or zh_CN, not \"%1\"").arg(options.language));
    if (parser.isSet(QStringLiteral("screenshot"))
        && !options.screenshot.endsWith(QLatin1String(".png"), Qt::CaseInsensitive))
        return badUse(QStringLiteral("--screenshot takes a file that ends in .png, not \"%1\"").arg(options.screenshot));
    if (parser.isSet(QStringLiteral("scale"))) {
        SLUICE_LET(options.scale, numberOf(parser, "scale", 1, kScaleMax));
    }
    if (parser.isSet(QStringLiteral("after"))) {
        SLUICE_LET(options.afterSeconds, numberOf(parser, "after", 0, kAfterMax));
    }
    return options;
}

QString usage()
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("The console of Sluice: log ETL, its triggers and what they do, live.\n"
                       "Attaches to the engine that holds the directory, else starts its own."));
    addOptions(parser);
    return parser.helpText();
}

QString dataDirectoryOf(const Options &options)
{
    if (!options.data.isEmpty())
        return QDir(options.data).absolutePath();
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/sluice");
}

} // namespace sluice::console
