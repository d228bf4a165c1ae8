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
 * Codes for Prometheus, {@code headgate_codes_total} with the tags {@code purpose} and {@code
 * event}. A transaction that is rolled back afterwards has counted all the same.
 */
@ApplicationScoped
public class CodeMetrics {

  private static final Metadata CODES =
      Metadata.builder()
          .withName("headgate_codes")
          .withDescription("One-time codes by what became of them")
          .build();

  @Inject MetricRegistry registry;

  /** What can become of a code, or of the wish for one. */
  public enum Event {
    /** Issued; a mail is on its way. */
    ISSUED,
    /** Right, in time, for the first time. */
    REDEEMED,
    /** Wrong, expired, used or unknown. */
    REFUSED,
    /** Not judged, since too much was guessed. */
    NOT_JUDGED,
    /** Not sent, since one was sent a moment ago or too many were. */
    NOT_SENT
  }

  /** All of them are there from the start, at nothing. */
  void register(@Observes @Initialized(ApplicationScoped.class) Object event) {
    for (CodePurpose purpose : CodePurpose.values()) {
      for (Event each : Event.values()) {
        registry.counter(CODES, tags(purpose, each));
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
