// What the quick authorization grants: the role, who may assume it, what its policy allows in words, and both documents.
#pragma once

#include <QWidget>

class QLabel;

namespace sluice {

class CodeView;
class WordsCard;
struct AuthorizationRow;

class AuthorizationView final : public QWidget {
    Q_OBJECT
public:
    explicit AuthorizationView(QWidget *parent = nullptr);
    void set(const AuthorizationRow &row);

private:
    QLabel *m_role;
    WordsCard *m_words;
    CodeView *m_trust;
    CodeView *m_policy;
};

} // namespace sluice
