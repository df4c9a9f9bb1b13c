//! Hosts that people name: resolved, checked, and then connected to by the very addresses that were checked, so that a
//! name cannot mean one thing when it is looked at and another when it is used.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use tokio::net::TcpStream;
use tokio::time::timeout;

/// Addresses of one host that are tried.
const MAX_TRIED: usize = 4;
/// The longest name that DNS has.
const MAX_NAME: usize = 253;

/// Which hosts may be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hosts {
    /// What the whole internet reaches: for what people enter.
    Public,
    /// Internal ones too: where the operator allows it.
    Any,
}

/// Why there is no connection. The texts name no address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DialError {
    /// Never: the name is none, or it leads inside.
    Refused(String),
    /// Worth another try.
    Failed(String),
}

impl Hosts {
    /// A connection to the host; `patience` bounds the look-up, and each try of an address.
    ///
    /// One internal address among those of a name refuses it whole: a name of the internet's has none.
    pub async fn connect(self, host: &str, port: u16, patience: Duration) -> Result<TcpStream, DialError> {
        let mut cause = String::from("it has no address");
        for address in self.resolve(host, port, patience).await?.into_iter().take(MAX_TRIED) {
            match timeout(patience, TcpStream::connect(address)).await {
                Ok(Ok(stream)) => {
                    // Small commands wait for nobody.
                    let _ = stream.set_nodelay(true);
                    return Ok(stream);
                }
                Ok(Err(error)) => cause = crate::plain(&error),
                Err(_) => cause = "it does not answer".into(),
            }
        }
        Err(DialError::Failed(cause))
    }

    pub(crate) async fn resolve(self, host: &str, port: u16, patience: Duration) -> Result<Vec<SocketAddr>, DialError> {
        if !is_host(host) {
            return Err(DialError::Refused("it is no name of a host".into()));
        }
        let found = timeout(patience, tokio::net::lookup_host((host, port))).await;
        let found = found.map_err(|_| DialError::Failed("its name is not answered for".into()))?;
        let found = found.map_err(|_| DialError::Failed("its name is not known".into()))?;
        let found: Vec<SocketAddr> = found.collect();
        if self == Self::Public && found.iter().any(|address| is_internal(address.ip())) {
            return Err(DialError::Refused("it is an internal address, which the operator does not allow".into()));
        }
        Ok(found)
    }
}

/// Whether it can be the name or address of a host: letters of ASCII, digits, dots, hyphens, colons.
pub fn is_host(host: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':' | b'_');
    !host.is_empty() && host.len() <= MAX_NAME && host.bytes().all(plain)
}

/// Whether the address belongs to this machine, its networks, or nobody: all that is not the internet's.
pub fn is_internal(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_internal_v4(ip),
        IpAddr::V6(ip) => is_internal_v6(ip),
    }
}

fn is_internal_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    ip.is_loopback()
        || ip.is_private()
        || ip.is_link_local()
        || ip.is_multicast()
        || ip.is_documentation()
        || a == 0
        || a >= 240
        || (a == 100 && (64..128).contains(&b)) // shared by a provider's customers
        || (a == 192 && b == 0 && c == 0)
        || (a == 198 && (b == 18 || b == 19)) // for measuring
}

fn is_internal_v6(ip: Ipv6Addr) -> bool {
    let words = ip.segments();
    let embedded = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        is_internal_v4(Ipv4Addr::new(a, b, c, d))
    };
    match words {
        [0, 0, 0, 0, 0, 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] | [0x2002, high, low, ..] => {
            embedded(high, low)
        }
        // What is given out to the internet lies in 2000::/3, but for these corners of it.
        [0x2001, second, ..] => second < 0x200 || second == 0xdb8,
        [first, ..] => first & 0xe000 != 0x2000 || (first & 0xfff0) == 0x3ff0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_the_internets_is_internal() {
        let internal = [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "255.255.255.255",
            "224.0.0.1",
            "198.18.0.1",
            "192.0.2.1",
            "::1",
            "::",
            "fe80::1",
            "fd00::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "::127.0.0.1",
            "64:ff9b::a9fe:a9fe",
            "64:ff9b:1::1",
            "2002:7f00:1::",
            "2001::1",
            "2001:db8::1",
            "fec0::1",
        ];
        for ip in internal {
            assert!(ip.parse().is_ok_and(is_internal), "{ip}");
        }
        for ip in ["8.8.8.8", "142.250.110.108", "2a00:1450:400c:c00::6c", "2607:f8b0::1", "::ffff:8.8.8.8"] {
            assert!(ip.parse().is_ok_and(|ip| !is_internal(ip)), "{ip}");
        }
    }

    #[tokio::test]
    async fn what_leads_inside_is_refused_before_anything_is_sent() {
        let wait = Duration::from_secs(5);
        for host in ["127.0.0.1", "localhost", "::1", "0.0.0.0", "", "a b", "a\r\nb", "a/b", &"a".repeat(300)] {
            assert!(matches!(Hosts::Public.connect(host, 9, wait).await, Err(DialError::Refused(_))), "{host}");
        }
    }
}
