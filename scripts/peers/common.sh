# The servers of others that several scripts run; sourced behind scripts/common.sh, never run. Each runs on a free port, in
# the folder $work of the script that sources this, and `stop_servers` ends them.

servers=
mail_runs=

stop_servers() {
    [ -z "$mail_runs" ] || postfix -c "$work/postfix" stop >/dev/null 2>&1 || true
    for server in $servers; do
        { kill "$server" && wait "$server"; } 2>/dev/null || true
    done
    servers=
}

# So many free ports of this machine.
free_ports() {
    python3 - "$1" <<'END'
import socket, sys
sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(int(sys.argv[1]))]
print(*(s.getsockname()[1] for s in sockets))
END
}

# Waits until the process $1 listens on the other arguments; fails where it ended, for then it never will.
listens() {
    python3 - "$@" <<'END'
import os, socket, sys, time
pid, *ports = map(int, sys.argv[1:])
for port in ports:
    while True:
        try:
            socket.create_connection(("localhost", port)).close()
            break
        except OSError:
            os.kill(pid, 0)
            time.sleep(0.05)
END
}

# Radicale with the user $1 and the password $2, logging from the level $3 on; sets $radicale to its port, and keeps what
# it stores in $work/radicale.
start_radicale() {
    need_python_venv
    version=3.9.0
    tools=$PWD/target/tools/radicale
    if [ "$("$tools/bin/python" -m pip show radicale 2>/dev/null | sed -n 's/^Version: //p')" != $version ]; then
        say "installing Radicale $version into target/tools …"
        python3 -m venv "$tools"
        "$tools/bin/pip" install --quiet --disable-pip-version-check "radicale==$version"
    fi
    radicale=$(free_ports 1)
    printf '%s:%s\n' "$1" "$2" >"$work/radicale.users"
    cat >"$work/radicale.conf" <<END
[server]
hosts = 127.0.0.1:$radicale
[auth]
type = htpasswd
htpasswd_filename = $work/radicale.users
htpasswd_encryption = plain
delay = 0
[storage]
filesystem_folder = $work/radicale
[reporting]
max_freebusy_occurrence = 10000
[logging]
level = $3
END
    # What lives as long as a test waits for no disk.
    "$tools/bin/python" -c 'import os; os.fsync = lambda _: None; from radicale.__main__ import run; run()' \
        --config "$work/radicale.conf" >"$work/radicale.log" 2>&1 &
    servers="$servers $!"
    listens $! "$radicale" || { cat "$work/radicale.log" >&2; die "Radicale does not start"; }
}

# emulate, npm's stand-in for Google; sets $emulate to its port.
start_emulate() {
    need_node
    version=0.12.2
    tools=$PWD/target/tools/google
    if ! grep -qs "\"version\": \"$version\"" "$tools/node_modules/emulate/package.json"; then
        say "installing emulate $version into target/tools …"
        mkdir -p "$tools"
        npm install --silent --no-audit --no-fund --prefix "$tools" "emulate@$version" "node@24" >/dev/null
    fi
    emulate=$(free_ports 1)
    "$tools/node_modules/.bin/node" "$tools/node_modules/emulate/dist/index.js" --service google --port "$emulate" \
        >"$work/emulate.log" 2>&1 &
    servers="$servers $!"
    listens $! "$emulate" || { cat "$work/emulate.log" >&2; die "emulate does not start"; }
}

# Whether Dovecot and Postfix can run here: they begin as root. Installs what is missing.
need_mail() {
    has python3 || debian_install python3 || die "Python 3 is missing. Install it."
    has openssl || debian_install openssl || die "OpenSSL's program is missing (for certificates). Install it."
    PATH=$PATH:/usr/sbin
    if ! has dovecot || ! has postfix || ! [ -e /usr/lib/dovecot/lmtp ]; then
        debian_install dovecot-imapd dovecot-lmtpd postfix ||
            die "Dovecot or Postfix is missing. Install dovecot-imapd, dovecot-lmtpd and postfix."
    fi
    [ "$(id -u)" = 0 ]
}

