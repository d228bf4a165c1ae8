package org.headgate.profiles.persistence;

import java.time.LocalDate;
import java.util.Optional;

/** A profile as it is read and written. */
public record ProfileView(
    Optional<String> displayName,
    Optional<String> bio,
    Optional<String> phone,
    Optional<LocalDate> birthDate,
    Optional<String> avatarUrl) {

  /** For JPQL, which knows no Optional. */
  public ProfileView(
      String displayName, String bio, String phone, LocalDate birthDate, String avatarUrl) {
    this(
        Optional.ofNullable(displayName),
        Optional.ofNullable(bio),
        Optional.ofNullable(phone),
        Optional.ofNullable(birthDate),
        Optional.ofNullable(avatarUrl));
  }
}
