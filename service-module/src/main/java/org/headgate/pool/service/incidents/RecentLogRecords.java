package org.headgate.pool.service.incidents;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.headgate.common.text.SingleLineText;
import org.headgate.common.text.TextShortener;
import org.headgate.pool.api.history.Incident.LogLine;

/**
 * Keeps the latest 200 log lines, warnings and worse, each cut to 1000 characters. Control
 * characters are escaped, because libraries log what they were sent.
 */
@ApplicationScoped
public class RecentLogRecords {

  private static final int MAX = 200;
  private static final int MAX_LENGTH = 1000;

  private final Deque<LogLine> lines = new ArrayDeque<>();
  private final Handler handler = new Listener();

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    root().ifPresent(logger -> logger.addHandler(handler));
  }

  @PreDestroy
  void stop() {
    root().ifPresent(logger -> logger.removeHandler(handler));
  }

  /** The root logger, which receives all records; nothing is written to it here. */
  private static Optional<Logger> root() {
    return Optional.ofNullable(LogManager.getLogManager().getLogger(""));
  }

  /** Lines from {@code from} until before {@code to}, oldest first. */
  List<LogLine> between(Instant from, Instant to) {
    synchronized (lines) {
      return lines.stream()
          .filter(line -> !line.at().isBefore(from) && line.at().isBefore(to))
          .toList();
    }
  }

  void add(LogRecord entry) {
    if (entry.getLevel().intValue() < Level.WARNING.intValue()) {
      return;
    }
    LogLine line =
        new LogLine(
            entry.getInstant(),
            entry.getLevel().getName(),
            String.valueOf(entry.getLoggerName()),
            cut(String.valueOf(new SimpleFormatter().formatMessage(entry))),
            Optional.ofNullable(entry.getThrown()).map(thrown -> cut(thrown.toString())));
    synchronized (lines) {
      if (lines.size() >= MAX) {
        lines.removeFirst();
      }
      lines.addLast(line);
    }
  }

  private static String cut(String text) {
    return TextShortener.withEllipsis(SingleLineText.escaped(text), MAX_LENGTH);
  }

  private final class Listener extends Handler {
    @Override
    public void publish(LogRecord entry) {
      add(entry);
    }

    @Override
    public void flush() {
      // Nothing is buffered.
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
