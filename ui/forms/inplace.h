// What is missing while a form is filled in, made in place: a dialog whose OK stages the new thing and names it. Nothing is
// sent; it comes to be with the rest.
#pragma once

#include "ui/forms/staged.h"

#include <QString>

#include <functional>

class QWidget;

namespace sluice {

struct InPlace {
    QWidget *over = nullptr; // the widget whose window the dialog belongs to; the answer is not called when it is gone
    QString remark; // "It is created together with the service."
};

void createProject(Staged &staged, const InPlace &place, const std::string &region,
                   std::function<void(const Project &)> made);
// The project cannot be chosen when it is given.
void createLogstore(Staged &staged, const InPlace &place, const Logstore &start, std::function<void(const Logstore &)> made);
void createBucket(Staged &staged, const InPlace &place, const std::string &region, std::function<void(const Bucket &)> made);
// With the role that is made with it.
void createService(Staged &staged, const InPlace &place, std::function<void(const Service &)> made);
void createRole(Staged &staged, const InPlace &place, const Role &start, std::function<void(const Role &)> made);

} // namespace sluice
