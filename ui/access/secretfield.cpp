#include "ui/access/secretfield.h"

namespace sluice {

SecretField::SecretField(QWidget *parent)
    : QLineEdit(parent)
{
    setEchoMode(QLineEdit::Password);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    setContextMenuPolicy(Qt::NoContextMenu);
    setDragEnabled(false);
    setMaxLength(int(Secret::kBytesMax) + 1); // one more, so that what is too long is said and not cut
}

SecretField::~SecretField()
{
    forget();
}

bool SecretField::isTooLong() const
{
    return std::size_t(text().toUtf8().size()) > Secret::kBytesMax;
}

Secret SecretField::take()
{
    auto secret = typed();
    forget();
    return secret;
}

Secret SecretField::typed() const
{
    auto bytes = text().toUtf8();
    auto end = bytes.size();
    while (end > 0 && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r'))
        --end;
    Secret secret(std::string_view(bytes.constData(), std::size_t(end)));
    bytes.fill('\0');
    return secret;
}

void SecretField::forget()
{
    auto typed = text();
    setText({});
    typed.fill(QChar(0));
}

} // namespace sluice
