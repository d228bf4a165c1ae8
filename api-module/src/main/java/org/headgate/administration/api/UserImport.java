package org.headgate.administration.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An import of accounts and how far it has come.
 *
 * @param isDryRun whether it only says what it would do
 * @param lines that have arrived, empty ones not counted
 * @param processed of them
 * @param created accounts that were made, or would be
 * @param unchanged lines whose account was there already
 * @param refused lines that made no account
 */
public record UserImport(
    UUID id,
    State state,
    @Schema(description = "Whether it only says what it would do") boolean isDryRun,
    Instant createdAt,
    @Schema(description = "null while it is open") Optional<Instant> finishedAt,
    @Schema(description = "Lines that have arrived, empty ones not counted") int lines,
    @Schema(description = "Lines that are done: created, unchanged and refused") int processed,
    @Schema(description = "Accounts that were made, or would be") int created,
    @Schema(description = "Lines whose account was there already") int unchanged,
    @Schema(
            description =
                "Lines that made no account; GET /admin/users/imports/{id}/refused says why")
        int refused) {

  /** Where an import is. */
  @Schema(name = "UserImportState")
  public enum State {
    /** Its lines arrive. */
    RECEIVING,
    /** All lines are there. */
    RUNNING,
    /** All lines were processed. */
    DONE,
    /** Somebody cancelled it; what was made stays. */
    CANCELLED;

    @JsonValue
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
