package org.headgate.pool.service.admission;

import java.util.Optional;
import java.util.function.Supplier;
import org.headgate.pool.persistence.PlatformRoute;

/**
 * The log-in on this thread, which may go on through the operator pool when the platform pool
 * serves nobody. Whether it may is decided once; what it took is given back when it is closed.
 */
public final class OperatorPoolScope implements AutoCloseable {

  private static final ThreadLocal<OperatorPoolScope> CURRENT = new ThreadLocal<>();

  private final Supplier<Optional<AdmissionPermit>> entrance;
  private Optional<AdmissionPermit> place = Optional.empty();
  private boolean decided;

  private OperatorPoolScope(Supplier<Optional<AdmissionPermit>> entrance) {
    this.entrance = entrance;
  }

  /**
   * A log-in begins on this thread; it is closed on the same one.
   *
   * @param entrance gives a place for the log-in, or none to whoever may not use the operator pool
   */
  public static OperatorPoolScope begin(Supplier<Optional<AdmissionPermit>> entrance) {
    OperatorPoolScope scope = new OperatorPoolScope(entrance);
    CURRENT.set(scope);
    return scope;
  }

  /** Empty on threads that serve no log-in. */
  public static Optional<OperatorPoolScope> current() {
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
      place.ifPresent(taken -> PlatformRoute.divert());
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