# Dovecot and Postfix for everybody at example.org with the password pass"word; sets $imap, $imaps, $smtp and $smtps to
# their ports. $work/ca.pem is the authority that their certificates are of; mails lie in $work/mail.
start_mail() {
    chmod 755 "$work"
    # shellcheck disable=SC2046 # six words are wanted
    set -- $(free_ports 6)
    imap=$1 imaps=$2 lmtp=$3 auth=$4 smtp=$5 smtps=$6
    # An authority of our own, and a certificate of it for this machine.
    openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj "/CN=An authority for a test" \
        -keyout "$work/ca.key" -out "$work/ca.pem" 2>/dev/null
    openssl req -newkey rsa:2048 -nodes -subj "/CN=127.0.0.1" -keyout "$work/key.pem" -out "$work/request.pem" 2>/dev/null
    printf 'subjectAltName=IP:127.0.0.1\nextendedKeyUsage=serverAuth\nbasicConstraints=CA:FALSE\n' >"$work/extensions"
    openssl x509 -req -in "$work/request.pem" -CA "$work/ca.pem" -CAkey "$work/ca.key" -CAcreateserial -days 2 \
        -extfile "$work/extensions" -out "$work/cert.pem" 2>/dev/null
    install -d -o nobody "$work/mail"
    mkdir "$work/run" "$work/state" "$work/postfix" "$work/queue"
    dovecot_conf >"$work/dovecot.conf"
    dovecot -F -c "$work/dovecot.conf" &
    servers="$servers $!"
    dovecot=$!
    install -d -o postfix "$work/data"
    main_cf >"$work/postfix/main.cf"
    master_cf >"$work/postfix/master.cf"
    mail_runs=yes
    postfix -c "$work/postfix" start >"$work/postfix.out" 2>&1 || { cat "$work/postfix.out" >&2; die "Postfix does not start"; }
    listens "$dovecot" "$imap" "$imaps" "$lmtp" "$smtp" "$smtps" || { cat "$work"/*.log >&2; die "they do not start"; }
}

dovecot_conf() {
    cat <<END
protocols = imap lmtp
listen = 127.0.0.1
base_dir = $work/run
state_dir = $work/state
log_path = $work/dovecot.log
ssl = yes
ssl_cert = <$work/cert.pem
ssl_key = <$work/key.pem
disable_plaintext_auth = yes
auth_mechanisms = plain login xoauth2
first_valid_uid = 1
mail_location = maildir:$work/mail/%u
passdb {
  driver = static
  args = password=pass"word
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=$work/mail/%u
}
service imap-login {
  inet_listener imap {
    port = $imap
  }
  inet_listener imaps {
    port = $imaps
    ssl = yes
  }
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = $lmtp
  }
}
service auth {
  inet_listener {
    address = 127.0.0.1
    port = $auth
  }
}
END
}

main_cf() {
    cat <<END
compatibility_level = 3.6
queue_directory = $work/queue
data_directory = $work/data
maillog_file = $work/postfix.log
maillog_file_prefixes = $work
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mail.example.org
mydestination =
alias_maps =
alias_database =
virtual_mailbox_domains = example.org
virtual_transport = lmtp:inet:127.0.0.1:$lmtp
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_recipient_restrictions = permit_sasl_authenticated, reject
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = inet:127.0.0.1:$auth
smtpd_tls_security_level = may
smtpd_tls_auth_only = yes
smtpd_tls_cert_file = $work/cert.pem
smtpd_tls_key_file = $work/key.pem
message_size_limit = 40000000
mailbox_size_limit = 0
virtual_mailbox_limit = 0
smtpd_client_connection_rate_limit = 0
END
}

master_cf() {
    cat <<END
127.0.0.1:$smtp inet n - n - - smtpd
127.0.0.1:$smtps inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
END
}
