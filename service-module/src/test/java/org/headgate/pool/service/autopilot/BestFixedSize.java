package org.headgate.pool.service.autopilot;

/**
 * Searches the smallest size that would have done from the beginning to the end of a trace: in each
 * quarter of an hour in which the database was well, 95 of 100 calls waited 20 ms at most and none
 * was refused.
 */
final class BestFixedSize {

  private static final int QUARTER = 900;
  private static final double AIM_SECONDS = 0.02;
  private static final int MOST = 64;

  private BestFixedSize() {}

  static int of(LoadTrace trace) {
    int tooFew = 1;
    int enough = MOST;
    while (enough - tooFew > 1) {
      int middle = (tooFew + enough) / 2;
      if (isSufficient(trace, middle)) {
        enough = middle;
      } else {
        tooFew = middle;
      }
    }
    return enough;
  }

  private static boolean isSufficient(LoadTrace trace, int size) {
    SimulatedPool pool = new SimulatedPool(trace, size);
    int from = (int) trace.evaluatedFrom().toSeconds();
    pool.skipTo(from);
    for (int second = from; second < trace.length().toSeconds(); second += QUARTER) {
      SimulatedPool.Tally tally = pool.pass(QUARTER);
      boolean isHealthy =
          trace.isHealthy(second)
              && trace.isHealthy(second + QUARTER)
              && trace.isHealthy(second - QUARTER);
      if (isHealthy && (tally.refused() > 0 || tally.waitP95() > AIM_SECONDS)) {
        return false;
      }
    }
    return true;
  }
}
