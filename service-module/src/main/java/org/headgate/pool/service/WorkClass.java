package org.headgate.pool.service;

public enum WorkClass {
  AUTHENTICATION,
  USERS,
  JOBS,
  OPERATOR
}
