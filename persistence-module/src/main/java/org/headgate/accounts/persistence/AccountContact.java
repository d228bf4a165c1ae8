package org.headgate.accounts.persistence;

import java.util.Optional;

/** The address, name, locale and time zone that a mail to an account's owner needs. */
public record AccountContact(
    String email, Optional<String> fullName, String locale, String timeZone) {

  /** Constructor for JPQL, which has no Optional. */
  public AccountContact(String email, String fullName, String locale, String timeZone) {
    this(email, Optional.ofNullable(fullName), locale, timeZone);
  }
}
