package org.headgate.profiles.persistence;

import java.time.LocalDate;
import java.util.Optional;

/** The fields of a profile. */
public record ProfileView(
    Optional<String> displayName,
    Optional<String> bio,
    Optional<String> phone,
    Optional<LocalDate> birthDate,
    Optional<String> avatarUrl) {

  /** Constructor for JPQL, which has no Optional. */
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
