#!/bin/sh
# Build the libraries in src/unassemble/preview/web/vendor/ and their licences from the packages in
# package.json, at the versions of package-lock.json: each entry beside this script makes one file.
# Only this script needs Node.js and npm.
set -eu
cd "$(dirname "$0")"
out=../../src/unassemble/preview/web/vendor
npm ci --silent --no-fund --no-audit
for entry in codemirror prosemirror lit; do
    npx esbuild "$entry.js" --bundle --minify --format=esm --target=es2022 --legal-comments=none \
        --outfile="$out/$entry.js" --metafile=used.json
    {
        echo "$entry.js is made of these packages by scripts/editor/build.sh:"
        # The packages whose files esbuild has put in.
        node -p '[...new Set(Object.keys(require("./used.json").inputs)
            .map((one) => /^node_modules\/((@[^/]+\/)?[^/]+)/.exec(one)?.[1])
            .filter(Boolean))].sort().join("\n")' | while read -r package; do
            version=$(node -p "require('./node_modules/$package/package.json').version")
            echo
            echo "$package $version"
            echo
            cat "node_modules/$package/LICENSE"
        done
    } >"$out/$entry.LICENSE.txt"
done
rm -rf node_modules used.json
