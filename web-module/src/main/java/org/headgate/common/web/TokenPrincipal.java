package org.headgate.common.web;

import java.security.Principal;
import org.headgate.common.identity.UserId;

/**
 * The principal of a verified access token.
 *
 * @param name by which people know the account
 * @param account the subject
 */
public record TokenPrincipal(String name, UserId account) implements Principal {

  @Override
  public String getName() {
    return name;
  }
}
