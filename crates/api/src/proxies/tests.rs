use super::*;

fn ip(text: &str) -> IpAddr {
    text.parse().unwrap()
}

fn networks(texts: &[&str]) -> Vec<Network> {
    texts.iter().map(|text| text.parse().unwrap()).collect()
}

/// Who asks, where `peer` is the connection's other end and the proxies `10.0.0.0/8` and `fd00::/8` are trusted.
fn client(peer: &str, headers: &[(&'static str, &str)]) -> String {
    let mut map = HeaderMap::new();
    for (name, value) in headers {
        map.append(*name, value.parse().unwrap());
    }
    behind(ip(peer), &map, &networks(&["10.0.0.0/8", "fd00::/8"])).to_string()
}

#[test]
fn only_a_trusted_proxy_is_believed() {
    assert_eq!(client("192.0.2.9", &[("x-forwarded-for", "198.51.100.1")]), "192.0.2.9");
    assert_eq!(client("10.0.0.2", &[("x-forwarded-for", "198.51.100.1")]), "198.51.100.1");
    assert_eq!(client("::ffff:10.0.0.2", &[("x-forwarded-for", "198.51.100.1")]), "198.51.100.1");
    assert_eq!(client("10.0.0.2", &[]), "10.0.0.2");
    let map = HeaderMap::from_iter([(FORWARDED_FOR, "198.51.100.1".parse().unwrap())]);
    assert_eq!(behind(ip("10.0.0.2"), &map, &[]), ip("10.0.0.2"), "nobody is trusted unless it is said");
}

#[test]
fn what_the_client_says_itself_does_not_count() {
    let forged = [("x-forwarded-for", "203.0.113.7, 10.9.9.9, 198.51.100.1, fd00::7"), ("x-forwarded-for", "10.0.0.3")];
    assert_eq!(client("10.0.0.2", &forged), "198.51.100.1");
    let only_proxies = [("x-forwarded-for", "10.1.1.1, 10.2.2.2")];
    assert_eq!(client("10.0.0.2", &only_proxies), "10.1.1.1", "a client inside of the trusted range");
    for (broken, wanted) in [
        ("198.51.100.1, unknown", "10.0.0.2"),
        ("198.51.100.1, unknown, 10.0.0.4", "10.0.0.4"),
        ("", "10.0.0.2"),
        (",,,", "10.0.0.2"),
        ("198.51.100.1,", "10.0.0.2"),
        ("1.2.3.4.5", "10.0.0.2"),
    ] {
        assert_eq!(client("10.0.0.2", &[("x-forwarded-for", broken)]), wanted, "{broken}");
    }
}

#[test]
fn addresses_in_every_form_of_either_header() {
    for hop in ["198.51.100.1:4711", " 198.51.100.1 ", "::ffff:198.51.100.1"] {
        assert_eq!(client("10.0.0.2", &[("x-forwarded-for", hop)]), "198.51.100.1", "{hop}");
    }
    for hop in ["2001:db8::1", "[2001:db8::1]", "[2001:db8::1]:4711"] {
        assert_eq!(client("10.0.0.2", &[("x-forwarded-for", hop)]), "2001:db8::1", "{hop}");
    }
    for (line, wanted) in [
        ("for=198.51.100.1", "198.51.100.1"),
        ("for=203.0.113.7, For=\"198.51.100.1:80\";proto=https;by=10.0.0.2", "198.51.100.1"),
        ("proto=https; for=\"[2001:db8::1]:4711\", for=10.0.0.3", "2001:db8::1"),
        ("for=\"203.0.113.7, for=198.51.100.1", "198.51.100.1"),
        ("for=_hidden", "10.0.0.2"),
        ("proto=https", "10.0.0.2"),
    ] {
        assert_eq!(client("10.0.0.2", &[("forwarded", line)]), wanted, "{line}");
    }
    let both = [("forwarded", "for=203.0.113.7"), ("x-forwarded-for", "198.51.100.1")];
    assert_eq!(client("10.0.0.2", &both), "198.51.100.1");
}

#[test]
fn ranges_hold_what_they_say() {
    for (network, inside, outside) in [
        ("192.0.2.1", "192.0.2.1", "192.0.2.2"),
        ("10.1.2.3/8", "10.255.0.1", "11.0.0.1"),
        ("192.168.0.0/23", "192.168.1.255", "192.168.2.0"),
        ("0.0.0.0/0", "203.0.113.7", "2001:db8::1"),
        ("::/0", "2001:db8::1", "203.0.113.7"),
        ("fd00::/8", "fdff::1", "fe80::1"),
        ("2001:db8::1/128", "2001:db8::1", "2001:db8::2"),
    ] {
        let network: Network = network.parse().unwrap();
        assert!(network.contains(ip(inside)) && !network.contains(ip(outside)), "{network:?}");
    }
    for bad in ["", "here", "10.0.0", "10.0.0.0/33", "fd00::/129", "10.0.0.0/", "10.0.0.0/+8", "10.0.0.0/8/8", "/8"] {
        assert!(bad.parse::<Network>().unwrap_err().to_string().contains("write 192.0.2.1, 10.0.0.0/8"), "{bad}");
    }
}
