#!/bin/sh
# 职声: starts what its own Node runs. zhisheng = npm start; zhisheng data <command> = npm run data -- <command>
here=$(cd "$(dirname "$0")" && pwd)
exec "$here/bin/node" "$here/pipelines/start.mjs" "$@"
