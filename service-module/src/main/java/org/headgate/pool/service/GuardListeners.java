package org.headgate.pool.service;

import java.time.Duration;
import java.util.List;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.persistence.DatabaseFault;

/** Tells several listeners as if they were one. */
record GuardListeners(List<GuardListener> all) implements GuardListener {
  GuardListeners {
    all = List.copyOf(all);
  }

  @Override
  public void admitted(GuardedWork work, Duration waited) {
    all.forEach(each -> each.admitted(work, waited));
  }

  @Override
  public void released(GuardedWork work, Duration held) {
    all.forEach(each -> each.released(work, held));
  }

  @Override
  public void refused(GuardedWork work, Refusal refusal) {
    all.forEach(each -> each.refused(work, refusal));
  }

  @Override
  public void faulted(GuardedWork work, DatabaseFault fault) {
    all.forEach(each -> each.faulted(work, fault));
  }

  @Override
  public void retried(GuardedWork work, int retry, Duration delay) {
    all.forEach(each -> each.retried(work, retry, delay));
  }

  @Override
  public void failed(GuardedWork work, DatabaseFault fault, GuardSnapshot state) {
    all.forEach(each -> each.failed(work, fault, state));
  }

  @Override
  public void breakerChanged(DatabaseName database, BreakerState from, BreakerState to) {
    all.forEach(each -> each.breakerChanged(database, from, to));
  }
}
