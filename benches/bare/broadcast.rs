//! What the machine does at best with websockets: each line of the standard input goes to all who are connected.
//! Prints its port first.

use data_encoding::BASE64;
use futures_util::{SinkExt, StreamExt};
use sha1::{Digest, Sha1};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::broadcast::{self, Receiver};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::protocol::{Message, Role, WebSocketConfig};

use crate::Failed;

/// Answers the handshake (RFC 6455, 4.2.2) and passes on what it hears.
async fn serve(mut stream: TcpStream, mut heard: Receiver<Message>) -> Option<()> {
    stream.set_nodelay(true).ok()?;
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await.ok()?);
    }
    let head = String::from_utf8(head).ok()?;
    let key = head
        .lines()
        .find_map(|line| line.strip_prefix("sec-websocket-key: "))?;
    let salted = key.to_owned() + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    let accept = BASE64.encode(&Sha1::digest(salted));
    let answer = format!(
        "HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-accept: {accept}\r\n\r\n"
    );
    stream.write_all(answer.as_bytes()).await.ok()?;
    let config = WebSocketConfig::default()
        .read_buffer_size(512)
        .write_buffer_size(0)
        .max_write_buffer_size(usize::MAX);
    let mut socket = WebSocketStream::from_raw_socket(stream, Role::Server, Some(config)).await;
    loop {
        tokio::select! {
            said = heard.recv() => socket.send(said.ok()?).await.ok()?,
            asked = socket.next() => drop(asked?.ok()?),
        }
    }
}

/// Serves until it is ended.
pub(crate) async fn run() -> Result<(), Failed> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("{}", listener.local_addr()?.port());
    let (say, _) = broadcast::channel(16);
    let ears = say.clone();
    std::thread::spawn(move || {
        for line in std::io::stdin().lines().map_while(Result::ok) {
            say.send(Message::Text(line.into())).ok();
        }
    });
    loop {
        let (stream, _) = listener.accept().await?;
        tokio::spawn(serve(stream, ears.subscribe()));
    }
}
