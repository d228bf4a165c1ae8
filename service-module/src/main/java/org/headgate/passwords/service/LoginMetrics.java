package org.headgate.passwords.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Locale;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Metrics of verified passwords: {@code headgate_logins_total} with the tag {@code outcome}. */
@ApplicationScoped
public class LoginMetrics {

  private static final Metadata LOG_INS =
      Metadata.builder()
          .withName("headgate_logins")
          .withDescription("Log-ins by password, by outcome")
          .build();

  @Inject MetricRegistry registry;

  /** The outcomes of a log-in. */
  public enum Outcome {
    /** The password was right. */
    ACCEPTED,
    /** The password was wrong, the address unknown or the account inactive. */
    REFUSED,
    /** Not checked, because there were too many attempts. */
    SLOWED,
    /** The password was right, but the address is not verified. */
    NOT_VERIFIED
  }

  /** Registers all counters at the start, with the value zero. */
  void register(@Observes @Initialized(ApplicationScoped.class) Object event) {
    for (Outcome outcome : Outcome.values()) {
      registry.counter(LOG_INS, tag(outcome));
    }
  }

  public void count(Outcome outcome) {
    registry.counter(LOG_INS, tag(outcome)).inc();
  }

  private static Tag tag(Outcome outcome) {
    return new Tag("outcome", outcome.name().toLowerCase(Locale.ROOT));
  }
}
