// The access keys of a user: id, state, age. Never a secret.
#pragma once

#include "engine/access/user.h"
#include "ui/widgets/cardframe.h"

namespace sluice {

class KeysCard final : public CardFrame {
    Q_OBJECT
public:
    explicit KeysCard(QWidget *parent = nullptr);
    void setKeys(const std::vector<AccessKey> &keys, std::int64_t nowMs);

    static constexpr int kOldDays = 90; // an older key is worth a new one

private:
    QGridLayout *m_grid;
};

} // namespace sluice
