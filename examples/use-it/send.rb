require 'stytch'

stytch = StytchB2B::Client.new(
  project_id: ENV.fetch('STYTCH_PROJECT_ID'),
  secret: ENV.fetch('STYTCH_SECRET'),
  env: ENV.fetch('STYTCH_API_URL')
)

sent = stytch.magic_links.email.discovery.send(
  email_address: 'ada@example.com'
)
puts sent['status_code'], sent['request_id']
