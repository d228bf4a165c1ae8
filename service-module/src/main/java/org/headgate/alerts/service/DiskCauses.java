package org.headgate.alerts.service;

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
import org.headgate.alerts.api.AlertKind;
import org.headgate.common.text.SingleLineLogger;

/**
 * The disk that this node works and logs on, looked at each minute. Of the disk of a database a
 * client learns nothing.
 */
@ApplicationScoped
class DiskCauses implements AlertCauseSource {

  private static final Logger LOG = SingleLineLogger.of(DiskCauses.class);
  private static final Duration PERIOD = Duration.ofMinutes(1);
  private static final long PERCENT = 100;
  private static final long FEWEST_FREE_PERCENT = 5;
  private static final long MEBIBYTE = 1L << 20;

  @Inject Clock clock;

  private List<AlertCause> causes = List.of();
  private Optional<Instant> since = Optional.empty();
  private Instant lookedAt = Instant.EPOCH;

  @Override
  public synchronized List<AlertCause> causes() {
    if (!clock.instant().isBefore(lookedAt.plus(PERIOD))) {
      lookedAt = clock.instant();
      Optional<String> title = title();
      since = title.map(full -> since.orElse(lookedAt));
      causes = title.map(this::cause).map(List::of).orElseGet(List::of);
    }
    return causes;
  }

  private AlertCause cause(String title) {
    return new AlertCause(
        AlertKind.DISK_FULL,
        Optional.empty(),
        title,
        "Delete what is not needed, or give the node a larger disk.",
        since.orElse(lookedAt));
  }

  private static Optional<String> title() {
    try {
      FileStore disk = Files.getFileStore(Path.of("").toAbsolutePath());
      return title(disk.getUsableSpace(), disk.getTotalSpace());
    } catch (IOException unknown) {
      LOG.log(Level.DEBUG, "The disk does not say what is free", unknown);
      return Optional.empty();
    }
  }

  static Optional<String> title(long free, long total) {
    return total > 0 && free / FEWEST_FREE_PERCENT < total / PERCENT
        ? Optional.of(
            "The node's disk is nearly full: %s of %s MiB are free."
                .formatted(free / MEBIBYTE, total / MEBIBYTE))
        : Optional.empty();
  }
}
