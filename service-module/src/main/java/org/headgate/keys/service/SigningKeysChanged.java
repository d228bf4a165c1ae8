package org.headgate.keys.service;

/**
 * Other keys than before are to be trusted on this node.
 *
 * @param publicJwks their public halves as a JWK set (RFC 7517)
 */
public record SigningKeysChanged(String publicJwks) {}
