package org.headgate.pool.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.headgate.pool.DatabaseName;

@ApplicationScoped
public class DatabaseGuard {
  public <T> T call(GuardedWork work, Supplier<T> body) {
    return body.get();
  }

  public void run(GuardedWork work, Runnable body) {
    body.run();
  }

  public void noteReachable(DatabaseName n) {}

  public GuardSnapshot snapshot(DatabaseName n) {
    return new GuardSnapshot(0);
  }
}
