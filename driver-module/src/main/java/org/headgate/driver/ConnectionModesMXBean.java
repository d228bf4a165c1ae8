package org.headgate.driver;

/**
 * How the application, which has another class loader, speaks to this library: by the name {@value
 * #NAME}.
 */
public interface ConnectionModesMXBean {

  String NAME = "org.headgate:type=ConnectionModes";

  /** A statement that had been prepared was not there: new connections prepare none any more. */
  void noteLostStatements();
}
