package org.headgate.otp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Locale;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.headgate.otp.api.CodePurpose;

/**
 * Metrics of codes, {@code headgate_codes_total} with the tags {@code purpose} and {@code event}.
 * Events of a transaction that is later rolled back are counted too.
 */
@ApplicationScoped
public class CodeMetrics {

  private static final Metadata CODES =
      Metadata.builder()
          .withName("headgate_codes")
          .withDescription("One-time codes by what became of them")
          .build();

  @Inject MetricRegistry registry;

  /** The events of a code or a request for one. */
  public enum Event {
    /** Issued; a mail is being sent. */
    ISSUED,
    /** Redeemed: right, in time, for the first time. */
    REDEEMED,
    /** Refused: wrong, expired, used or unknown. */
    REFUSED,
    /** Not checked, because there were too many guesses. */
    NOT_JUDGED,
    /** Not sent, because one was sent a moment ago or too many were. */
    NOT_SENT
  }

  /** Registers all counters at the start, with the value zero. */
  void register(@Observes @Initialized(ApplicationScoped.class) Object start) {
    for (CodePurpose purpose : CodePurpose.values()) {
      for (Event event : Event.values()) {
        registry.counter(CODES, tags(purpose, event));
      }
    }
  }

  void count(CodePurpose purpose, Event event) {
    registry.counter(CODES, tags(purpose, event)).inc();
  }

  private static Tag[] tags(CodePurpose purpose, Event event) {
    return new Tag[] {
      new Tag("purpose", purpose.wireName()),
      new Tag("event", event.name().toLowerCase(Locale.ROOT))
    };
  }
}
