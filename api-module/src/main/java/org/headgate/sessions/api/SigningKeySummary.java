package org.headgate.sessions.api;

import java.time.Instant;
import java.util.Optional;

/**
 * A key that signs access tokens, without its private half.
 *
 * @param kid its thumbprint (RFC 7638), as in the tokens' headers
 * @param algorithm always {@code RS256}
 * @param signsFrom empty while it is only announced
 * @param signsUntil empty while no successor is set
 * @param publishedUntil when it leaves the published set; empty while that is not known
 * @param revokedAt since when its tokens are refused
 */
public record SigningKeySummary(
    String kid,
    SigningKeyState state,
    String algorithm,
    Instant createdAt,
    Optional<Instant> signsFrom,
    Optional<Instant> signsUntil,
    Optional<Instant> publishedUntil,
    Optional<Instant> revokedAt) {}
