//! The connections to the server: a client with our bounds, and no answer that is read without one.

use async_trait::async_trait;
use bytes::{Bytes, BytesMut};
use futures_util::StreamExt;
use net::Endpoint;
use object_store::ClientOptions;
use object_store::client::{
    HttpClient, HttpConnector, HttpError, HttpErrorKind, HttpRequest, HttpResponse, HttpService,
};
use reqwest::{Client, Method};

use std::time::Duration;

/// How long until the connection stands, TLS included.
const CONNECT: Duration = Duration::from_secs(10);
/// Between two pieces of an answer.
const IDLE: Duration = Duration::from_secs(30);
/// The longest answer that is no object: 1,000 objects in a list are some hundred kilobytes.
const LONGEST: usize = 4 << 20;
/// What is kept of an error's text.
const ERROR: usize = 16 << 10;

/// See the module.
#[derive(Debug, Clone)]
pub(super) struct Wire(Client);

impl Wire {
    pub(super) fn new(address: &Endpoint) -> Result<Self, String> {
        net::finish(net::builder(address, CONNECT).read_timeout(IDLE)).map(Self)
    }
}

impl HttpConnector for Wire {
    fn connect(&self, _: &ClientOptions) -> object_store::Result<HttpClient> {
        Ok(HttpClient::new(self.clone()))
    }
}

#[async_trait]
impl HttpService for Wire {
    async fn call(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let is_object = request.method() == Method::GET && request.uri().query().is_none();
        let response = self.0.call(request).await?;
        let fine = response.status().is_success();
        if is_object && fine {
            // Whoever asked for it counts its pieces.
            return Ok(response);
        }
        let (parts, body) = response.into_parts();
        let mut pieces = body.bytes_stream();
        let mut read = BytesMut::new();
        while let Some(piece) = pieces.next().await {
            read.extend_from_slice(&piece?);
            if read.len() > LONGEST {
                break;
            }
        }
        if fine && read.len() > LONGEST {
            let told = std::io::Error::other("the answer is longer than any that is right");
            return Err(HttpError::new(HttpErrorKind::Decode, told));
        }
        if !fine {
            // Words of an error are made of the text's beginning; a half letter at its end would spoil all of it.
            read.truncate(ERROR);
            read = BytesMut::from(String::from_utf8_lossy(&read).as_bytes());
        }
        Ok(HttpResponse::from_parts(parts, Bytes::from(read).into()))
    }
}
