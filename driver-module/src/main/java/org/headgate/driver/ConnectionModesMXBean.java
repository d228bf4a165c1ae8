package org.headgate.driver;

/**
 * The interface by which the application, which has another class loader, calls this library: by
 * the name {@value #NAME}.
 */
public interface ConnectionModesMXBean {

  String NAME = "org.headgate:type=ConnectionModes";

  /** Reports that a prepared statement was lost: new connections no longer prepare statements. */
  void noteLostStatements();
}
