#!/bin/sh
# Bring the version in use in the store FROM to the store TO, for a replica to serve.
#
#   replica.sh builder:/var/lib/kkr-graph/store /var/lib/kkr-graph/store
#
# Whatever stops it, TO names a version that is there whole: the one before or the new.
# COPY is what copies; for a FROM on this machine "cp -a" will do.
set -eu
from=$1 to=$2
: "${COPY:=rsync -aH}"

mkdir -p "$to/versions"
exec 9>"$to/.lock"
flock -n 9 || exit 0 # another is at it

$COPY "$from/store.json" "$to/.store.json.new"
$COPY "$from/current" "$to/.current.new"
new=$(cat "$to/.current.new")
old=$(cat "$to/current" 2>/dev/null || true)
case $new in '' | *[!0-9a-f]*) echo "no version in use in $from" >&2 && exit 1 ;; esac

# Keep the versions that are named, and remove the others and what was left half.
keep() {
    for place in "$to"/versions/* "$to"/versions/.[0-9a-f]*; do
        case " $* " in *" ${place##*/} "*) ;; *) rm -rf "$place" ;; esac
    done
}

# The one before goes when there is nothing newer: something in it may be withdrawn.
[ "$new" != "$old" ] || { keep "$new" && rm -f "$to"/.*.new && exit 0; }

# 1. Aside, under a name that nothing reads; 2. in place by one rename; 3. in use by one.
if [ ! -d "$to/versions/$new" ]; then
    rm -rf "$to/versions/.$new"
    mkdir "$to/versions/.$new"
    $COPY "$from/versions/$new/." "$to/versions/.$new/"
    sync -f "$to/versions/.$new" # all that was written, before anything names it
    mv "$to/versions/.$new" "$to/versions/$new"
fi
mv "$to/.store.json.new" "$to/store.json"
mv "$to/.current.new" "$to/current"
sync "$to/versions" "$to"

# The one before stays until the next run, for a server that is reading it.
keep "$new" "$old"
