<?php

declare(strict_types=1);

/** A JWT with these claims, signed by HS256: what the service asks of those who look. */
function mintToken(array $claims, string $secret): string
{
    $part = fn (array $value): string => base64url(json_encode($value, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES));
    $signed = $part(['alg' => 'HS256', 'typ' => 'JWT']) . '.' . $part($claims);

    return $signed . '.' . base64url(hash_hmac('sha256', $signed, $secret, true));
}

function base64url(string $bytes): string
{
    return rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
}
