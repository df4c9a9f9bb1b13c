//! How small a session's state becomes, and how fast: what links use beside what else there is, in one run.

use std::fmt::Write as _;
use std::io::Write as _;

use anyhow::ensure;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use clap::Args as ClapArgs;
use engine::vault::pack;

use super::figures::Figure;
use crate::measure::Chance;
use crate::stopwatch::Stopwatch;

#[derive(Debug, Clone, ClapArgs)]
pub struct Args {
    /// Megabytes of state
    #[arg(long, default_value_t = 150, value_parser = clap::value_parser!(u64).range(1..=500))]
    megabytes: u64,
    /// Leaves Brotli at its strongest out, which takes minutes
    #[arg(long)]
    quick: bool,
}

const BENCH: &str = "state";

pub fn run(args: &Args) -> anyhow::Result<Vec<Figure>> {
    let state = session(args.megabytes as usize * 1_000_000);
    let mut figures = vec![Figure::megabytes(BENCH, "unpacked", state.len() as u64)];
    let mut take = |what: &str, work: &dyn Fn(&[u8]) -> anyhow::Result<Vec<u8>>| -> anyhow::Result<(f64, f64)> {
        let watch = Stopwatch::start();
        let packed = work(&state)?;
        let seconds = watch.elapsed().as_secs_f64();
        figures.push(Figure::megabytes(BENCH, format!("{what}: size"), packed.len() as u64));
        figures.push(Figure::new(BENCH, format!("{what}: time"), seconds, "s"));
        Ok((packed.len() as f64 / 1e6, seconds))
    };
    let gzip = take("gzip 9", &|state| {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(state)?;
        Ok(encoder.finish()?)
    })?;
    let brotli = if args.quick {
        None
    } else {
        Some(take("brotli 11", &|state| {
            let mut packed = Vec::new();
            brotli::CompressorWriter::new(&mut packed, 1 << 16, 11, 24).write_all(state)?;
            Ok(packed)
        })?)
    };
    for level in [3, 9, 19] {
        if level == 19 && args.quick {
            continue;
        }
        take(&format!("zstd {level}"), &|state| Ok(zstd::encode_all(state, level)?))?;
    }
    let watch = Stopwatch::start();
    let packed = pack::pack(&state)?;
    let seconds = watch.elapsed().as_secs_f64();
    let watch = Stopwatch::start();
    ensure!(*pack::unpack(&packed)? == state, "what was packed did not come back");
    let unpacking = watch.elapsed().as_secs_f64();
    let (smallest, fastest) = match brotli {
        Some(brotli) => (gzip.0.min(brotli.0), gzip.1.min(brotli.1)),
        None => gzip,
    };
    figures.push(Figure::megabytes(BENCH, "ours: size", packed.len() as u64).at_most(smallest));
    figures.push(Figure::new(BENCH, "ours: time", seconds, "s").at_most(fastest));
    figures.push(Figure::new(BENCH, "ours: unpacked again", unpacking, "s"));
    Ok(figures)
}

/// What a linked device keeps: sessions with the devices of many people, each with its chains and the keys of messages
/// that are still to come. Keys are chance, and many stand in several records; the rest repeats itself.
fn session(bytes: usize) -> Vec<u8> {
    let mut chance = Chance::new(7);
    let mut text = String::with_capacity(bytes + 4096);
    let mut keys: Vec<String> = Vec::new();
    let mut person = 0_u64;
    while text.len() < bytes {
        person += 1;
        let number = 34_600_000_000 + chance.below(100_000_000);
        for device in 0..=chance.below(3) {
            let identity = key(&mut chance, &mut keys);
            let _ = write!(
                text,
                "{{\"session\":\"{number}.{device}\",\"value\":{{\"registrationId\":{},\"indexInfo\":{{\"baseKey\":\"{identity}\",\
                 \"baseKeyType\":2,\"closed\":-1,\"used\":{},\"created\":{},\"remoteIdentityKey\":\"{}\"}},\"chains\":{{",
                chance.below(16_384),
                1_760_000_000_000 + person * 1_337,
                1_759_000_000_000 + person * 1_337,
                key(&mut chance, &mut keys),
            );
            for chain in 0..=chance.below(4) {
                let comma = if chain == 0 { "" } else { "," };
                let _ = write!(
                    text,
                    "{comma}\"{}\":{{\"chainKey\":{{\"counter\":{},\"key\":\"{}\"}},\"chainType\":{},\"messageKeys\":{{}}}}",
                    key(&mut chance, &mut keys),
                    chance.below(40),
                    key(&mut chance, &mut keys),
                    1 + chain % 2,
                );
            }
            let _ = writeln!(text, "}},\"pendingPreKey\":null,\"version\":\"v1\"}}}}");
        }
    }
    text.truncate(bytes);
    text.into_bytes()
}

/// 32 bytes in base64: a key that was there before, in one case of three.
fn key(chance: &mut Chance, keys: &mut Vec<String>) -> String {
    /// As many as a person's own devices and groups bring back.
    const KNOWN: usize = 20_000;
    if !keys.is_empty() && chance.below(3) == 0 {
        return keys[chance.below(keys.len() as u64) as usize].clone();
    }
    let bytes: Vec<u8> = (0..4).flat_map(|_| chance.number().to_le_bytes()).collect();
    let made = STANDARD.encode(bytes);
    if keys.len() < KNOWN {
        keys.push(made.clone());
    } else {
        let place = chance.below(KNOWN as u64) as usize;
        keys[place].clone_from(&made);
    }
    made
}
