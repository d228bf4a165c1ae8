package org.headgate.pool.service.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.headgate.common.service.IdGenerator;
import org.headgate.common.text.TextShortener;
import org.headgate.pool.api.PoolChange;
import org.headgate.pool.api.history.HistoryMark;
import org.headgate.pool.api.history.HistoryMark.Kind;
import org.headgate.pool.service.events.DatabaseStatusChangedEvent;
import org.headgate.pool.service.events.PoolChangeEvent;

/** The latest 2000 marks of this node, and those that are still to be written to the database. */
@ApplicationScoped
public class HistoryMarks {

  private static final int MAX = 2000;
  private static final int MAX_TEXT_LENGTH = 500;
  private static final String VERSION =
      "/META-INF/maven/org.headgate/service-module/pom.properties";
  private static final String STARTED = "The node started with version ";

  @Inject NodeName node;
  @Inject IdGenerator ids;
  @Inject Clock clock;

  private final Deque<HistoryMark> marks = new ArrayDeque<>();
  private final Deque<HistoryMark> waiting = new ArrayDeque<>();
  private volatile Instant startedAt = Instant.EPOCH;

  void started(@Observes @Initialized(ApplicationScoped.class) Object event) {
    startedAt = clock.instant();
    add(Kind.START, Optional.empty(), STARTED + version() + ".");
  }

  void addStop() {
    add(Kind.STOP, Optional.empty(), "The node was told to stop.");
  }

  void changed(@Observes PoolChangeEvent event) {
    PoolChange change = event.change();
    String sizes =
        " from %s + %s to %s + %s"
            .formatted(
                change.before().poolSize(),
                change.before().maxOverflow(),
                change.after().poolSize(),
                change.after().maxOverflow());
    add(
        Kind.CHANGE,
        Optional.of(change.pool()),
        switch (change.state()) {
          case APPLIED -> change.actor() + " changed " + change.pool() + sizes + ".";
          case CONFIRMED -> "The change of " + change.pool() + sizes + " was confirmed.";
          case REVERTED ->
              "The change of "
                  + change.pool()
                  + sizes
                  + " was reverted"
                  + change.reason().map(": "::concat).orElse(".");
        });
  }

  void changed(@Observes DatabaseStatusChangedEvent event) {
    add(
        Kind.DATABASE,
        Optional.of(event.database().wireName()),
        "The database "
            + event.database().wireName()
            + (event.now().isUp()
                ? " is up."
                : " is down" + event.now().reason().map(": "::concat).orElse(".")));
  }

  /** The start of this node. */
  public Instant startedAt() {
    return startedAt;
  }

  /** Adds a mark with the present time. */
  public void add(Kind kind, Optional<String> pool, String text) {
    String kept = TextShortener.withEllipsis(text, MAX_TEXT_LENGTH);
    HistoryMark mark = new HistoryMark(ids.next(), node.text(), clock.instant(), kind, pool, kept);
    synchronized (marks) {
      append(marks, mark);
      append(waiting, mark);
    }
  }

  private static void append(Deque<HistoryMark> to, HistoryMark mark) {
    if (to.size() >= MAX) {
      to.removeFirst();
    }
    to.addLast(mark);
  }

  /** Marks from {@code from} until before {@code to}, oldest first. */
  public List<HistoryMark> between(Instant from, Instant to) {
    synchronized (marks) {
      return marks.stream()
          .filter(mark -> !mark.at().isBefore(from) && mark.at().isBefore(to))
          .toList();
    }
  }

  List<HistoryMark> waiting() {
    synchronized (marks) {
      return List.copyOf(waiting);
    }
  }

  void markWritten(List<HistoryMark> written) {
    synchronized (marks) {
      waiting.removeAll(written);
    }
  }

  /** Adds marks of earlier runs, and a deployment mark if this run has another version. */
  void restore(List<HistoryMark> earlier) {
    Optional<String> previous =
        earlier.stream()
            .filter(mark -> mark.kind() == Kind.START)
            .reduce((first, second) -> second)
            .map(HistoryMark::text);
    previous
        .filter(text -> !text.equals(STARTED + version() + "."))
        .ifPresent(
            text ->
                add(
                    Kind.DEPLOYMENT,
                    Optional.empty(),
                    "Version " + version() + " was deployed. Before: " + text));
    synchronized (marks) {
      Set<UUID> known = marks.stream().map(HistoryMark::markId).collect(Collectors.toSet());
      List<HistoryMark> all = new ArrayList<>(marks);
      earlier.stream().filter(mark -> !known.contains(mark.markId())).forEach(all::add);
      all.sort(Comparator.comparing(HistoryMark::at));
      marks.clear();
      all.forEach(mark -> append(marks, mark));
    }
  }

  private static String version() {
    try (InputStream file = HistoryMarks.class.getResourceAsStream(VERSION)) {
      Properties properties = new Properties();
      if (file != null) {
        properties.load(file);
      }
      return properties.getProperty("version", "unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
