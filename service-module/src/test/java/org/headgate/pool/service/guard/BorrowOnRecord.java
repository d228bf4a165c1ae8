package org.headgate.pool.service.guard;

import java.time.Instant;
import java.util.Optional;
import org.headgate.pool.service.admission.WorkPriority;

/** Creates borrows for tests of other packages. */
public final class BorrowOnRecord {
  private BorrowOnRecord() {}

  public static ConnectionBorrow of(String endpoint, Instant since) {
    return new ConnectionBorrow(
        Thread.currentThread(), WorkPriority.USERS, Optional.of(endpoint), since, 0);
  }

  public static EndedBorrow ended(String endpoint, Instant since) {
    return new EndedBorrow(of(endpoint, since), since.plusSeconds(1), true);
  }
}
