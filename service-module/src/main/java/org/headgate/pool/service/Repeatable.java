package org.headgate.pool.service;

public enum Repeatable {
  SAFE,
  BEFORE_COMMIT,
  NEVER
}
