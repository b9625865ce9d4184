use std::env;

use stytch::b2b::client::Client;
use stytch::b2b::magic_links_email_discovery::SendRequest;
use stytch::client::{Client as Api, Vertical};

#[tokio::main]
async fn main() {
    let api = Api::new_with_base_url(
        &env::var("STYTCH_PROJECT_ID").unwrap(),
        &env::var("STYTCH_SECRET").unwrap(),
        env::var("STYTCH_API_URL").unwrap().parse().unwrap(),
        Vertical::B2B,
    )
    .unwrap();
    let stytch = Client::new_with_http_client(api.clone(), api);

    let request = SendRequest {
        email_address: "ada@example.com".into(),
        ..Default::default()
    };
    let sent = stytch.magic_links.email.discovery.send(request).await.unwrap();
    println!("{} {}", sent.status_code, sent.request_id);
}
