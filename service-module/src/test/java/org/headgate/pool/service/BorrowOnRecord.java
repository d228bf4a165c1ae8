package org.headgate.pool.service;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A borrow as a test of other packages needs it. */
public final class BorrowOnRecord {
  private BorrowOnRecord() {}

  public static Borrow of(String endpoint, Instant since) {
    return new Borrow(
        Thread.currentThread(), WorkClass.USERS, Optional.of(endpoint), since, 0, List.of());
  }

  public static EndedBorrow ended(String endpoint, Instant since) {
    return new EndedBorrow(of(endpoint, since), since.plusSeconds(1), true);
  }
}
