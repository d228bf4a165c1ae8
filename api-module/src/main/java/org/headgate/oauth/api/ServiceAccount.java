package org.headgate.oauth.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A program that asks for tokens of its own, as administrators see it.
 *
 * @param id its client_id
 * @param scopes what its tokens may be asked for
 * @param secrets two at most; what they are is shown to nobody again
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
   * A secret, without what it is.
   *
   * @param lastUsedAt when it was last exchanged for a token
   */
  @Schema(name = "ServiceAccountSecret")
  public record Secret(UUID id, Instant createdAt, Optional<Instant> lastUsedAt) {}
}
