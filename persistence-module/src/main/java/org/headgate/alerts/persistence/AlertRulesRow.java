package org.headgate.alerts.persistence;

/** The rules of alerts, encrypted. */
public final class AlertRulesRow {

  private final byte[] sealedRules;
  private final long version;

  /**
   * @param version the version that was read; each write makes another
   */
  public AlertRulesRow(byte[] sealedRules, long version) {
    this.sealedRules = sealedRules.clone();
    this.version = version;
  }

  public byte[] sealedRules() {
    return sealedRules.clone();
  }

  public long version() {
    return version;
  }
}
