// The FileLayer of the real file system.
#pragma once

#include "engine/logs/local/filelayer.h"

namespace sluice {

class PosixFileLayer final : public FileLayer {
public:
    [[nodiscard]] Result<std::shared_ptr<File>> open(const std::string &path, OpenMode mode) override;
    [[nodiscard]] Done makeFolder(const std::string &path) override;
    [[nodiscard]] Done syncFolder(const std::string &path) override;
    [[nodiscard]] Done remove(const std::string &path) override;
    [[nodiscard]] Done rename(const std::string &from, const std::string &to) override;
    [[nodiscard]] Result<std::vector<std::string>> list(const std::string &path) override;
};

} // namespace sluice
