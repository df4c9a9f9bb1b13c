//! What a person sees: text that cannot harm their terminal, tables, and progress bars.

use std::io::{self, IsTerminal, Write};
use std::time::Duration;

use console::{Alignment, measure_text_width, pad_str, truncate_str};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Writes to standard output. A reader that went away (`attache scan … | head`) is no error.
pub fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

/// Writes a line to standard error. Where that is closed nobody can be told.
pub fn complain(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// Text from outside on one line: nothing that a terminal would obey, whitespace as single spaces.
pub fn harmless(text: &str) -> String {
    let clean = domain::text::clean(text);
    let mut out = String::with_capacity(clean.len());
    for word in clean.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        // The marks of direction are harmless in a browser, but they reorder a line of a terminal.
        out.extend(word.chars().filter(|c| !matches!(c, '\u{200E}' | '\u{200F}' | '\u{061C}')));
    }
    out
}

/// A text from outside as [`harmless`] lines of at most `width` columns. What is longer than a line is parted within.
pub fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut used = 0;
    for word in harmless(text).split(' ').filter(|word| !word.is_empty()) {
        let mut rest = word;
        while !rest.is_empty() {
            let piece = truncate_str(rest, width, "").into_owned();
            // A character wider than the line stands alone.
            let piece = if piece.is_empty() { rest.chars().take(1).collect() } else { piece };
            let columns = measure_text_width(&piece);
            match lines.last_mut().filter(|_| used + 1 + columns <= width) {
                Some(line) => {
                    line.push(' ');
                    line.push_str(&piece);
                    used += 1 + columns;
                }
                None => {
                    lines.push(piece.clone());
                    used = columns;
                }
            }
            rest = &rest[piece.len()..];
        }
    }
    lines
}

/// The columns that standard output has; `None` where it is no terminal.
pub fn width() -> Option<usize> {
    let out = console::Term::stdout();
    out.features().is_attended().then(|| usize::from(out.size().1))
}

/// A column of a [`table`].
#[derive(Debug, Clone, Copy)]
pub struct Column {
    pub title: &'static str,
    /// Numbers stand at the right.
    pub right: bool,
    /// May be narrowed where the terminal is.
    pub shrinks: bool,
}

impl Column {
    pub const fn new(title: &'static str) -> Self {
        Self { title, right: false, shrinks: false }
    }

    #[must_use]
    pub const fn right(mut self) -> Self {
        self.right = true;
        self
    }

    #[must_use]
    pub const fn shrinks(mut self) -> Self {
        self.shrinks = true;
        self
    }
}

/// The narrowest that a column is made.
const NARROWEST: usize = 8;

/// Rows under titles, in columns as wide as their widest cell. Where `width` is given and does not hold them, the
/// shrinking columns are cut, widest first.
pub fn table(columns: &[Column], rows: &[Vec<String>], width: Option<usize>) -> String {
    let mut widths: Vec<usize> = columns.iter().map(|column| measure_text_width(column.title)).collect();
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(measure_text_width(cell));
        }
    }
    if let Some(limit) = width {
        fit(columns, &mut widths, limit);
    }
    let titles: Vec<String> = columns.iter().map(|column| column.title.to_owned()).collect();
    let rule: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
    let mut out = String::new();
    for row in [&titles, &rule].into_iter().chain(rows) {
        let cells: Vec<String> = row
            .iter()
            .zip(columns)
            .zip(&widths)
            .map(|((cell, column), width)| {
                let side = if column.right { Alignment::Right } else { Alignment::Left };
                pad_str(&truncate_str(cell, *width, "…"), *width, side, None).into_owned()
            })
            .collect();
        out.push_str(cells.join("  ").trim_end());
        out.push('\n');
    }
    out
}

fn fit(columns: &[Column], widths: &mut [usize], limit: usize) {
    let gaps = 2 * columns.len().saturating_sub(1);
    loop {
        let excess = (widths.iter().sum::<usize>() + gaps).saturating_sub(limit);
        let widest =
            (0..widths.len()).filter(|&i| columns[i].shrinks && widths[i] > NARROWEST).max_by_key(|&i| widths[i]);
        let (1.., Some(widest)) = (excess, widest) else { return };
        // Down to the next widest that shrinks, so that no column is cut alone.
        let next = (0..widths.len())
            .filter(|&i| i != widest && columns[i].shrinks && widths[i] <= widths[widest])
            .map(|i| widths[i])
            .max()
            .unwrap_or(NARROWEST);
        let step = (widths[widest] - next.max(NARROWEST)).clamp(1, excess);
        widths[widest] -= step;
    }
}

/// A bar on standard error, where that is a terminal and the work lasts longer than a moment.
pub fn progress(total: u64, unit: Unit) -> ProgressBar {
    let shown = io::stderr().is_terminal();
    let target = if shown { ProgressDrawTarget::stderr_with_hz(10) } else { ProgressDrawTarget::hidden() };
    let bar = ProgressBar::with_draw_target(Some(total), target);
    let template = match unit {
        Unit::Bytes => "{msg} {wide_bar} {bytes}/{total_bytes} {eta}",
        Unit::Rows => "{msg} {wide_bar} {human_pos}/{human_len} {eta}",
    };
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

/// What a bar counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Bytes,
    Rows,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_parted_and_all_of_it_is_there() {
        assert_eq!(wrapped("what  a\nfine\u{1b}[2J day", 8), ["what a", "fine[2J", "day"]);
        assert_eq!(wrapped("abcdefghij kl", 4), ["abcd", "efgh", "ij", "kl"]);
        assert_eq!(wrapped("明明明", 1), ["明", "明", "明"]);
        let long = "word ".repeat(400);
        let lines = wrapped(&long, 76);
        assert!(lines.iter().all(|line| line.len() <= 76));
        assert_eq!(lines.join(" "), long.trim());
        assert_eq!(wrapped(" \n", 8), [] as [String; 0]);
    }

    const COLUMNS: [Column; 3] = [Column::new("when"), Column::new("what").shrinks(), Column::new("n").right()];

    fn row(cells: [&str; 3]) -> Vec<String> {
        cells.map(str::to_owned).to_vec()
    }

    #[test]
    fn columns_are_as_wide_as_their_widest_cell_and_wide_letters_count_twice() {
        let rows = [row(["Fri", "日本", "5"]), row(["Saturday", "x", "12"])];
        let expected = "when      what   n\n────────  ────  ──\nFri       日本   5\nSaturday  x     12\n";
        assert_eq!(table(&COLUMNS, &rows, None), expected);
    }

    #[test]
    fn only_what_shrinks_is_cut() {
        let rows = [row(["Saturday", "a very long description of it", "12"])];
        let lines: Vec<String> = table(&COLUMNS, &rows, Some(30)).lines().map(str::to_owned).collect();
        assert_eq!(lines[2], "Saturday  a very long des…  12");
        assert!(lines.iter().all(|line| measure_text_width(line) <= 30));
        assert!(!table(&COLUMNS, &rows, Some(1)).is_empty(), "a terminal without columns is no reason to fail");
    }

    #[test]
    fn nothing_that_a_terminal_obeys_gets_through() {
        let hostile = "a\u{1b}[31mred\u{1b}[0m\r\nb\u{202E}c\u{200F}\u{7}\u{9b}2J\u{0}\td\u{2066}";
        let shown = harmless(hostile);
        assert_eq!(shown, "a[31mred[0m bc2J d");
    }
}
