<?php

require 'vendor/autoload.php';

$stytch = new Stytch\B2B\Client(
    projectId: getenv('STYTCH_PROJECT_ID'),
    secret: getenv('STYTCH_SECRET'),
    customBaseUrl: getenv('STYTCH_API_URL'),
);

$sent = $stytch->magic_links->email->discovery->send([
    'email_address' => 'ada@example.com',
]);
echo $sent->statusCode, ' ', $sent->requestId, PHP_EOL;
