#!/usr/bin/env bash
# Writes the image of Containerfile as an OCI layout, without a daemon and without a registry:
#   deploy/oci-image.sh [--base FOLDER] headgate-server.zip LAYOUT
# Its base is a root folder that has a JDK in /usr/lib/jvm/default-java, sh and curl; without one, the files of Debian's packages that
# are installed on this machine. The same files give the same image, byte for byte.
set -euo pipefail

base=
if [ "${1:-}" = --base ]; then
  base=$2
  shift 2
fi
if [ $# -ne 2 ]; then
  sed -n '2,5s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
package=$1
layout=$2
packages=(openjdk-17-jre-headless curl bash dash coreutils sed grep findutils libc-bin)
epoch=${SOURCE_DATE_EPOCH:-0}
user=10001

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$layout/blobs/sha256"

# The packages and what they depend on, each in its first alternative.
with_dependencies() {
  local queue=("$@") seen=' ' name depends
  while [ ${#queue[@]} -gt 0 ]; do
    name=${queue[0]}
    queue=("${queue[@]:1}")
    [[ $seen != *" $name "* ]] || continue
    seen+="$name "
    depends=$(dpkg-query --show --showformat='${db:Status-Abbrev},${Pre-Depends},${Depends}' "$name" 2>/dev/null) || continue
    [ "${depends:0:2}" = ii ] || continue
    echo "$name"
    mapfile -t -O ${#queue[@]} queue < <(tr ',' '\n' <<<"${depends#*,}" | sed 's/[|(].*//; s/:any//; s/ //g; /^$/d')
  done
}

# What a package has beside documents, below the folders that /bin and others stand for; of /etc only what Java and TLS need, of the
# documents only the licences.
files_of() {
  local file folder
  dpkg-query --listfiles "$@" | sort -u \
    | grep -Ev '^/usr/share/(man|locale|info|lintian|bug|fonts|fontconfig)|^/(var|root|home|proc|sys|dev|run|boot|mnt|media|srv|opt)/' \
    | sed '/^\/usr\/share\/doc\//{/\/copyright$/!d}' \
    | grep -E '^/(usr|bin|sbin|lib|lib64|etc/(java-|ssl|os-release|debian_version))' \
    | while read -r file; do
      if [ -L "$file" ] || [ -f "$file" ]; then
        folder=$(readlink -f "$(dirname "$file")")
        echo "${folder#/}/$(basename "$file")"
      fi
    done | grep -v '^/' | sort -u
}

# Keeps a tar as a blob, and remembers its digests: what the layer is, and what tar is told.
layers=
diffs=
history=
add_layer() {
  local name=$1 diff digest
  shift
  tar --create --file="$work/tar" --sort=name --mtime="@$epoch" --numeric-owner --format=posix \
    --pax-option=exthdr.name=%d/%f,delete=atime,delete=ctime "$@"
  diff=$(sha256sum "$work/tar" | cut -d ' ' -f 1)
  gzip --no-name <"$work/tar" >"$work/layer"
  rm "$work/tar"
  digest=$(sha256sum "$work/layer" | cut -d ' ' -f 1)
  layers+="${layers:+,}{\"mediaType\":\"application/vnd.oci.image.layer.v1.tar+gzip\",\"digest\":\"sha256:$digest\",\"size\":$(stat -c %s "$work/layer")}"
  diffs+="${diffs:+,}\"sha256:$diff\""
  history+="${history:+,}{\"created\":\"$created\",\"created_by\":\"$name\"}"
  mv "$work/layer" "$layout/blobs/sha256/$digest"
}

# Keeps a document as a blob, and prints a reference to it.
blob() {
  local digest
  cat >"$work/blob"
  digest=$(sha256sum "$work/blob" | cut -d ' ' -f 1)
  echo "{\"mediaType\":\"$1\",\"digest\":\"sha256:$digest\",\"size\":$(stat -c %s "$work/blob")$2}"
  mv "$work/blob" "$layout/blobs/sha256/$digest"
}

created=$(date --utc --date="@$epoch" +%Y-%m-%dT%H:%M:%SZ)
if [ -n "$base" ]; then
  add_layer "root folder" --directory "$base" .
else
  mapfile -t installed < <(with_dependencies "${packages[@]}")
  files_of "${installed[@]}" >"$work/files"
  for generated in etc/ssl/certs/ca-certificates.crt etc/ssl/certs/java/cacerts; do
    [ ! -e "/$generated" ] || echo "$generated" >>"$work/files"
  done
  add_layer "files of Debian's packages ${packages[*]}" --owner=0 --group=0 --no-recursion --directory / --files-from "$work/files"

  mkdir -p "$work/glue/etc" "$work/glue/usr/lib/jvm" "$work/glue/proc" "$work/glue/dev" "$work/glue/sys"
  for folder in bin sbin lib lib64; do
    ln -s "usr/$folder" "$work/glue/$folder"
  done
  ln -s "$(basename "$(grep -oE -m1 'usr/lib/jvm/java-[0-9]+-openjdk-[a-z0-9]+/' "$work/files")")" "$work/glue/usr/lib/jvm/default-java"
  printf 'root:x:0:0:root:/:/usr/sbin/nologin\nheadgate:x:%s:%s::/var/lib/headgate:/usr/sbin/nologin\n' $user $user >"$work/glue/etc/passwd"
  printf 'root:x:0:\nheadgate:x:%s:\n' $user >"$work/glue/etc/group"
  printf 'passwd: files\ngroup: files\nhosts: files dns\n' >"$work/glue/etc/nsswitch.conf"
  printf '127.0.0.1 localhost\n::1 localhost\n' >"$work/glue/etc/hosts"
  add_layer "links and users" --owner=0 --group=0 --directory "$work/glue" .
fi

mkdir -p "$work/application/opt/headgate" "$work/written/var/lib/headgate" "$work/written/var/log/headgate" "$work/tmp/tmp"
unzip -q "$package" -d "$work/application/opt/headgate"
chmod -R a+rX,go-w "$work/application"
chmod a+x "$work/application/opt/headgate/wlp/bin/server"
add_layer "$(basename "$package")" --owner=0 --group=0 --directory "$work/application" opt
chmod 0700 "$work/written/var/lib/headgate" "$work/written/var/log/headgate"
add_layer "what it writes to" --owner=$user --group=$user --directory "$work/written" var/lib/headgate var/log/headgate
chmod 1777 "$work/tmp/tmp"
add_layer "temporary files" --owner=0 --group=0 --directory "$work/tmp" tmp

config=$(blob application/vnd.oci.image.config.v1+json "" <<EOF
{"created":"$created","architecture":"$(dpkg --print-architecture 2>/dev/null || echo amd64)","os":"linux",
"config":{"User":"$user:$user","ExposedPorts":{"9080/tcp":{},"9443/tcp":{}},
"Env":["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
"JAVA_HOME=/usr/lib/jvm/default-java",
"LANG=C.UTF-8",
"WLP_OUTPUT_DIR=/var/lib/headgate",
"LOG_DIR=/var/log/headgate",
"SHUTDOWN_DELAY=10",
"JDK_JAVA_OPTIONS=-XX:+ExitOnOutOfMemoryError -Xshare:auto"],
"Entrypoint":["/opt/headgate/wlp/bin/server","run","headgate"],
"Volumes":{"/var/lib/headgate":{},"/var/log/headgate":{},"/tmp":{}},
"StopSignal":"SIGTERM",
"Healthcheck":{"Test":["CMD-SHELL","curl --fail --silent --output /dev/null \"http://localhost:\${HTTP_PORT:-9080}/health/live\""],
"Interval":10000000000,"Timeout":5000000000,"StartPeriod":300000000000,"Retries":6}},
"rootfs":{"type":"layers","diff_ids":[$diffs]},"history":[$history]}
EOF
)
manifest=$(blob application/vnd.oci.image.manifest.v1+json ',"annotations":{"org.opencontainers.image.ref.name":"headgate"}' <<EOF
{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":$config,"layers":[$layers]}
EOF
)
echo "{\"schemaVersion\":2,\"manifests\":[$manifest]}" >"$layout/index.json"
echo '{"imageLayoutVersion":"1.0.0"}' >"$layout/oci-layout"
