package com.ibm.ejs.j2c;

/** As much of Liberty's class as the agent changes; it tells who would have waited. */
public class PoolManager {

  private boolean hasWaited;

  public boolean hasWaited() {
    return hasWaited;
  }

  void requestingAccessToPool() {
    requestingAccessToPool(false);
  }

  void requestingAccessToPool(boolean evenWhilePurged) {
    hasWaited = !evenWhilePurged;
  }
}
