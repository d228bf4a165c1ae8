package org.headgate.sessions.service;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.UserId;

/**
 * The claims of a verified access token: signature, issuer, audience and expiry are valid. Whether
 * its session is still open is known only to the database.
 *
 * @param claims for the check in the database
 * @param accountId the subject
 * @param name the claim {@code upn}, by which people know the account
 * @param roles the claim {@code groups}
 * @param amr authentication methods of the session (RFC 8176)
 */
public record VerifiedAccessToken(
    AccessTokenClaims claims, UserId accountId, String name, Set<Role> roles, List<String> amr) {

  public VerifiedAccessToken {
    Objects.requireNonNull(claims, "claims");
    Objects.requireNonNull(accountId, "accountId");
    Objects.requireNonNull(name, "name");
    roles = Set.copyOf(roles);
    amr = List.copyOf(amr);
  }
}
