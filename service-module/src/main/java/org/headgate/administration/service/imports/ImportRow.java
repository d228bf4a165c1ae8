package org.headgate.administration.service.imports;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;

/**
 * An account to insert, with members named as in the statement.
 *
 * @param line its number in the file
 * @param external its id in the other system
 * @param totp the encrypted secret, in hexadecimal digits
 * @param codes hashes, in hexadecimal digits
 */
record ImportRow(
    @JsonIgnore int line,
    UUID id,
    String email,
    String hash,
    Optional<String> name,
    String locale,
    String zone,
    List<String> roles,
    Optional<UUID> department,
    boolean active,
    Optional<Instant> verified,
    Instant created,
    Optional<Instant> seen,
    Optional<String> external,
    Instant imported,
    Optional<SortedMap<String, String>> attributes,
    Optional<String> totp,
    List<String> codes) {

  ImportRow {
    roles = List.copyOf(roles);
    codes = List.copyOf(codes);
  }

  /** The same account in a department, or in none. */
  ImportRow in(Optional<UUID> other) {
    return new ImportRow(
        line,
        id,
        email,
        hash,
        name,
        locale,
        zone,
        roles,
        other,
        active,
        verified,
        created,
        seen,
        external,
        imported,
        attributes,
        totp,
        codes);
  }

  /** Leaves out hash and secrets. */
  @Override
  public String toString() {
    return "ImportRow[" + id + "]";
  }
}
