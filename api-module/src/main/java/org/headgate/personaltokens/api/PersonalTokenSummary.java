package org.headgate.personaltokens.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.headgate.common.identity.TokenScope;

/**
 * A personal access token as its owner sees it, without its value.
 *
 * @param prefix the beginning of the token, by which its owner recognizes it
 * @param lastUsedAt the last use, to the hour; empty before the first
 */
@Schema(name = "PersonalToken")
public record PersonalTokenSummary(
    UUID id,
    @Schema(example = "Nightly backup") String name,
    @Schema(example = "hgp_AaIoFKXUd2er") String prefix,
    List<TokenScope> scopes,
    Instant createdAt,
    Instant expiresAt,
    Optional<Instant> lastUsedAt) {

  public PersonalTokenSummary {
    scopes = List.copyOf(scopes);
  }
}
