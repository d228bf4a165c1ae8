package org.headgate.pool.service;

public record GuardSnapshot(int waiting) {}
