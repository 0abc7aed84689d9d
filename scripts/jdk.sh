# Sourced by the scripts at the root. find_jdk NAME sets jdk to the folder of a JDK 25 or later, without starting one:
# this runs at every start. A JRE won't do, because the first run compiles. It also sees to a UTF-8 locale.

jdk_at() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
    version=
    if [ -r "$1/release" ]; then
        while IFS='=' read -r key value; do
            case $key in JAVA_VERSION) version=${value#\"} ;; esac
        done <"$1/release"
    else
        version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')
    fi
    version=${version%%[!0-9]*}
    [ "${version:-0}" -ge 25 ] || return 1
    jdk=$1
}

find_jdk() {
    # In the C locale Java cannot even name a file with an é in it.
    case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
    *UTF-8* | *utf-8* | *UTF8* | *utf8*) ;;
    *) if [ "$(uname)" = Linux ]; then export LC_ALL=C.UTF-8; fi ;;
    esac
    jdk=
    if [ -n "${JAVA_HOME:-}" ] && jdk_at "$JAVA_HOME"; then return; fi
    java=$(command -v java 2>/dev/null || :)
    if [ -n "$java" ]; then
        java=$(readlink -f -- "$java" 2>/dev/null || printf '%s\n' "$java")
        if jdk_at "${java%/bin/java}"; then return; fi
    fi
    home=${HOME:-/nonexistent}
    for folder in \
        /usr/lib/jvm/* /usr/java/* /usr/local/*jdk* /opt/* /opt/java/* /opt/jdk/* \
        "$home"/.sdkman/candidates/java/* "$home"/.jdks/* "$home"/.gradle/jdks/* \
        "$home"/.asdf/installs/java/* "$home"/.local/share/mise/installs/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "$home"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        if jdk_at "$folder"; then return; fi
    done
    echo "$1: needs a JDK 25 or later, and there is none in JAVA_HOME, PATH or the usual folders:" \
        "get one from https://adoptium.net/temurin/releases/?version=25 and set JAVA_HOME to its folder." >&2
    exit 2
}
