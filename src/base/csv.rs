//! Tables as text (RFC 4180), such that no spreadsheet takes a cell for a formula.

/// What a cell begins with that a spreadsheet would reckon.
const RECKONED: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A table as text: UTF-8 with its mark, each line ended by CR and LF.
pub struct Csv(String);

impl Csv {
    /// A table whose first line names its columns.
    pub fn new(columns: &[&str]) -> Csv {
        let mut csv = Csv("\u{feff}".to_owned());
        csv.line(columns.iter().copied());
        csv
    }

    /// Adds a line.
    pub fn line<'c>(&mut self, cells: impl IntoIterator<Item = &'c str>) {
        for (at, text) in cells.into_iter().enumerate() {
            if at > 0 {
                self.0.push(',');
            }
            self.cell(text);
        }
        self.0.push_str("\r\n");
    }

    fn cell(&mut self, text: &str) {
        let guard = if text.starts_with(RECKONED) { "'" } else { "" };
        if !text.contains(['"', ',', '\r', '\n']) {
            self.0.push_str(guard);
            self.0.push_str(text);
            return;
        }
        self.0.push('"');
        self.0.push_str(guard);
        self.0.push_str(&text.replace('"', "\"\""));
        self.0.push('"');
    }

    /// The text.
    pub fn text(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_itself_and_no_formula() {
        for (text, want) in [
            ("", ""),
            ("мост", "мост"),
            ("a,b", "\"a,b\""),
            ("say \"no\"", "\"say \"\"no\"\"\""),
            ("two\nlines", "\"two\nlines\""),
            ("=1+1", "'=1+1"),
            ("+7", "'+7"),
            ("-1", "'-1"),
            ("@sum", "'@sum"),
            ("\t=1", "'\t=1"),
            ("\r=1", "\"'\r=1\""),
            ("=A1,\"x\"", "\"'=A1,\"\"x\"\"\""),
            ("1-2", "1-2"),
            (" =1", " =1"),
        ] {
            let mut csv = Csv::new(&["x"]);
            csv.line([text]);
            assert_eq!(csv.text(), format!("\u{feff}x\r\n{want}\r\n"), "{text:?}");
        }
    }

    #[test]
    fn cells_of_a_line_stand_between_commas() {
        let mut csv = Csv::new(&["a", "b"]);
        csv.line(["1", ""]);
        csv.line(["", "2"]);
        assert_eq!(csv.text(), "\u{feff}a,b\r\n1,\r\n,2\r\n");
    }
}
