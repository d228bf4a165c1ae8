package org.headgate.pool.service.warnings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.pool.api.DiagnosisCode;

/**
 * Warns when the disk of the node's work area and logs fills up. A client cannot see the disk of a
 * database.
 */
@ApplicationScoped
class DiskCheck implements WarningCheck {

  private static final Logger LOG = SingleLineLogger.of(DiskCheck.class);
  private static final long PERCENT = 100;
  private static final long MIN_FREE_PERCENT = 5;
  private static final long MEBIBYTE = 1L << 20;

  @Inject Clock clock;

  private Optional<Instant> since = Optional.empty();

  @Override
  public Duration period() {
    return Duration.ofMinutes(1);
  }

  @Override
  public List<WarningFinding> check() {
    Optional<String> full = check(Path.of("").toAbsolutePath());
    since = full.map(cause -> since.orElseGet(clock::instant));
    return full.map(cause -> List.of(finding(cause))).orElseGet(List::of);
  }

  private WarningFinding finding(String cause) {
    return new WarningFinding(
        DiagnosisCode.DISK_FULL,
        cause,
        "Less than " + MIN_FREE_PERCENT + " % of it are free.",
        "Delete what is not needed, or give the node a larger disk.",
        since.orElseThrow());
  }

  private static Optional<String> check(Path folder) {
    try {
      FileStore disk = Files.getFileStore(folder);
      return cause(disk.getUsableSpace(), disk.getTotalSpace());
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "The disk does not say what is free", e);
      return Optional.empty();
    }
  }

  static Optional<String> cause(long free, long total) {
    return total > 0 && free / MIN_FREE_PERCENT < total / PERCENT
        ? Optional.of(
            "The node's disk is nearly full: %s of %s MiB are free."
                .formatted(free / MEBIBYTE, total / MEBIBYTE))
        : Optional.empty();
  }
}
