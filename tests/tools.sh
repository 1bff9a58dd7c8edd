#!/bin/sh
# Finds Chromium, a Japanese font, Pango (which sets books), poppler (which reads them), gettext and Java
# for the tests; for all of them (`tools.sh all`) WebKit, too, and a screen for it. As root on Debian or
# Ubuntu it installs what is missing; otherwise it says what to install.
set -eu
missing=""
has_browser() {
  for name in chromium-headless-shell chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null && return
  done
  return 1
}
has_browser || missing="chromium"
if [ "${1:-}" = all ]; then
  command -v WebKitWebDriver >/dev/null || missing="$missing webkit2gtk-driver"
  command -v Xvfb >/dev/null || missing="$missing xvfb"
fi
fc-list :lang=ja 2>/dev/null | grep -q . || missing="$missing fonts-noto-cjk"
has_library() { python3 -c "import ctypes.util, sys; sys.exit(not ctypes.util.find_library('$1'))"; }
has_library pangoft2-1.0 || missing="$missing libpangoft2-1.0-0"
has_library harfbuzz-subset || missing="$missing libharfbuzz-subset0"
command -v pdftotext >/dev/null || missing="$missing poppler-utils"
command -v msgfmt >/dev/null || missing="$missing gettext"
# A bare Mac has a `java` that only says where to get one.
java -version >/dev/null 2>&1 || missing="$missing default-jre-headless"
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "installing for the tests:$missing"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing fontconfig >/dev/null
else
  echo "the tests need: $missing" >&2
  echo "for example: sudo apt-get install $missing" >&2
  exit 1
fi
