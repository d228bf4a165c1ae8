package org.headgate.administration.service;

/** Which secrets an export of all accounts contains. */
public record ExportOptions(boolean passwordHashes, boolean secondFactors) {

  boolean hasSecrets() {
    return passwordHashes || secondFactors;
  }
}
