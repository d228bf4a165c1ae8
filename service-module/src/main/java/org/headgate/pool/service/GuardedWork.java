package org.headgate.pool.service;

import org.headgate.pool.DatabaseName;

public record GuardedWork(DatabaseName database, WorkClass workClass, Repeatable repeatable) {}
