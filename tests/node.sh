#!/bin/sh
# Finds Node.js and npm for the checks of our scripts. As root on Debian or Ubuntu it installs what
# is missing; otherwise it says what to install.
set -eu
oldest=18
missing=""
command -v node >/dev/null || missing="nodejs"
command -v npm >/dev/null || missing="$missing npm"
if [ -n "$missing" ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "installing for the checks of scripts: $missing"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
  else
    echo "the checks of scripts need: $missing (version $oldest or newer)" >&2
    echo "for example: sudo apt-get install $missing" >&2
    exit 1
  fi
fi
version=$(node --version)
major=${version#v}
if [ "${major%%.*}" -lt "$oldest" ]; then
  echo "the checks of scripts need Node.js $oldest or newer, not $version" >&2
  exit 1
fi
