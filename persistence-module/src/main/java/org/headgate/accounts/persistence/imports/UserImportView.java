package org.headgate.accounts.persistence.imports;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An import as one statement reads it.
 *
 * @param state receiving, running, done or cancelled
 * @param lines that have arrived, empty ones not counted
 */
public record UserImportView(
    UUID id,
    boolean dryRun,
    String state,
    Instant createdAt,
    Optional<Instant> finishedAt,
    int lines,
    Counts counts) {

  /** For JPQL, which knows no Optional. */
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
   * What became of lines.
   *
   * @param unchanged whose account was there already
   */
  public record Counts(int created, int unchanged, int refused) {

    /** All of them. */
    public int processed() {
      return created + unchanged + refused;
    }
  }
}
