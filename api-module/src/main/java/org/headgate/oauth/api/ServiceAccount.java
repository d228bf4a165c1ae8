package org.headgate.oauth.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A service account, as administrators see it: an OAuth client that gets tokens for itself.
 *
 * @param id its client_id
 * @param scopes that its tokens may have
 * @param secrets two at most; their values are never shown again
 */
public record ServiceAccount(
    UUID id,
    @Schema(example = "Orders") String name,
    @Schema(example = "[\"introspect\"]") List<String> scopes,
    boolean isActive,
    Instant createdAt,
    List<Secret> secrets) {

  public ServiceAccount {
    scopes = List.copyOf(scopes);
    secrets = List.copyOf(secrets);
  }

  /**
   * A secret, without its value.
   *
   * @param lastUsedAt when it was last exchanged for a token
   */
  @Schema(name = "ServiceAccountSecret")
  public record Secret(UUID id, Instant createdAt, Optional<Instant> lastUsedAt) {}
}
