package org.headgate.pool.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The problems of the databases and pools, in plain words.
 *
 * @param summary one or two sentences with figures; says so when nothing is wrong
 * @param items most severe first
 */
public record Diagnosis(String summary, List<Item> items) {

  public Diagnosis {
    items = List.copyOf(items);
  }

  /**
   * One finding.
   *
   * @param cause what is wrong
   * @param evidence the figures it was seen by
   * @param cure what to do
   * @param pool the affected pool; empty where it is no single one
   * @param over true for a recent problem that harms nobody any more
   * @param backendPid the server process whose end cures it; empty where no process is to blame
   * @param changeId the pool change whose revert cures it; empty where none can be reverted
   */
  @Schema(name = "DiagnosisItem")
  public record Item(
      DiagnosisCode code,
      String cause,
      String evidence,
      String cure,
      Instant since,
      Optional<String> pool,
      boolean over,
      Optional<Integer> backendPid,
      Optional<UUID> changeId) {}
}
