#!/bin/sh
# Install the programs that some tests use, where possible (as root, with apt-get).  Where they are
# missing, those tests are skipped and say why.
set -u
missing=""
command -v pdftotext >/dev/null 2>&1 || missing="$missing poppler-utils"
command -v qpdf >/dev/null 2>&1 || missing="$missing qpdf"
command -v faketime >/dev/null 2>&1 || missing="$missing faketime"
command -v soffice >/dev/null 2>&1 || missing="$missing libreoffice-writer-nogui"
command -v javac >/dev/null 2>&1 || missing="$missing default-jdk-headless"
[ -e /usr/share/java/jaxb-runtime.jar ] || missing="$missing libjaxb-java"
command -v zsh >/dev/null 2>&1 || missing="$missing zsh"
command -v fish >/dev/null 2>&1 || missing="$missing fish"
command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
fc-list 2>/dev/null | grep -q LiberationSerif || missing="$missing fonts-liberation2"
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "installing for the tests:$missing"
    if apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends $missing >/dev/null; then
        exit 0
    fi
    echo "could not install them; tests that need them will skip"
else
    echo "not installed, tests that need them will skip:$missing"
fi
exit 0
