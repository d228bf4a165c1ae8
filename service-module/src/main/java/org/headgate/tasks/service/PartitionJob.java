package org.headgate.tasks.service;

/**
 * SPI for tables that are partitioned by time: their partitions are made ahead and dropped when all
 * that is in them has expired. One node at a time calls each bean of this type every few minutes,
 * without a transaction.
 */
public interface PartitionJob {

  /** Does what is due and can be done now; the next call goes on from there. */
  void run();
}
