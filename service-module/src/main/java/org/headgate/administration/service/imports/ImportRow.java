package org.headgate.administration.service.imports;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An account that is to be made, with its members as the statement names them that writes it.
 *
 * @param line its number in the file
 * @param external its name in the other system
 * @param totp the sealed secret, in hexadecimal digits
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
    Optional<String> totp,
    List<String> codes) {

  ImportRow {
    roles = List.copyOf(roles);
    codes = List.copyOf(codes);
  }

  /** The same account in a department, or in none. */
  ImportRow in(Optional<UUID> other) {
    return new ImportRow(
        line, id, email, hash, name, locale, zone, roles, other, active, verified, created, seen,
        external, imported, totp, codes);
  }

  /** Without hash and secrets. */
  @Override
  public String toString() {
    return "ImportRow[" + id + "]";
  }
}
