package org.headgate.settings;

public record Secret(String reveal) {
  @Override
  public String toString() {
    return "***";
  }
}
