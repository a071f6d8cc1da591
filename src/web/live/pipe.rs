//! A connection that was upgraded, as one stream of bytes each way: the request's payload in, the answer's body out.

use std::cell::RefCell;
use std::convert::Infallible;
use std::future::poll_fn;
use std::io;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use actix_web::body::{BodySize, MessageBody};
use actix_web::dev::Payload;
use actix_web::web::{Bytes, BytesMut};
use futures_core::Stream;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// Bytes that may wait for the connection to take them.
const ROOM: usize = 16 * 1024;

#[derive(Default)]
struct Inner {
    waiting: BytesMut,
    /// Nothing more comes.
    ended: bool,
    /// The connection is gone.
    gone: bool,
    reader: Option<Waker>,
    writer: Option<Waker>,
}

/// What is to go out; both ends live on the same thread.
#[derive(Clone, Default)]
pub(super) struct Pipe(Rc<RefCell<Inner>>);

/// The end that the connection reads.
pub(super) struct Outlet(Pipe);

impl Pipe {
    pub(super) fn outlet(&self) -> Outlet {
        Outlet(self.clone())
    }

    pub(super) fn end(&self) {
        let mut inner = self.0.borrow_mut();
        inner.ended = true;
        wake(inner.reader.take());
    }

    /// Hands bytes over and waits until the connection has taken them.
    ///
    /// # Errors
    /// `BrokenPipe` when it is gone.
    pub(super) async fn send(&self, bytes: &[u8]) -> io::Result<()> {
        let mut rest = bytes;
        while !rest.is_empty() {
            let taken = poll_fn(|cx| self.poll_write(cx, rest)).await?;
            rest = rest.get(taken..).unwrap_or_default();
        }
        poll_fn(|cx| self.poll_flush(cx)).await
    }

    /// Waits until nobody takes bytes any more.
    pub(super) async fn gone(&self) {
        poll_fn(|cx| {
            let mut inner = self.0.borrow_mut();
            if inner.gone {
                return Poll::Ready(());
            }
            inner.writer = Some(cx.waker().clone());
            Poll::Pending
        })
        .await;
    }

    fn poll_write(&self, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let mut inner = self.0.borrow_mut();
        if inner.gone || inner.ended {
            return Poll::Ready(Err(io::ErrorKind::BrokenPipe.into()));
        }
        let room = ROOM.saturating_sub(inner.waiting.len()).min(bytes.len());
        if room == 0 && !bytes.is_empty() {
            inner.writer = Some(cx.waker().clone());
            return Poll::Pending;
        }
        let taken = bytes.get(..room).unwrap_or_default();
        inner.waiting.extend_from_slice(taken);
        wake(inner.reader.take());
        Poll::Ready(Ok(room))
    }

    fn poll_flush(&self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let mut inner = self.0.borrow_mut();
        if inner.gone {
            return Poll::Ready(Err(io::ErrorKind::BrokenPipe.into()));
        }
        if inner.waiting.is_empty() {
            return Poll::Ready(Ok(()));
        }
        inner.writer = Some(cx.waker().clone());
        Poll::Pending
    }
}

fn wake(waker: Option<Waker>) {
    if let Some(waker) = waker {
        waker.wake();
    }
}

impl MessageBody for Outlet {
    type Error = Infallible;

    fn size(&self) -> BodySize {
        BodySize::Stream
    }

    fn poll_next(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Infallible>>> {
        let mut inner = self.0.0.borrow_mut();
        if !inner.waiting.is_empty() {
            let bytes = inner.waiting.split().freeze();
            wake(inner.writer.take());
            return Poll::Ready(Some(Ok(bytes)));
        }
        if inner.ended {
            return Poll::Ready(None);
        }
        inner.reader = Some(cx.waker().clone());
        Poll::Pending
    }
}

impl Drop for Outlet {
    fn drop(&mut self) {
        let mut inner = self.0.0.borrow_mut();
        inner.gone = true;
        wake(inner.writer.take());
    }
}

/// Both ways together.
pub(super) struct Duplex {
    payload: Payload,
    read: Bytes,
    pipe: Pipe,
}

impl Duplex {
    pub(super) fn new(payload: Payload, pipe: Pipe) -> Duplex {
        Duplex {
            payload,
            read: Bytes::new(),
            pipe,
        }
    }
}

impl AsyncRead for Duplex {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        while self.read.is_empty() {
            match Pin::new(&mut self.payload).poll_next(cx) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(None) => return Poll::Ready(Ok(())),
                Poll::Ready(Some(Ok(bytes))) => self.read = bytes,
                Poll::Ready(Some(Err(_))) => {
                    return Poll::Ready(Err(io::ErrorKind::ConnectionReset.into()));
                }
            }
        }
        let taken = self.read.len().min(into.remaining());
        into.put_slice(&self.read.split_to(taken));
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Duplex {
    fn poll_write(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.pipe.poll_write(cx, bytes)
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.pipe.poll_flush(cx)
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.pipe.end();
        Poll::Ready(Ok(()))
    }
}

impl Drop for Duplex {
    fn drop(&mut self) {
        self.pipe.end();
    }
}
