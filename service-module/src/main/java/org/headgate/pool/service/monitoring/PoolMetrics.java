package org.headgate.pool.service.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.faults.FaultKind;
import org.headgate.pool.service.admission.AdmissionSnapshot;
import org.headgate.pool.service.guard.CircuitBreakerState;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.RequestAdmission;
import org.headgate.pool.service.liberty.PoolStatistics;
import org.headgate.pool.service.liberty.QueuedReads;

/**
 * The metrics of the pools and their guard, as {@code headgate_...} with the tag {@code pool}. All
 * are read from existing counters when they are scraped.
 */
@ApplicationScoped
public class PoolMetrics {

  @Inject MetricRegistry registry;
  @Inject DatabaseGuard guard;
  @Inject PoolUsage usage;
  @Inject RequestAdmission requests;
  @Inject QueuedReads queuedReads;

  void register(@Observes @Initialized(ApplicationScoped.class) Object event) {
    requests("admitted", "Requests let in since the start", AdmissionSnapshot::admitted);
    requests("waiting", "Requests that wait for a thread", AdmissionSnapshot::waiting);
    registry.gauge(
        metadata("headgate_requests_waiting_in_front", "Reads that wait in front of the server"),
        () -> queuedReads.waits().size());
    requests("in_service", "Requests that have one", AdmissionSnapshot::inUse);
    requests("refused", "Requests refused before they got one", AdmissionSnapshot::refused);
    for (PoolName pool : PoolName.values()) {
      Tag tag = new Tag("pool", pool.wireName());
      admission(tag, pool, "admitted", "Calls that got their turn", AdmissionSnapshot::admitted);
      admission(
          tag, pool, "refused", "Calls refused before the database", AdmissionSnapshot::refused);
      admission(
          tag, pool, "timeouts", "Calls refused at their deadline", AdmissionSnapshot::timeouts);
      admission(tag, pool, "waiting", "Calls that wait for their turn", AdmissionSnapshot::waiting);
      admission(tag, pool, "in_use", "Calls at work", AdmissionSnapshot::inUse);
      admission(
          tag,
          pool,
          "upkeep",
          "Connections borrowed by probes and maintenance",
          AdmissionSnapshot::maintenance);
      registry.gauge(
          metadata("headgate_breaker_open", "1 while the circuit breaker refuses, else 0"),
          () -> guard.snapshot(pool).breaker() == CircuitBreakerState.CLOSED ? 0 : 1,
          tag);
      pool(tag, pool, "in_use", "Connections in use", PoolStatistics::inUse);
      pool(tag, pool, "size", "Connections there are", PoolStatistics::size);
      pool(tag, pool, "max_size", "Connections there may be", PoolStatistics::maxSize);
      for (FaultKind kind : FaultKind.values()) {
        registry.gauge(
            metadata("headgate_faults", "Faults met since the start, by kind"),
            () -> guard.snapshot(pool).faults().getOrDefault(kind, 0L),
            tag,
            new Tag("kind", kind.name().toLowerCase(Locale.ROOT)));
      }
    }
  }

  private void requests(String name, String description, ToLongFunction<AdmissionSnapshot> figure) {
    registry.gauge(
        metadata("headgate_requests_" + name, description),
        () -> figure.applyAsLong(requests.snapshot()));
  }

  private void admission(
      Tag tag,
      PoolName pool,
      String name,
      String description,
      ToLongFunction<AdmissionSnapshot> figure) {
    registry.gauge(
        metadata("headgate_guard_" + name, description),
        () -> figure.applyAsLong(guard.snapshot(pool).admission()),
        tag);
  }

  private void pool(
      Tag tag,
      PoolName pool,
      String name,
      String description,
      ToLongFunction<PoolStatistics> figure) {
    registry.gauge(
        metadata("headgate_pool_" + name, description),
        () -> usage.statistics(pool).map(figure::applyAsLong).orElse(0L),
        tag);
  }

  private static Metadata metadata(String name, String description) {
    return Metadata.builder().withName(name).withDescription(description).build();
  }
}
