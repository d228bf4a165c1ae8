package com.ibm.ejs.j2c;

/** As much of Liberty's class as the agent changes. */
public class FreePool {

  private final PoolManager pool = new PoolManager();

  /** Returns the pool that was asked. */
  public PoolManager queueRequest() {
    pool.requestingAccessToPool();
    return pool;
  }
}
