package org.headgate.pool;

public record PoolSettings(int minPoolSize, int maxPoolSize, long timeout, long aged) {}
