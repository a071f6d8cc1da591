//! Letters are signed by the site's domain (DKIM, RFC 6376), so that others can tell them from forged ones.

use std::path::Path;

use data_encoding::BASE64;
use mail_auth::common::crypto::{RsaKey, Sha256};
use mail_auth::common::headers::HeaderWriter;
use mail_auth::dkim::{DkimSigner, Done};
use rustls_pki_types::PrivateKeyDer;
use rustls_pki_types::pem::PemObject;

use crate::config::Config;

/// What is signed, where a letter has it.
const HEADERS: [&str; 13] = [
    "From",
    "To",
    "Subject",
    "Date",
    "Reply-To",
    "Message-ID",
    "In-Reply-To",
    "References",
    "MIME-Version",
    "Content-Type",
    "List-Id",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
];

/// An RSA key's place in a SubjectPublicKeyInfo (RFC 5280): the algorithm, rsaEncryption without parameters.
const RSA: [u8; 15] = [
    0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00,
];

/// The key that signs.
pub struct Dkim {
    signer: DkimSigner<RsaKey<Sha256>, Done>,
    /// Where receivers look for the public key.
    pub name: String,
    /// What they must find there.
    pub record: String,
}

impl Dkim {
    /// The key that the settings name; none where they name none.
    ///
    /// # Errors
    /// Says what is wrong with it.
    pub fn open(config: &Config) -> Result<Option<Dkim>, String> {
        let Some(path) = &config.dkim_key_file else {
            return Ok(None);
        };
        let domain = config.mail_from.rsplit_once('@');
        let domain = domain.map_or("", |(_, domain)| domain).to_lowercase();
        let (signer, public) = read(path, &domain, &config.dkim_selector)
            .map_err(|why| format!("mail_dkim_key_file {}: {why}", path.display()))?;
        Ok(Some(Dkim {
            signer,
            name: format!("{}._domainkey.{domain}", config.dkim_selector),
            record: format!("v=DKIM1; k=rsa; p={}", BASE64.encode(&public)),
        }))
    }

    /// The letter with its signature on top.
    pub(super) fn sign(&self, mime: &[u8]) -> Result<Vec<u8>, String> {
        let signature = self.signer.sign(mime).map_err(|e| format!("DKIM: {e}"))?;
        let mut signed = signature.to_header().into_bytes();
        signed.extend_from_slice(mime);
        Ok(signed)
    }
}

type Read = (DkimSigner<RsaKey<Sha256>, Done>, Vec<u8>);

fn read(path: &Path, domain: &str, selector: &str) -> Result<Read, String> {
    let pem = std::fs::read(path).map_err(|e| e.to_string())?;
    let der = PrivateKeyDer::from_pem_slice(&pem)
        .map_err(|_| "it holds no private key in PEM; openssl genrsa 2048 makes one".to_owned())?;
    let key = RsaKey::<Sha256>::from_key_der(der).map_err(|e| match e.to_string() {
        why if why.contains("TooSmall") => {
            "the key has fewer than 2048 bits; openssl genrsa 2048 makes one that receivers trust"
                .to_owned()
        }
        why => format!("it holds no RSA key ({why}); openssl genrsa 2048 makes one"),
    })?;
    let public = public(&key.public_key());
    let signer = DkimSigner::from_key(key)
        .domain(domain)
        .selector(selector)
        .headers(HEADERS);
    Ok((signer, public))
}

/// A public key as receivers read it: the bare numbers within a SubjectPublicKeyInfo.
fn public(bare: &[u8]) -> Vec<u8> {
    let mut bits = vec![0];
    bits.extend_from_slice(bare);
    let mut inner = RSA.to_vec();
    inner.extend(tagged(0x03, &bits));
    tagged(0x30, &inner)
}

/// A value of DER: tag, length, bytes.
fn tagged(tag: u8, bytes: &[u8]) -> Vec<u8> {
    let length = bytes.len().to_be_bytes();
    let digits: Vec<u8> = length.into_iter().skip_while(|byte| *byte == 0).collect();
    let mut out = vec![tag];
    if bytes.len() >= 0x80 {
        out.push(0x80 | u8::try_from(digits.len()).unwrap_or(8));
    }
    out.extend(digits);
    out.extend_from_slice(bytes);
    out
}
