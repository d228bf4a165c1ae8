package org.headgate.administration.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An import of accounts and its progress.
 *
 * @param isDryRun whether it only reports what it would do
 * @param lines received so far, empty ones not counted
 * @param processed lines
 * @param created accounts that were created, or would be
 * @param unchanged lines whose account existed already
 * @param refused lines that created no account
 */
public record UserImport(
    UUID id,
    State state,
    @Schema(description = "Whether the import only reports what it would do") boolean isDryRun,
    Instant createdAt,
    @Schema(description = "null while the import is open") Optional<Instant> finishedAt,
    @Schema(description = "Lines received, not counting empty ones") int lines,
    @Schema(description = "Lines processed: created, unchanged and refused") int processed,
    @Schema(description = "Accounts created, or that would be created") int created,
    @Schema(description = "Lines whose account existed already") int unchanged,
    @Schema(
            description =
                "Lines that created no account; GET /admin/users/imports/{id}/refused gives the"
                    + " reasons")
        int refused) {

  /** The states of an import. */
  @Schema(name = "UserImportState")
  public enum State {
    /** Lines are being received. */
    RECEIVING,
    /** All lines were received and are being processed. */
    RUNNING,
    /** All lines were processed. */
    DONE,
    /** Cancelled by an administrator; created accounts stay. */
    CANCELLED;

    @JsonValue
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
