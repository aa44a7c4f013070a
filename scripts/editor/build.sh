#!/bin/sh
# Build src/unassemble/preview/web/vendor/codemirror.js and its licences from the packages in
# package.json, at the versions of package-lock.json.  Only this script needs Node.js and npm.
set -eu
cd "$(dirname "$0")"
out=../../src/unassemble/preview/web/vendor
npm ci --silent --no-fund --no-audit
npx esbuild entry.js --bundle --minify --format=esm --target=es2022 --legal-comments=none \
    --outfile="$out/codemirror.js"
{
    echo "codemirror.js is made of these packages by scripts/editor/build.sh:"
    for package in $(ls -d node_modules/@codemirror/* node_modules/@lezer/* node_modules/@marijn/* \
        node_modules/crelt node_modules/style-mod node_modules/w3c-keyname | LC_ALL=C sort); do
        version=$(node -p "require('./$package/package.json').version")
        echo
        echo "${package#node_modules/} $version"
        echo
        cat "$package/LICENSE"
    done
} >"$out/codemirror.LICENSE.txt"
rm -rf node_modules
