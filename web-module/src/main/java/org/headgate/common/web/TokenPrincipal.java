package org.headgate.common.web;

import java.security.Principal;
import org.headgate.common.identity.UserId;

/**
 * Whom a judged access token speaks for, for those who need no more than that.
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
