package org.headgate.accounts.persistence.imports;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An import, read by one statement.
 *
 * @param state receiving, running, done or cancelled
 * @param lines received so far, empty ones not counted
 */
public record UserImportView(
    UUID id,
    boolean dryRun,
    String state,
    Instant createdAt,
    Optional<Instant> finishedAt,
    int lines,
    Counts counts) {

  /** Constructor for JPQL, which has no Optional. */
  public UserImportView(
      UUID id,
      boolean dryRun,
      String state,
      Instant createdAt,
      Instant finishedAt,
      int lines,
      int created,
      int unchanged,
      int refused) {
    this(
        id,
        dryRun,
        state,
        createdAt,
        Optional.ofNullable(finishedAt),
        lines,
        new Counts(created, unchanged, refused));
  }

  /**
   * The results of processed lines.
   *
   * @param unchanged lines whose account existed already
   */
  public record Counts(int created, int unchanged, int refused) {

    /** The number of processed lines. */
    public int processed() {
      return created + unchanged + refused;
    }
  }
}
