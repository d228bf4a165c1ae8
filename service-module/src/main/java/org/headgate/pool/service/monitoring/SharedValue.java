package org.headgate.pool.service.monitoring;

/**
 * SPI: a value in the platform database that this node acts on and any node may change. Where it is
 * known not to have changed ({@link SharedValueMonitor#current}), nobody has to read the rows that
 * it stands for. A change that has to be noticed within seconds needs a trigger that tells of it,
 * as migration 43 has them.
 */
public interface SharedValue {

  /**
   * An SQL query or expression for it without parameters, always the same, and cheap whatever the
   * tables hold.
   */
  String expression();

  /**
   * Whether a value stands for something under way, whose end nobody tells: then it is read each
   * second.
   */
  default boolean isUnderWay(String value) {
    return false;
  }

  /**
   * The value is another one than before. Called on the monitor's thread: it is quick, and asks no
   * database.
   */
  default void onValueChanged() {}
}
