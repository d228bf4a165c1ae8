package org.headgate.scheduling.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The secrets of a schedule's webhook, encrypted: none, one, or two during a rotation. Immutable.
 */
@Embeddable
public class ScheduleSecrets {

  private byte[] secret;

  @Column(name = "secret_id")
  private UUID secretId;

  @Column(name = "newer_secret")
  private byte[] newerSecret;

  @Column(name = "newer_secret_id")
  private UUID newerSecretId;

  protected ScheduleSecrets() {}

  private ScheduleSecrets(byte[] secret, UUID secretId, byte[] newerSecret, UUID newerSecretId) {
    this.secret = secret;
    this.secretId = secretId;
    this.newerSecret = newerSecret;
    this.newerSecretId = newerSecretId;
  }

  /** The secret that is set with a schedule, if any. */
  static ScheduleSecrets of(Optional<byte[]> secret) {
    return new ScheduleSecrets(secret.map(byte[]::clone).orElse(null), null, null, null);
  }

  /**
   * The secrets after the schedule was written again with this one: during a rotation both stay
   * with the older.
   */
  ScheduleSecrets redefined(Optional<byte[]> set) {
    return Arrays.equals(secret, set.orElse(null)) ? this : of(set);
  }

  /** Adds a second secret; there must be one. */
  ScheduleSecrets with(UUID id, byte[] newer) {
    return new ScheduleSecrets(secret, secretId, newer.clone(), id);
  }

  /** Removes one of two secrets. */
  ScheduleSecrets without(UUID id) {
    return id.equals(newerSecretId)
        ? new ScheduleSecrets(secret, secretId, null, null)
        : new ScheduleSecrets(newerSecret, newerSecretId, null, null);
  }

  /** The older secret. */
  Optional<byte[]> older() {
    return Optional.ofNullable(secret).map(byte[]::clone);
  }

  /** All secrets, oldest first. */
  List<byte[]> all() {
    return newerSecret == null
        ? older().stream().toList()
        : List.of(secret.clone(), newerSecret.clone());
  }

  /**
   * The ids of the secrets, oldest first.
   *
   * @param scheduleId the id of the one that was set with the schedule
   */
  List<UUID> ids(UUID scheduleId) {
    if (secret == null) {
      return List.of();
    }
    UUID first = secretId == null ? scheduleId : secretId;
    return newerSecretId == null ? List.of(first) : List.of(first, newerSecretId);
  }
}
