package org.headgate.pool.service.admission;

import java.util.Optional;
import java.util.function.Supplier;
import org.headgate.pool.persistence.PlatformRoute;

/**
 * The log-in on this thread, which may continue through the operator pool while the platform pool
 * is stuck. The decision is made once; closing releases what was acquired.
 */
public final class OperatorLaneScope implements AutoCloseable {

  private static final ThreadLocal<OperatorLaneScope> CURRENT = new ThreadLocal<>();

  private final Supplier<Optional<AdmissionPermit>> entrance;
  private Optional<AdmissionPermit> place = Optional.empty();
  private boolean decided;

  private OperatorLaneScope(Supplier<Optional<AdmissionPermit>> entrance) {
    this.entrance = entrance;
  }

  /**
   * Begins the scope of a log-in on this thread; it is closed on the same one.
   *
   * @param entrance acquires a place for the log-in, or none if it may not use the operator pool
   */
  public static OperatorLaneScope begin(Supplier<Optional<AdmissionPermit>> entrance) {
    OperatorLaneScope scope = new OperatorLaneScope(entrance);
    CURRENT.set(scope);
    return scope;
  }

  /** Empty on threads without a log-in. */
  public static Optional<OperatorLaneScope> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  /**
   * Called between transactions, holding no permit.
   *
   * @return whether the thread uses the operator pool from now on
   */
  public boolean enter() {
    if (!decided) {
      decided = true;
      place = entrance.get();
      place.ifPresent(permit -> PlatformRoute.divert());
    }
    return place.isPresent();
  }

  @Override
  public void close() {
    CURRENT.remove();
    PlatformRoute.restore();
    place.ifPresent(AdmissionPermit::close);
  }
}
