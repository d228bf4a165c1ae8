package org.headgate.accounts.persistence;

import java.util.Optional;

/** How the owner of an account is written to. */
public record AccountContact(
    String email, Optional<String> fullName, String locale, String timeZone) {

  /** For JPQL, which knows no Optional. */
  public AccountContact(String email, String fullName, String locale, String timeZone) {
    this(email, Optional.ofNullable(fullName), locale, timeZone);
  }
}
