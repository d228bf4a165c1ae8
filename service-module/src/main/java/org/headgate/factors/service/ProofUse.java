package org.headgate.factors.service;

/** What became of a second proof that was offered. */
public enum ProofUse {
  /** It is used up now. */
  RIGHT,
  /** A code of an app that would be right, but opened the account before (RFC 6238, 5.2). */
  REPEATED,
  WRONG
}
