package org.headgate.common.web;

import java.security.Principal;
import org.headgate.common.identity.UserId;

/**
 * The principal of a verified access token.
 *
 * @param name by which people know the account
 * @param accountId the subject
 */
public record TokenPrincipal(String name, UserId accountId) implements Principal {

  @Override
  public String getName() {
    return name;
  }
}
