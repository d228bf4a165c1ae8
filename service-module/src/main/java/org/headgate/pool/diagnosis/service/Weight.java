package org.headgate.pool.diagnosis.service;

/** How much a finding matters now, heaviest first. */
enum Weight {
  /** Requests suffer from it now. */
  HARMS,
  /** It is there, and requests may suffer from it later. */
  MAY_HARM,
  /** It was there a moment ago, and may come again. */
  IS_OVER
}
