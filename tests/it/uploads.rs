//! Forms with files, as a browser without JavaScript sends them.

use crate::people::{Answer, Client};

impl Client<'_> {
    /// Sends a form with a file to `path`, with a good token and a fresh key.
    pub async fn upload(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        file: Option<(&str, &[u8])>,
    ) -> Answer {
        let (token, key) = self.keys().await;
        self.upload_as(path, (&token, &key), fields, file).await
    }

    /// Sends a form with a file to `path`, with this token and key.
    pub async fn upload_as(
        &self,
        path: &str,
        (token, key): (&str, &str),
        fields: &[(&str, &str)],
        file: Option<(&str, &[u8])>,
    ) -> Answer {
        let (kind, body) = multipart(&[&[("token", token), ("key", key)], fields].concat(), file);
        let mut headers = vec![("content-type", kind.as_str())];
        if path.starts_with("/api/") {
            headers.extend([("x-csrf-token", token), ("idempotency-key", key)]);
        }
        self.send_bytes("POST", path, &headers, &body).await
    }
}

/// A form with a file as a browser sends it: its kind and its body.
pub fn multipart(fields: &[(&str, &str)], file: Option<(&str, &[u8])>) -> (String, Vec<u8>) {
    let boundary = elab::base::crypto::name();
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend(
            format!(
                "--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            )
            .bytes(),
        );
    }
    if let Some((title, bytes)) = file {
        let title = title.replace('"', "%22");
        body.extend(format!("--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{title}\"\r\nContent-Type: application/octet-stream\r\n\r\n").bytes());
        body.extend(bytes);
        body.extend(b"\r\n");
    }
    body.extend(format!("--{boundary}--\r\n").bytes());
    (format!("multipart/form-data; boundary={boundary}"), body)
}
