#!/usr/bin/env bash
# README's pictures are the walk's (ui/tst_walk), taken over when a page was changed on purpose. Usage: tests/pictures.sh PICTURES [DESIGN]
#   PICTURES  where the walk has put them: build/dev/pictures
#   DESIGN    a folder with pictures of how pages are meant to look: each is put beside the page's own, as build/beside-NAME.png
set -euo pipefail
cd "$(dirname "$0")/.."
from=$1

while read -r name row place; do
    cp "$from/walk-$row-1x/$place.png" "docs/pictures/$name.png"
done <<'TABLE'
overview-light light-en overview
overview-zh-dark dark-zh overview
trigger-light light-en triggers-cleaning-clean-orders
trigger-dark dark-en triggers-cleaning-clean-orders
function-light light-en functions-cleaning-clean
wizard-light light-en wizard-4
doctor-light light-en doctor-cleaning-clean-orders
logstore-dark dark-en logstores-shop-access
TABLE

[ $# -gt 1 ] || exit 0
while read -r name row place; do
    montage "$2/$name.png" "$from/walk-$row-1x/$place.png" -tile 2x1 -geometry 1200x+8+8 -label '' "build/beside-$name.png"
done <<'TABLE'
doctor-light light-en doctor-cleaning-clean-orders
function-light light-en functions-cleaning-clean
logstore-dark dark-en logstores-shop-access
overview-dark dark-en overview
overview-light light-en overview
overview-zh-light light-zh overview
trigger-dark dark-en triggers-cleaning-clean-orders
trigger-light light-en triggers-cleaning-clean-orders
wizard-review-dark dark-en wizard-7
wizard-role-dark dark-en wizard-6
wizard-service-light light-en wizard-2
wizard-template-light light-en wizard-3
wizard-trigger-light light-en wizard-4
wizard-welcome-light light-en welcome
TABLE
