<?php

declare(strict_types=1);

// The address that the element's `token-src` names. Asked anew before each token runs out.
require __DIR__ . '/mint-token.php';

session_start();
header('Cache-Control: no-store');
header('Content-Type: text/plain');
if (!isset($_SESSION['business'])) {
    http_response_code(401); // the element says that the session has ended
    exit;
}

$secret = trim((string) file_get_contents((string) getenv('BIZBOOST_SECRET_FILE')));
echo mintToken(
    ['business' => $_SESSION['business'], 'scope' => 'read', 'exp' => time() + 600],
    $secret,
);
